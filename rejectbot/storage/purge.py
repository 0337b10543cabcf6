"""A server that removed the bot for good: everything of it goes, few rows a transaction.

What to delete is read from the tables themselves. One with a `guild` column is of its server; any
other hangs by `pid`, or else by `id`, on a card, a public note or a private one.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select, tuple_

from rejectbot.domain.ids import GuildId
from rejectbot.storage.expiry import BATCH
from rejectbot.storage.tables import (
    command_sync,
    installation,
    metadata,
    note,
    private_note,
    rejection,
    stay,
)

NOTHING_TO_ERASE = "what is of a whole server"

OF_NO_SERVER = frozenset({command_sync, installation})
_CARDS_AT_ONCE = 20
_TABLES = [each for each in metadata.sorted_tables if each not in OF_NO_SERVER]
_ROOTS = ((note, note.c.id), (rejection, rejection.c.pid))
_OF_SERVER = [each for each in _TABLES if "guild" in each.c and each not in {note, rejection, stay}]
# Private notes last: what hangs on them is found by them.
_HANGING = sorted(
    (each for each in _TABLES if "guild" not in each.c), key=lambda each: each is private_note
)


def purge_some(tx: Connection, guild: GuildId) -> bool:
    """Delete at most some hundred rows of a server; False when that was the last of it."""
    if any(_cards_gone(tx, table, key, guild) for table, key in _ROOTS):
        return True
    if any(_gone(tx, table, table.c.guild == guild) == BATCH for table in _OF_SERVER):
        return True
    tx.execute(delete(stay).where(stay.c.guild == guild))
    return False


def purge_hanging(tx: Connection, ids: Sequence[bytes]) -> bool:
    """Delete at most some hundred rows that hang on cards or notes which are none yet; False when
    that was the last of it.
    """
    return any(_gone(tx, each, _hangs_on(each, ids)) == BATCH for each in _HANGING)


def _cards_gone(tx: Connection, table: Table, key: ColumnElement[Any], guild: GuildId) -> bool:
    """Delete a few cards or notes once nothing hangs on them; False where there are none."""
    some = select(key).where(table.c.guild == guild).limit(_CARDS_AT_ONCE)
    ids = list(tx.execute(some).scalars())
    if not ids:
        return False
    private = select(private_note.c.id).where(private_note.c.pid.in_(ids))
    hung_on = [*ids, *tx.execute(private).scalars()]
    if all(_gone(tx, each, _hangs_on(each, hung_on)) < BATCH for each in _HANGING):
        tx.execute(delete(table).where(key.in_(ids)))
    return True


def _hangs_on(table: Table, ids: Sequence[bytes]) -> ColumnElement[bool]:
    key: ColumnElement[Any] = table.c.pid if "pid" in table.c else table.c.id
    return key.in_(ids)


def _gone(tx: Connection, table: Table, which: ColumnElement[bool]) -> int:
    key = tuple_(*table.primary_key)
    some = select(*table.primary_key).where(which).limit(BATCH)
    return tx.execute(delete(table).where(key.in_(some))).rowcount
