"""What messages about reports say, so that none is edited for nothing, and which are gone."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add three columns; the next look fills them."""
    table = "report_message"
    op.add_column(table, sa.Column("said", sa.LargeBinary(16), nullable=True))
    op.add_column(table, sa.Column("reports", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(table, sa.Column("gone", sa.Boolean(), nullable=False, server_default=sa.false()))
