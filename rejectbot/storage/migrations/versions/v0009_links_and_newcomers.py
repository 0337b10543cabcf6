"""What a server decided about links, and about who joined it a moment ago."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the columns; in every server it stays as it was: host names, and nobody waits."""
    op.add_column(
        "guild", sa.Column("links", sa.String(12), nullable=False, server_default="host_names")
    )
    op.add_column(
        "guild", sa.Column("newcomers_wait", sa.Integer(), nullable=False, server_default="0")
    )
