"""A server's team goal: how many cards count for it, and which share of it was told."""

from datetime import date

from sqlalchemy import Connection, bindparam, func, select, update

from rejectbot.domain.ids import GuildId
from rejectbot.domain.review import State
from rejectbot.domain.settings import TeamGoal
from rejectbot.storage.tables import guild, rejection

NOTHING_TO_ERASE = "figures of servers, which name nobody"

_COUNT = (
    select(func.count())
    .select_from(rejection)
    .where(
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.day >= bindparam("since"),
        rejection.c.state == State.PUBLISHED.value,
    )
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


def count(tx: Connection, in_guild: GuildId, since: date) -> int:
    """How many published rejections, named or not, stand from the server's day `since` on."""
    return int(tx.execute(_COUNT, {"in_guild": in_guild, "since": since}).scalar_one())


def tell(tx: Connection, in_guild: GuildId, goal: TeamGoal, percent: int) -> bool:
    """Take it upon oneself to tell a share of the goal; False when it, or a larger one, was."""
    values = {"in_guild": in_guild, "target": goal.target, "since": goal.since, "percent": percent}
    return tx.execute(_TELL, values).rowcount == 1
