"""Changes of a server's settings, which can be undone for a day."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add a table; what was changed before is not in it, and can't be undone."""
    op.create_table(
        "setting_change",
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("user", sa.BigInteger(), nullable=True),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(1000), nullable=False),
        sa.Column("after", sa.String(1000), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("setting_change_recent", "setting_change", ["guild", "number"])
