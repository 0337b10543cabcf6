"""Words and phrases that servers look for."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the table; no server looks for any yet."""
    op.create_table(
        "word_filter",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, primary_key=True),
        sa.Column("words", sa.String(120), primary_key=True),
        sa.Column("action", sa.String(8), nullable=False),
        sqlite_with_rowid=False,
    )
