"""What must go with the key of its day, a few rows a transaction, and which tallies wait."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection, Table, bindparam, delete, select

from rejectbot.domain.ids import GuildId, OutboxId
from rejectbot.storage.tables import (
    anonymous_link,
    anonymous_tally,
    moderated,
    note_author,
    outbox,
    private_note,
)

NOTHING_TO_ERASE = "what goes by its day"

BATCH = 200
"""Rows a transaction: somebody's answer may be waiting for its end."""

_TALLIES_OF_OTHER_DAYS = (
    select(anonymous_tally.c.guild)
    .where(anonymous_tally.c.key_day != bindparam("day"))
    .order_by(anonymous_tally.c.guild)
)
_FORGET_TALLY = delete(anonymous_tally).where(anonymous_tally.c.guild == bindparam("in_guild"))
_FORGET_WAITING = delete(outbox).where(outbox.c.id.in_(bindparam("ids", expanding=True)))
_SEALED = (anonymous_link, anonymous_tally, moderated, outbox, private_note)


def forget_links(tx: Connection, kept_days: Collection[date], today: date) -> int:
    """Delete up to `BATCH` links up to `today` but for these UTC days; returns how many."""
    return _forget_some(tx, anonymous_link, "pid", kept_days, today)


def forget_private_notes(tx: Connection, kept_days: Collection[date], today: date) -> int:
    """Delete up to `BATCH` private notes, chosen likewise, and who wrote them; returns how many."""
    is_gone = private_note.c.day.not_in(sorted(kept_days)) & (private_note.c.day <= today)
    gone = list(tx.execute(select(private_note.c.id).where(is_gone).limit(BATCH)).scalars())
    tx.execute(delete(note_author).where(note_author.c.id.in_(gone)))
    return tx.execute(delete(private_note).where(private_note.c.id.in_(gone))).rowcount


def forget_moderated(tx: Connection, kept_days: Collection[date], today: date) -> int:
    """Delete up to `BATCH` sealed texts of what moderators hid or removed; returns how many."""
    return _forget_some(tx, moderated, "pid", kept_days, today)


def forget_waiting(tx: Connection, ids: Sequence[OutboxId]) -> None:
    """Delete these rows of the outbox."""
    tx.execute(_FORGET_WAITING, {"ids": list(ids)})


def forget_tally(tx: Connection, guild: GuildId) -> None:
    """Delete a server's tally that nothing can open any more."""
    tx.execute(_FORGET_TALLY, {"in_guild": guild})


def tallies_of_other_days(tx: Connection, day: date) -> list[GuildId]:
    """The servers whose tally is not sealed with the key of this UTC day."""
    return [GuildId(row.guild) for row in tx.execute(_TALLIES_OF_OTHER_DAYS, {"day": day})]


def forget_everything_sealed(tx: Connection) -> int:
    """Delete all that is sealed or tied by a key; returns how many rows."""
    tx.execute(delete(note_author).where(note_author.c.id.in_(select(private_note.c.id))))
    return sum(tx.execute(delete(table)).rowcount for table in _SEALED)


def _forget_some(
    tx: Connection, table: Table, name: str, kept_days: Collection[date], today: date
) -> int:
    key = table.c[name]
    is_gone = table.c.day.not_in(sorted(kept_days)) & (table.c.day <= today)
    some = select(key).where(is_gone).limit(BATCH)
    return tx.execute(delete(table).where(key.in_(some))).rowcount
