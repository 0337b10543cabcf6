"""Review by moderators: two settings, the messages of the queue, and what moderators decided."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add columns and tables; review is off until an administrator turns it on."""
    op.add_column("guild", sa.Column("moderators_channel", sa.BigInteger(), nullable=True))
    op.add_column("guild", sa.Column("review", sa.String(12), nullable=False, server_default="off"))
    op.create_table(
        "review_message",
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "moderation",
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("user", sa.BigInteger(), nullable=True),
        sa.Column("what", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("pid", sa.LargeBinary(16), nullable=True),
        sa.Column("reason", sa.String(12), nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_index("moderation_recent", "moderation", ["guild", "day"])
