"""Servers in which sharing rests, and who said so."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the two tables; nowhere does sharing rest yet."""
    op.create_table(
        "lockdown",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, primary_key=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("resumes", sa.Integer(), nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lockdown_by",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, primary_key=True),
        sa.Column("user", sa.BigInteger(), autoincrement=False, primary_key=True),
        sqlite_with_rowid=False,
    )
