"""What stood on a card or note that moderators hid, or what the author of a removed one is told."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import moderated, note_author, rejection_author

_SAVE = Upsert(
    moderated,
    ["pid"],
    lambda new: {"removed": new.removed, "sealed": new.sealed, "day": new.day},
)
_FIND = select(moderated).where(moderated.c.pid == bindparam("wanted"))
_OF_GUILD = (
    select(moderated).where(moderated.c.guild == bindparam("in_guild")).order_by(moderated.c.pid)
)
_FORGET = delete(moderated).where(moderated.c.pid == bindparam("wanted"))
_CARDS = select(rejection_author.c.pid).where(rejection_author.c.user == bindparam("person"))
_NOTES = select(note_author.c.id).where(note_author.c.user == bindparam("person"))
_ERASE = delete(moderated).where(
    moderated.c.guild == bindparam("in_guild"),
    moderated.c.removed,
    or_(moderated.c.pid.in_(_CARDS), moderated.c.pid.in_(_NOTES)),
)


@dataclass(frozen=True, slots=True)
class Moderated:
    """`id` is a card's or a note's; `sealed` is 1 to 64 KiB, with the link key of `day` (UTC)."""

    id: bytes
    guild: GuildId
    removed: bool
    sealed: bytes
    day: date


def save(tx: Connection, new: Moderated) -> None:
    """Store it in the place of what was stored about the same card or note."""
    values = {"pid": new.id, "guild": new.guild, "removed": new.removed}
    tx.execute(_SAVE.on(tx), {**values, "sealed": new.sealed, "day": new.day})


def find(tx: Connection, wanted: bytes) -> Moderated | None:
    """What is stored about a card or note."""
    row = tx.execute(_FIND, {"wanted": wanted}).one_or_none()
    return None if row is None else _moderated(row)


def of_guild(tx: Connection, guild: GuildId) -> list[Moderated]:
    """All of a server, in no order."""
    return [_moderated(row) for row in tx.execute(_OF_GUILD, {"in_guild": guild})]


def forget(tx: Connection, wanted: bytes) -> None:
    """Nothing is kept of it any more."""
    tx.execute(_FORGET, {"wanted": wanted})


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Delete what the author of named cards and notes was told, since nobody can read it now.

    What is hidden stays until its key goes, so that moderators can show it again.
    """
    tx.execute(_ERASE, {"person": user, "in_guild": guild})


def _moderated(row: Any) -> Moderated:
    return Moderated(row.pid, row.guild, row.removed, row.sealed, row.day)
