"""How many named rejections members want to collect, and by when."""

from sqlalchemy import Connection, and_, bindparam, delete, select

from rejectbot.domain.goal import Goal
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import goal

_MINE = and_(goal.c.guild == bindparam("in_guild"), goal.c.user == bindparam("by"))
_FIND = select(goal.c.target, goal.c.since, goal.c.until).where(_MINE)
_SAVE = Upsert(
    goal,
    ["guild", "user"],
    lambda new: {"target": new.target, "since": new.since, "until": new.until},
)
_ERASE = delete(goal).where(_MINE)


def find(tx: Connection, guild: GuildId, user: UserId) -> Goal | None:
    """A member's goal, if they set one."""
    row = tx.execute(_FIND, {"in_guild": guild, "by": user}).one_or_none()
    return None if row is None else Goal(row.target, row.since, row.until)


def save(tx: Connection, guild: GuildId, user: UserId, new: Goal) -> None:
    """Store a member's goal in the place of an older one."""
    values = {"guild": guild, "user": user, "target": new.target}
    tx.execute(_SAVE.on(tx), {**values, "since": new.since, "until": new.until})


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget a member's goal; also how they clear it."""
    tx.execute(_ERASE, {"in_guild": guild, "by": user})
