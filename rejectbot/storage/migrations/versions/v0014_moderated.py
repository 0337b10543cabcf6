"""What moderators hide or remove: its sealed text, or what its author is told, for some days."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add one table."""
    op.create_table(
        "moderated",
        sa.Column("pid", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("moderated_recent", "moderated", ["guild", "removed"])
