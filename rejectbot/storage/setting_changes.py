"""What administrators changed in a server's settings, for as long as it can be undone."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from rejectbot.domain.ids import ChangeId, GuildId, UserId
from rejectbot.storage.tables import setting_change

_HERE = setting_change.c.guild == bindparam("in_guild")
_NOT_BEFORE = setting_change.c.hour >= bindparam("since")
_MINE = and_(_HERE, setting_change.c.user == bindparam("by"))
_NEWEST_FIRST = setting_change.c.number.desc()
_NEWEST = select(func.max(setting_change.c.number)).where(_HERE)
_FIND = select(setting_change).where(_HERE, _NOT_BEFORE, setting_change.c.id == bindparam("wanted"))
_RECENT = (
    select(setting_change)
    .where(_HERE, _NOT_BEFORE)
    .order_by(_NEWEST_FIRST)
    .limit(bindparam("most"))
)
_OF_MEMBER = select(setting_change).where(_MINE).order_by(_NEWEST_FIRST)
_FORGET = delete(setting_change).where(setting_change.c.hour < bindparam("before_then"))
_ERASE = update(setting_change).where(_MINE).values(user=None)


@dataclass(frozen=True, slots=True)
class StoredChange:
    """`hour` since 1970; `before` and `after`: columns of `guild` as JSON, up to 1,000 characters.

    `user` is None once they had themselves erased.
    """

    id: ChangeId
    guild: GuildId
    user: UserId | None
    hour: int
    before: str
    after: str


def add(tx: Connection, new: StoredChange) -> None:
    """Store a change as the server's newest."""
    newest = tx.execute(_NEWEST, {"in_guild": new.guild}).scalar()
    tx.execute(insert(setting_change), asdict(new) | {"number": (newest or 0) + 1})


def find(tx: Connection, guild: GuildId, wanted: ChangeId, since: int) -> StoredChange | None:
    """A server's change, unless it was made before the hour `since`."""
    given = {"in_guild": guild, "wanted": wanted, "since": since}
    row = tx.execute(_FIND, given).one_or_none()
    return None if row is None else _change(row)


def recent(tx: Connection, guild: GuildId, since: int, most: int) -> list[StoredChange]:
    """A server's changes from the hour `since` on, newest first."""
    rows = tx.execute(_RECENT, {"in_guild": guild, "since": since, "most": most})
    return [_change(row) for row in rows]


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[StoredChange]:
    """What an administrator changed in a server, newest first."""
    return [_change(row) for row in tx.execute(_OF_MEMBER, {"in_guild": guild, "by": user})]


def forget(tx: Connection, before: int) -> None:
    """Delete the changes from before that hour."""
    tx.execute(_FORGET, {"before_then": before})


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget who made them; what was changed stays."""
    tx.execute(_ERASE, {"in_guild": guild, "by": user})


def _change(row: Any) -> StoredChange:
    return StoredChange(ChangeId(row.id), row.guild, row.user, row.hour, row.before, row.after)
