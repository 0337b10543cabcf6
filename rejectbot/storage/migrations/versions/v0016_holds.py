"""Holds: whose next texts moderators look at first, by name or by an anonymous card."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add two tables; nobody is held yet."""
    op.create_table(
        "anonymous_hold",
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("pid", sa.LargeBinary(16), nullable=False),
        sa.Column("tag", sa.LargeBinary(16), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(12), nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_index("anonymous_hold_guild", "anonymous_hold", ["guild"])
    op.create_index("anonymous_hold_pid", "anonymous_hold", ["pid"], unique=True)
    op.create_table(
        "member_hold",
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("user", sa.BigInteger(), nullable=False),
        sa.Column("pid", sa.LargeBinary(16), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(12), nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_index("member_hold_user", "member_hold", ["guild", "user"], unique=True)
