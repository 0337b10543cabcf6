"""Members whose next named texts moderators look at first.

An erasure ends a hold: to erase means that no row names a member, and moderators who see the
next unkind text can hold its author anew.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, select

from rejectbot.domain.ids import GuildId, HoldId, UserId
from rejectbot.storage.dialect import InsertOnce
from rejectbot.storage.tables import member_hold

_HERE = member_hold.c.guild == bindparam("in_guild")
_MINE = and_(_HERE, member_hold.c.user == bindparam("by"))
_THIS = and_(_HERE, member_hold.c.id == bindparam("wanted"))
_GOES_ON = member_hold.c.until_day >= bindparam("today")
_ADD = InsertOnce(member_hold)
_FIND = select(member_hold).where(_THIS)
_OF_MEMBER = select(member_hold).where(_MINE, _GOES_ON)
_UNTIL = select(member_hold.c.until_day).where(_MINE)
_OF_GUILD = (
    select(member_hold).where(_HERE, _GOES_ON).order_by(member_hold.c.until_day, member_hold.c.id)
)
_COUNT = select(func.count()).select_from(member_hold).where(_HERE, _GOES_ON)
_GUILDS = select(member_hold.c.guild).distinct()
_REMOVE = delete(member_hold).where(_THIS)
_END = delete(member_hold).where(member_hold.c.until_day < bindparam("today"))
_END_OF_MEMBER = delete(member_hold).where(_MINE, member_hold.c.until_day < bindparam("today"))
_ERASE = delete(member_hold).where(_MINE)


@dataclass(frozen=True, slots=True)
class MemberHold:
    """`pid` is the id of the card or note that it was put on; `until` is the last UTC day."""

    id: HoldId
    guild: GuildId
    user: UserId
    pid: bytes
    until: date
    reason: str | None = None


def add(tx: Connection, new: MemberHold, today: date) -> bool:
    """Store one in the place of one that is over; False where one goes on."""
    mine = {"in_guild": new.guild, "by": new.user}
    tx.execute(_END_OF_MEMBER, mine | {"today": today})
    return _ADD.into(
        tx,
        id=new.id,
        guild=new.guild,
        user=new.user,
        pid=new.pid,
        until_day=new.until,
        reason=new.reason,
    )


def find(tx: Connection, guild: GuildId, wanted: HoldId) -> MemberHold | None:
    """One of a server's."""
    row = tx.execute(_FIND, {"wanted": wanted, "in_guild": guild}).one_or_none()
    return None if row is None else _hold(row)


def of_member(tx: Connection, guild: GuildId, user: UserId, today: date) -> MemberHold | None:
    """A member's, if there is one that is not over on the UTC day `today`."""
    values = {"in_guild": guild, "by": user, "today": today}
    row = tx.execute(_OF_MEMBER, values).one_or_none()
    return None if row is None else _hold(row)


def held_until(tx: Connection, guild: GuildId, user: UserId) -> date | None:
    """The last UTC day of a member's, if there is one stored."""
    found: date | None = tx.execute(_UNTIL, {"in_guild": guild, "by": user}).scalar()
    return found


def of_guild(tx: Connection, guild: GuildId, today: date) -> list[MemberHold]:
    """A server's that are not over, the next to end first."""
    return [_hold(row) for row in tx.execute(_OF_GUILD, {"in_guild": guild, "today": today})]


def count(tx: Connection, guild: GuildId, today: date) -> int:
    """How many a server has that are not over."""
    return int(tx.execute(_COUNT, {"in_guild": guild, "today": today}).scalar_one())


def guilds(tx: Connection) -> set[GuildId]:
    """Servers that have any."""
    return set(tx.execute(_GUILDS).scalars())


def remove(tx: Connection, guild: GuildId, wanted: HoldId) -> bool:
    """End one; False where it is not there."""
    return tx.execute(_REMOVE, {"wanted": wanted, "in_guild": guild}).rowcount == 1


def end(tx: Connection, today: date) -> None:
    """Delete those whose last UTC day is before `today`."""
    tx.execute(_END, {"today": today})


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Nobody is held any more."""
    tx.execute(_ERASE, {"in_guild": guild, "by": user})


def _hold(row: Any) -> MemberHold:
    return MemberHold(HoldId(row.id), row.guild, row.user, row.pid, row.until_day, row.reason)
