"""A server's own words about where to find help."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; no server has any yet."""
    op.add_column("guild", sa.Column("care", sa.String(400), nullable=False, server_default=""))
