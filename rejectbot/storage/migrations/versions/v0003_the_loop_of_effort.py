"""Attempts, goals, the team's goal, posts by the clock, seasons, and the badge somebody shows."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables and columns; what stands stays as it is."""
    _add_settings()
    op.add_column("member", sa.Column("badge", sa.String(length=16), nullable=True))
    op.add_column("earning", sa.Column("season", sa.Integer(), nullable=False, server_default="0"))
    _make_attempts_and_goals()
    # With the state in it, a team goal is counted from the index alone.
    op.drop_index("rejection_recent", "rejection")
    op.create_index("rejection_recent", "rejection", ["guild", "day", "state"], unique=False)
    op.create_table(
        "job_run",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("about", sa.BigInteger(), nullable=True),
        sa.Column("posted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "job", "day"),
        sqlite_with_rowid=False,
    )


def _add_settings() -> None:
    for name, kind in (
        ("team_goal", sa.Integer()),
        ("team_goal_since", sa.Date()),
        ("digest_weekday", sa.Integer()),
        ("digest_hour", sa.Integer()),
        ("encourager_role", sa.BigInteger()),
        ("unanswered_hours", sa.Integer()),
        ("season_reset", sa.Date()),
    ):
        op.add_column("guild", sa.Column(name, kind, nullable=True))
    for name in ("team_goal_told", "season"):
        op.add_column("guild", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))


def _make_attempts_and_goals() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("pid", sa.LargeBinary(length=16), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("ask_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=8), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("attempt_member", "attempt", ["guild", "user", "day"], unique=False)
    op.create_table(
        "goal",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("guild", "user"),
        sqlite_with_rowid=False,
    )
