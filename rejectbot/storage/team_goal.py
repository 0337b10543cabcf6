"""A server's team goal: how many cards count for it, and which share of it was told."""

from sqlalchemy import Connection, bindparam, func, select, update

from rejectbot.domain.ids import GuildId
from rejectbot.domain.review import State
from rejectbot.domain.settings import TeamGoal
from rejectbot.domain.team_goal import Progress
from rejectbot.storage.tables import guild, rejection

NOTHING_TO_ERASE = "figures of servers, which name nobody"

_COUNT = select(func.count()).select_from(
    select(rejection.c.day)
    .where(
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.day >= bindparam("since"),
        rejection.c.state == State.PUBLISHED.value,
    )
    .limit(bindparam("most"))
    .subquery()
)
_TELL = (
    update(guild)
    .where(
        guild.c.guild == bindparam("in_guild"),
        guild.c.team_goal == bindparam("target"),
        guild.c.team_goal_since == bindparam("since"),
        guild.c.team_goal_told < bindparam("percent"),
    )
    .values(team_goal_told=bindparam("percent"))
)


def progress(tx: Connection, in_guild: GuildId, goal: TeamGoal | None) -> Progress | None:
    """How many published rejections, named or not, count for the goal; None without one."""
    if goal is None:
        return None
    values = {"in_guild": in_guild, "since": goal.since, "most": goal.target}
    return Progress(tx.execute(_COUNT, values).scalar_one(), goal.target, goal.since)


def tell(tx: Connection, in_guild: GuildId, goal: TeamGoal, percent: int) -> bool:
    """Take it upon oneself to tell a share of the goal; False when it, or a larger one, was."""
    values = {"in_guild": in_guild, "target": goal.target, "since": goal.since, "percent": percent}
    return tx.execute(_TELL, values).rowcount == 1
