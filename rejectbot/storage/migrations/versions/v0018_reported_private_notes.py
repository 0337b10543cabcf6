"""Notes to an author alone can be taken away by moderators, once that author reported them."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add a column; of what waits already nobody knows any more who wrote it."""
    op.add_column(
        "private_note",
        sa.Column("state", sa.String(12), nullable=False, server_default="published"),
    )
