"""Reports by members, sealed; where moderators see them; and how many hide a card."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add a setting and two tables; no row names who reported."""
    op.add_column(
        "guild", sa.Column("reports_to_hide", sa.Integer(), nullable=False, server_default="3")
    )
    op.create_table(
        "report",
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("pid", sa.LargeBinary(16), nullable=False),
        sa.Column("reporter_tag", sa.LargeBinary(16), nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_index("report_once", "report", ["pid", "reporter_tag"], unique=True)
    op.create_index("report_open", "report", ["guild", "state"])
    op.create_table(
        "report_message",
        sa.Column("pid", sa.LargeBinary(16), primary_key=True),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sqlite_with_rowid=False,
    )
