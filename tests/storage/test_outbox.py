"""What waits to be published is kept byte for byte and leaves exactly once."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy.exc import IntegrityError

from rejectbot.storage import outbox
from rejectbot.storage.engine import Database
from tests.storage.makers import ELSEWHERE, HERE, new_outbox_id, waiting_row


async def test_a_row_comes_back_as_it_was_stored(database: Database) -> None:
    row = waiting_row()
    await database.write(lambda tx: outbox.add(tx, row))

    assert await database.read(lambda tx: outbox.find(tx, row.id)) == row
    assert await database.read(outbox.load_all) == [row]


async def test_what_was_never_stored_is_not_found(database: Database) -> None:
    assert await database.read(lambda tx: outbox.find(tx, new_outbox_id())) is None
    assert await database.read(outbox.load_all) == []


async def test_a_row_is_removed_once(database: Database) -> None:
    row, other = waiting_row(), waiting_row()
    await database.write(lambda tx: outbox.add(tx, row))
    await database.write(lambda tx: outbox.add(tx, other))

    assert await database.write(lambda tx: outbox.remove(tx, row.id))
    assert not await database.write(lambda tx: outbox.remove(tx, row.id))
    assert await database.read(outbox.load_all) == [other]


async def test_an_id_is_taken_once(database: Database) -> None:
    row = waiting_row()
    await database.write(lambda tx: outbox.add(tx, row))

    with pytest.raises(IntegrityError):
        await database.write(lambda tx: outbox.add(tx, waiting_row(row.id)))
    assert await database.read(outbox.load_all) == [row]


async def test_a_row_is_sealed_anew_in_its_place(database: Database) -> None:
    row, other = waiting_row(), waiting_row()
    for each in (row, other):
        await database.write(partial(outbox.add, row=each))
    anew = replace(row, sealed=b"\xffanew\x00" * 256)

    await database.write(lambda tx: outbox.replace(tx, anew))

    assert await database.read(lambda tx: outbox.find(tx, row.id)) == anew
    assert await database.read(lambda tx: outbox.find(tx, other.id)) == other


async def test_what_has_left_does_not_come_back_by_being_sealed_anew(database: Database) -> None:
    row = waiting_row()
    await database.write(lambda tx: outbox.replace(tx, row))

    assert await database.read(outbox.load_all) == []


async def test_rows_are_told_apart_by_their_server(database: Database) -> None:
    here, there = waiting_row(), waiting_row(guild=ELSEWHERE)
    for each in (here, there):
        await database.write(partial(outbox.add, row=each))

    assert await database.read(lambda tx: outbox.of_guild(tx, HERE)) == [here]
    assert await database.read(lambda tx: outbox.of_guild(tx, ELSEWHERE)) == [there]
