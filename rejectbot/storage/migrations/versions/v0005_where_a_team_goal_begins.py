"""Which card was the newest when a team goal was set: it counts what came after."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

guild = sa.table(
    "guild",
    sa.column("guild"),
    sa.column("team_goal"),
    sa.column("team_goal_since", sa.Date()),
    sa.column("team_goal_after"),
)
rejection = sa.table(
    "rejection", sa.column("guild"), sa.column("day", sa.Date()), sa.column("message")
)


def upgrade() -> None:
    """Add the column; a goal that runs goes on counting from the begin of its first day."""
    op.add_column("guild", sa.Column("team_goal_after", sa.BigInteger(), nullable=True))
    earlier = sa.select(sa.func.max(rejection.c.message)).where(
        rejection.c.guild == guild.c.guild, rejection.c.day < guild.c.team_goal_since
    )
    op.execute(
        sa.update(guild)
        .where(guild.c.team_goal.is_not(None))
        .values(team_goal_after=sa.func.coalesce(earlier.scalar_subquery(), 0))
    )
