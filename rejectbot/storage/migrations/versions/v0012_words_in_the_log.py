"""The log of moderators names the words that one of them added to the filter or took off."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column; what was done before had no words."""
    op.add_column("moderation", sa.Column("words", sa.String(120), nullable=True))
