"""A server's team goal: how many cards count for it, and which share of it was told."""

from datetime import date, timedelta

from sqlalchemy import Connection, and_, bindparam, func, select, union_all, update

from rejectbot.domain.ids import GuildId
from rejectbot.domain.review import State
from rejectbot.domain.settings import TeamGoal
from rejectbot.domain.team_goal import Progress
from rejectbot.storage.tables import guild, rejection

NOTHING_TO_ERASE = "figures of servers, which name nobody"

_APART = timedelta(days=2)
"""Days of a server that has moved to another time zone are so far from what they were at most."""

_STANDS = and_(
    rejection.c.guild == bindparam("in_guild"), rejection.c.state == State.PUBLISHED.value
)
_COUNT = select(func.count()).select_from(
    union_all(
        # What is in the index alone, and those days' cards that may be older than the goal.
        select(rejection.c.day).where(_STANDS, rejection.c.day > bindparam("surely")),
        select(rejection.c.day).where(
            _STANDS,
            rejection.c.day.between(bindparam("perhaps"), bindparam("surely")),
            rejection.c.message > bindparam("after"),
        ),
    )
    .limit(bindparam("most"))
    .subquery()
)
_NEWEST = select(func.max(rejection.c.message)).where(
    rejection.c.guild == bindparam("in_guild"), rejection.c.day >= bindparam("since")
)
_TELL = (
    update(guild)
    .where(
        guild.c.guild == bindparam("in_guild"),
        guild.c.team_goal == bindparam("target"),
        guild.c.team_goal_since == bindparam("since"),
        guild.c.team_goal_after == bindparam("after"),
        guild.c.team_goal_told < bindparam("percent"),
    )
    .values(team_goal_told=bindparam("percent"))
)


def progress(tx: Connection, in_guild: GuildId, goal: TeamGoal | None) -> Progress | None:
    """How many published rejections, named or not, count for the goal; None without one."""
    if goal is None:
        return None
    values = {
        "in_guild": in_guild,
        "perhaps": goal.since - _APART,
        "surely": goal.since + _APART,
        "after": goal.after,
        "most": goal.target,
    }
    return Progress(tx.execute(_COUNT, values).scalar_one(), goal.target, goal.since)


def newest_card(tx: Connection, in_guild: GuildId, today: date) -> int:
    """The newest card that a goal which is set today must not count; 0 where there is none."""
    values = {"in_guild": in_guild, "since": today - _APART}
    return tx.execute(_NEWEST, values).scalar_one() or 0


def tell(tx: Connection, in_guild: GuildId, goal: TeamGoal, percent: int) -> bool:
    """Take it upon oneself to tell a share of the goal; False when it, or a larger one, was."""
    values = {
        "in_guild": in_guild,
        "target": goal.target,
        "since": goal.since,
        "after": goal.after,
        "percent": percent,
    }
    return tx.execute(_TELL, values).rowcount == 1
