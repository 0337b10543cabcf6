"""Notes, private notes, what members chose, support kept without names, and public credit."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables and columns; what stands stays as it is."""
    _make_notes()
    _make_privacy()
    op.add_column(
        "guild", sa.Column("credit_crowd", sa.Integer(), nullable=False, server_default="10")
    )
    for name, kind in (("seen_support", sa.Integer()), ("seen_note", sa.BigInteger())):
        op.add_column("rejection_author", sa.Column(name, kind, nullable=False, server_default="0"))
    op.create_index("anonymous_link_day", "anonymous_link", ["day"], unique=False)
    op.add_column(
        "total", sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.create_index(
        "total_shown",
        "total",
        ["guild", "period", "shown", sa.literal_column("points DESC"), "user"],
        unique=False,
    )
    op.drop_index("total_board", table_name="total")


def _make_notes() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("how", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("note_message", "note", ["message"], unique=True)
    op.create_index("note_rejection", "note", ["pid"], unique=False)
    op.create_index("note_recent", "note", ["guild", "day"], unique=False)
    op.create_table(
        "note_author",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("note_author_user", "note_author", ["user"], unique=False)
    op.create_table(
        "private_note",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("private_note_rejection", "private_note", ["pid"], unique=False)
    op.create_index("private_note_day", "private_note", ["day"], unique=False)


def _make_privacy() -> None:
    op.create_table(
        "support_kept",
        sa.Column("pid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pid", "kind"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "member",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("on_board", sa.Boolean(), nullable=False),
        sa.Column("credit", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "user"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "credit_run",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("crowd", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "month"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "installation",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key_file", sa.LargeBinary(length=16), nullable=True),
        sa.Column("backup_of", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("one"),
        sqlite_with_rowid=False,
    )
