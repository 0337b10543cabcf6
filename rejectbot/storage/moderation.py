"""What moderators did, by day: each thing once, with the moderator and never an author."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, select, update

from rejectbot.domain.ids import EntryId, GuildId, RejectionId, UserId
from rejectbot.storage.dialect import InsertOnce
from rejectbot.storage.tables import moderation

_MINE = and_(moderation.c.guild == bindparam("in_guild"), moderation.c.user == bindparam("by"))
_NEWEST_FIRST = (moderation.c.day.desc(), moderation.c.id)
_LOOKED_AT = 10
_ADD = InsertOnce(moderation)
_FIND = select(moderation).where(
    moderation.c.id == bindparam("wanted"), moderation.c.guild == bindparam("in_guild")
)
_OF_GUILD = (
    select(moderation)
    .where(moderation.c.guild == bindparam("in_guild"))
    .order_by(*_NEWEST_FIRST)
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_OF_MEMBER = select(moderation).where(_MINE).order_by(*_NEWEST_FIRST)
_WHO = (
    select(moderation.c.user, moderation.c.day)
    .where(
        moderation.c.guild == bindparam("in_guild"),
        moderation.c.pid == bindparam("about"),
        moderation.c.what == bindparam("did"),
    )
    .order_by(*_NEWEST_FIRST)
    .limit(_LOOKED_AT)
)
_COUNT = (
    select(func.count())
    .select_from(moderation)
    .where(
        _MINE,
        moderation.c.day == bindparam("on_day"),
        moderation.c.what.in_(bindparam("whats", expanding=True)),
    )
)
_UNDO = delete(moderation).where(moderation.c.id == bindparam("wanted"))
_RENAME = (
    update(moderation).where(moderation.c.id == bindparam("wanted")).values(id=bindparam("new_id"))
)
_UNTIE = (
    update(moderation)
    .where(
        moderation.c.guild == bindparam("in_guild"),
        moderation.c.pid == bindparam("about"),
        moderation.c.what.in_(bindparam("whats", expanding=True)),
    )
    .values(pid=None)
)
_FORGET = delete(moderation).where(moderation.c.day < bindparam("before"))
_ERASE = update(moderation).where(_MINE).values(user=None)


@dataclass(frozen=True, slots=True)
class Moderation:
    """One decision or measure on a day of the server.

    `moderator` is None where nobody decided in time, or who did was erased. `what` and `reason`
    have up to 12 characters, `words` of the server's filter up to 120; `pid` is the card that came
    of it, or the card or note that it is about.
    """

    id: EntryId
    guild: GuildId
    moderator: UserId | None
    what: str
    day: date
    pid: RejectionId | None = None
    reason: str | None = None
    words: str | None = None


def add(tx: Connection, new: Moderation) -> bool:
    """Store a decision; False where there is one already."""
    return _ADD.into(
        tx,
        id=new.id,
        guild=new.guild,
        user=new.moderator,
        what=new.what,
        day=new.day,
        pid=new.pid,
        reason=new.reason,
        words=new.words,
    )


def find(tx: Connection, guild: GuildId, entry: EntryId) -> Moderation | None:
    """What was decided about an entry of a server."""
    row = tx.execute(_FIND, {"wanted": entry, "in_guild": guild}).one_or_none()
    return None if row is None else _moderation(row)


def who(tx: Connection, guild: GuildId, about: bytes, what: str) -> UserId | None:
    """Which moderator did this last to a card or note.

    None where nobody is known, or several did it on that day: no order is kept within one.
    """
    rows = tx.execute(_WHO, {"in_guild": guild, "about": about, "did": what}).all()
    found = {row.user for row in rows if row.day == rows[0].day}
    return found.pop() if len(found) == 1 else None


def is_noted(tx: Connection, guild: GuildId, about: bytes, what: str) -> bool:
    """Whether this was ever done to a card or note, as far as that is kept."""
    values = {"in_guild": guild, "about": about, "did": what}
    return tx.execute(_WHO, values).first() is not None


def of_guild(tx: Connection, guild: GuildId, skip: int, most: int) -> list[Moderation]:
    """A server's decisions, newest day first, in no order within a day."""
    rows = tx.execute(_OF_GUILD, {"in_guild": guild, "skip": skip, "most": most})
    return [_moderation(row) for row in rows]


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[Moderation]:
    """What a moderator decided in a server."""
    return [_moderation(row) for row in tx.execute(_OF_MEMBER, {"in_guild": guild, "by": user})]


def count(
    tx: Connection, guild: GuildId, moderator: UserId, day: date, whats: Iterable[str]
) -> int:
    """How often a moderator did any of these on a day."""
    values = {"in_guild": guild, "by": moderator, "on_day": day, "whats": sorted(whats)}
    return int(tx.execute(_COUNT, values).scalar_one())


def undo(tx: Connection, entry: EntryId) -> None:
    """Take out what was not done after all."""
    tx.execute(_UNDO, {"wanted": entry})


def rename(tx: Connection, entry: EntryId, new: EntryId) -> None:
    """Keep a row under another id; nothing happens where there is none."""
    tx.execute(_RENAME, {"wanted": entry, "new_id": new})


def untie(tx: Connection, guild: GuildId, about: bytes, whats: Iterable[str]) -> None:
    """Let the rows of these leave open which card or note they are about."""
    tx.execute(_UNTIE, {"in_guild": guild, "about": about, "whats": sorted(whats)})


def forget(tx: Connection, before: date) -> None:
    """Delete the decisions of days before this one."""
    tx.execute(_FORGET, {"before": before})


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget who decided; what was decided stays."""
    tx.execute(_ERASE, {"in_guild": guild, "by": user})


def _moderation(row: Any) -> Moderation:
    return Moderation(
        EntryId(row.id), row.guild, row.user, row.what, row.day, row.pid, row.reason, row.words
    )
