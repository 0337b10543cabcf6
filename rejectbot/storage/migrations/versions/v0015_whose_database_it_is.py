"""The database knows which application on Discord it is of, so that no other erases its servers."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column; the next start fills it."""
    op.add_column("installation", sa.Column("application", sa.BigInteger(), nullable=True))
