"""Anonymous cards and notes whose authors' next texts moderators look at first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from rejectbot.domain.ids import GuildId, HoldId
from rejectbot.storage.dialect import InsertOnce
from rejectbot.storage.tables import anonymous_hold

NOTHING_TO_ERASE = "keyed hashes, which end with their hold"

_HERE = anonymous_hold.c.guild == bindparam("in_guild")
_THIS = anonymous_hold.c.id == bindparam("wanted")
_GOES_ON = anonymous_hold.c.until_day >= bindparam("today")
_ADD = InsertOnce(anonymous_hold)
_FIND = select(anonymous_hold).where(_THIS, _HERE)
_OF_GUILD = (
    select(anonymous_hold)
    .where(_HERE, _GOES_ON)
    .order_by(anonymous_hold.c.until_day, anonymous_hold.c.id)
)
_ALL = select(anonymous_hold)
_COUNT = select(func.count()).select_from(anonymous_hold).where(_HERE, _GOES_ON)
_GUILDS = select(anonymous_hold.c.guild).distinct()
_REMOVE = delete(anonymous_hold).where(_THIS, _HERE)
_FORGET = delete(anonymous_hold).where(anonymous_hold.c.pid == bindparam("about"))
_END = delete(anonymous_hold).where(anonymous_hold.c.until_day < bindparam("today"))


@dataclass(frozen=True, slots=True)
class AnonymousHold:
    """`pid` is the card's id or the note's; `tag` has 16 bytes, `until` is the last UTC day."""

    id: HoldId
    guild: GuildId
    pid: bytes
    tag: bytes
    until: date
    reason: str | None = None


def add(tx: Connection, new: AnonymousHold) -> bool:
    """Store one; False where the same card or note has one."""
    return _ADD.into(
        tx,
        id=new.id,
        guild=new.guild,
        pid=new.pid,
        tag=new.tag,
        until_day=new.until,
        reason=new.reason,
    )


def find(tx: Connection, guild: GuildId, wanted: HoldId) -> AnonymousHold | None:
    """One of a server's."""
    row = tx.execute(_FIND, {"wanted": wanted, "in_guild": guild}).one_or_none()
    return None if row is None else _hold(row)


def of_guild(tx: Connection, guild: GuildId, today: date) -> list[AnonymousHold]:
    """A server's that are not over on the UTC day `today`, the next to end first."""
    return [_hold(row) for row in tx.execute(_OF_GUILD, {"in_guild": guild, "today": today})]


def load_all(tx: Connection) -> list[AnonymousHold]:
    """Those of every server."""
    return [_hold(row) for row in tx.execute(_ALL)]


def count(tx: Connection, guild: GuildId, today: date) -> int:
    """How many a server has that are not over."""
    return int(tx.execute(_COUNT, {"in_guild": guild, "today": today}).scalar_one())


def guilds(tx: Connection) -> set[GuildId]:
    """Servers that have any."""
    return set(tx.execute(_GUILDS).scalars())


def remove(tx: Connection, guild: GuildId, wanted: HoldId) -> bool:
    """End one; False where it is not there."""
    return tx.execute(_REMOVE, {"wanted": wanted, "in_guild": guild}).rowcount == 1


def forget(tx: Connection, about: bytes) -> None:
    """End what there is about a card that carries a name now."""
    tx.execute(_FORGET, {"about": about})


def end(tx: Connection, today: date) -> None:
    """Delete those whose last UTC day is before `today`."""
    tx.execute(_END, {"today": today})


def _hold(row: Any) -> AnonymousHold:
    return AnonymousHold(HoldId(row.id), row.guild, row.pid, row.tag, row.until_day, row.reason)
