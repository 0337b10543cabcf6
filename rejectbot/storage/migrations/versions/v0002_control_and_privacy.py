"""Where the database came from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add only: an older program must be able to go on reading."""
    op.create_table(
        "installation",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key_file", sa.LargeBinary(length=16), nullable=True),
        sa.Column("backup_of", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("one"),
        sqlite_with_rowid=False,
    )
