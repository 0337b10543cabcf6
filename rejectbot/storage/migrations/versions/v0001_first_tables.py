"""The first tables: servers, the outbox, rejections, support, points, and what anonymity needs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "anonymous_link",
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("tag", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("pid"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "anonymous_receipt",
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("receipt_hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("pid"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "anonymous_tally",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key_day", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("guild"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "command_sync",
        sa.Column("application", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("application"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "earning",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "user", "what", "pid"),
        sqlite_with_rowid=False,
    )
    op.create_index("earning_day", "earning", ["guild", "user", "day"], unique=False)
    op.create_table(
        "guild",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("anonymous", sa.String(length=8), nullable=False),
        sa.Column("emoji", sa.String(length=16), nullable=False),
        sa.Column("points", sa.String(length=400), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("guild"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("pid"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rejection",
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("wants", sa.String(length=8), nullable=False),
        sa.Column("how", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("pid"),
        sqlite_with_rowid=False,
    )
    op.create_index("rejection_message", "rejection", ["message"], unique=True)
    op.create_index("rejection_recent", "rejection", ["guild", "day"], unique=False)
    op.create_table(
        "rejection_author",
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tell", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("pid"),
        sqlite_with_rowid=False,
    )
    op.create_index("rejection_author_user", "rejection_author", ["user"], unique=False)
    op.create_table(
        "standing",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("width", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("bucket", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "period", "width", "bucket"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "support",
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("button", sa.Boolean(), nullable=False),
        sa.Column("reaction", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("pid", "user", "kind"),
        sqlite_with_rowid=False,
    )
    op.create_index("support_user", "support", ["user"], unique=False)
    op.create_table(
        "total",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "period", "user"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "total_board",
        "total",
        ["guild", "period", sa.literal_column("points DESC"), "user"],
        unique=False,
    )
