"""Servers that the bot is in, and since when it is away from others."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the table; it is filled when Discord says where the bot is."""
    op.create_table(
        "stay",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, primary_key=True),
        sa.Column("gone_on", sa.Date(), nullable=True),
        sqlite_with_rowid=False,
    )
