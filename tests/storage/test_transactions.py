"""Transactions: whole or not at all, one after another, whatever happens to who asked for them."""

import asyncio
import random
import threading
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import await_only

from rejectbot.domain.ids import OutboxId
from rejectbot.storage import outbox
from rejectbot.storage.engine import Database, DatabaseClosed, Transaction
from tests.storage.makers import new_outbox_id, waiting_row


class Mishap(Exception):
    """Something goes wrong inside a transaction."""


def adding(*ids: OutboxId) -> Callable[[Transaction], None]:
    def work(tx: Transaction) -> None:
        for each in ids:
            outbox.add(tx, waiting_row(each))

    return work


async def stored(database: Database) -> set[OutboxId]:
    return {row.id for row in await database.read(outbox.load_all)}


async def test_a_work_that_fails_leaves_nothing_and_the_next_one_works(database: Database) -> None:
    lost, kept = new_outbox_id(), new_outbox_id()

    def fail(tx: Transaction) -> None:
        outbox.add(tx, waiting_row(lost))
        raise Mishap

    with pytest.raises(Mishap):
        await database.write(fail)
    await database.write(adding(kept))

    assert await stored(database) == {kept}


async def test_a_statement_that_fails_leaves_nothing_and_the_next_one_works(
    database: Database,
) -> None:
    lost, kept = new_outbox_id(), new_outbox_id()

    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        await database.write(adding(lost, lost))
    await database.write(adding(kept))

    assert await stored(database) == {kept}


async def test_the_text_of_an_error_does_not_say_what_was_stored(database: Database) -> None:
    twice = new_outbox_id()
    with pytest.raises(DBAPIError) as refused:
        await database.write(adding(twice, twice))

    assert str(waiting_row().guild) not in str(refused.value)
    assert "sealed" not in str(refused.value).partition("VALUES")[2]


async def test_a_cancelled_caller_neither_loses_nor_holds_its_transaction(
    database: Database,
) -> None:
    chance = random.Random(5)
    for _ in range(50):
        first, second, after = new_outbox_id(), new_outbox_id(), new_outbox_id()
        caller = asyncio.create_task(database.write(adding(first, second)))
        for _ in range(chance.randint(1, 25)):
            await asyncio.sleep(0)
        if chance.random() < 0.5:
            await asyncio.sleep(chance.uniform(0, 0.004))
        caller.cancel()
        await asyncio.wait([caller])
        await asyncio.wait_for(database.write(adding(after)), timeout=10)

        assert {first, second, after} <= await stored(database)


async def test_a_cancelled_reader_gives_its_connection_back(database: Database) -> None:
    await database.write(adding(*(new_outbox_id() for _ in range(20))))
    chance = random.Random(6)
    for _ in range(50):
        readers = [asyncio.create_task(database.read(outbox.load_all)) for _ in range(4)]
        for _ in range(chance.randint(1, 25)):
            await asyncio.sleep(0)
        for reader in readers:
            reader.cancel()
        await asyncio.wait(readers)

        assert len(await asyncio.wait_for(stored(database), timeout=10)) == 20


async def test_writers_never_interleave(database: Database) -> None:
    open_now = 0

    def work(tx: Transaction) -> int:
        nonlocal open_now
        open_now += 1
        before = len(outbox.load_all(tx))
        outbox.add(tx, waiting_row())
        between = len(outbox.load_all(tx))
        outbox.add(tx, waiting_row())
        assert (open_now, between, len(outbox.load_all(tx))) == (1, before + 1, before + 2)
        open_now -= 1
        return before

    seen = await asyncio.gather(*(database.write(work) for _ in range(20)))

    assert sorted(seen) == list(range(0, 40, 2))


async def test_one_work_is_rolled_back_while_others_wait(database: Database) -> None:
    ids = [new_outbox_id() for _ in range(20)]

    def work(tx: Transaction, number: int) -> None:
        outbox.add(tx, waiting_row(ids[number]))
        if number % 3 == 0:
            raise Mishap

    results = await asyncio.gather(
        *(database.write(partial(work, number=number)) for number in range(20)),
        return_exceptions=True,
    )

    assert [isinstance(result, Mishap) for result in results] == [n % 3 == 0 for n in range(20)]
    assert await stored(database) == {each for n, each in enumerate(ids) if n % 3}


async def test_a_reader_sees_one_moment_however_much_is_written_meanwhile(
    database: Database,
) -> None:
    loop = asyncio.get_running_loop()
    await database.write(adding(new_outbox_id()))

    def look_twice(tx: Transaction) -> tuple[int, int]:
        first = len(outbox.load_all(tx))
        _wait_for(loop, database.write(adding(new_outbox_id())))
        return first, len(outbox.load_all(tx))

    assert await database.read(look_twice) == (1, 1)
    assert len(await stored(database)) == 2


def _wait_for(loop: asyncio.AbstractEventLoop, other: Coroutine[Any, Any, None]) -> None:
    """From inside a work, which must never do so: SQLite's is in a thread, else in a greenlet."""
    if threading.current_thread() is threading.main_thread():
        await_only(other)
    else:
        asyncio.run_coroutine_threadsafe(other, loop).result(timeout=10)


async def test_a_write_through_a_reader_fails(database: Database) -> None:
    with pytest.raises(Exception, match=r"readonly|read-only"):
        await database.read(adding(new_outbox_id()))

    await database.write(adding(kept := new_outbox_id()))
    assert await stored(database) == {kept}


async def test_closing_finishes_what_is_under_way(database_url: str) -> None:
    database = Database(database_url)
    database.open()
    ids = [new_outbox_id() for _ in range(10)]
    writes = [asyncio.create_task(database.write(adding(each))) for each in ids]
    await asyncio.sleep(0)
    for write in writes[::2]:
        write.cancel()
    await database.close()
    await asyncio.wait(writes)

    again = Database(database_url)
    again.open()
    assert await stored(again) == set(ids)
    await again.close()


async def test_a_transaction_that_begins_while_it_closes_is_whole_or_refused(
    database_url: str,
) -> None:
    database = Database(database_url)
    database.open()
    first, late = new_outbox_id(), new_outbox_id()
    under_way = asyncio.create_task(database.write(adding(first)))
    await asyncio.sleep(0)
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    beginning = asyncio.create_task(database.write(adding(late)))
    results = await asyncio.gather(under_way, closing, beginning, return_exceptions=True)

    again = Database(database_url)
    again.open()
    refused = isinstance(results[2], DatabaseClosed)
    assert await stored(again) == ({first} if refused else {first, late})
    await again.close()


async def test_a_database_that_is_not_open_says_so(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(DatabaseClosed):
        await database.read(outbox.load_all)
    database.open()
    await database.close()
    with pytest.raises(DatabaseClosed):
        await database.write(outbox.load_all)
    await database.close()
