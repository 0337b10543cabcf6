"""The rules under which SQLite keeps what it acknowledged and forgets what was deleted."""

import asyncio
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from rejectbot.storage import outbox
from rejectbot.storage.engine import READERS, Database, Transaction
from tests.storage.makers import waiting_row

IN_FORCE = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "secure_delete": 1,
    "foreign_keys": 1,
    "temp_store": 2,  # MEMORY
    "busy_timeout": 5000,
}


def pragmas(tx: Transaction) -> dict[str, object]:
    names = (*IN_FORCE, "query_only")
    return {name: tx.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """These tests are about SQLite alone."""
    return sqlite_url


def _bytes_of(url: str) -> bytes:
    return Path(url.removeprefix("sqlite:///")).read_bytes()


async def test_the_writer_flushes_and_overwrites(database: Database) -> None:
    assert await database.write(pragmas) == {**IN_FORCE, "query_only": 0}


async def test_every_reader_may_only_read(database: Database) -> None:
    found = await asyncio.gather(*(database.read(pragmas) for _ in range(2 * READERS)))

    assert found == [{**IN_FORCE, "query_only": 1}] * 2 * READERS


async def test_a_writer_of_another_process_is_waited_for(
    database: Database, sqlite_url: str
) -> None:
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN IMMEDIATE")
        write = asyncio.create_task(database.write(lambda tx: outbox.add(tx, waiting_row())))
        await asyncio.sleep(0.05)
        assert not write.done()
        other.rollback()
    await write

    assert len(await database.read(outbox.load_all)) == 1


async def test_a_transaction_that_could_not_begin_leaves_its_connection_to_the_next(
    database: Database, sqlite_url: str
) -> None:
    await database.write(lambda tx: tx.exec_driver_sql("PRAGMA busy_timeout=1").close())
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(OperationalError, match="locked"):
                await database.write(lambda tx: outbox.add(tx, waiting_row()))
        other.rollback()
    await database.write(lambda tx: outbox.add(tx, waiting_row()))

    assert len(await database.read(outbox.load_all)) == 1


async def test_a_transaction_that_began_ends_while_the_event_loop_stands_still(
    database: Database, sqlite_url: str
) -> None:
    begun, loop = asyncio.Event(), asyncio.get_running_loop()

    def work(tx: Transaction) -> None:
        loop.call_soon_threadsafe(begun.set)
        outbox.add(tx, waiting_row())
        outbox.add(tx, waiting_row())

    write = asyncio.create_task(database.write(work))
    await begun.wait()
    stored, until = 0, time.monotonic() + 5
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        while not stored and time.monotonic() < until:
            (stored,) = other.execute("SELECT count(*) FROM outbox").fetchone()

    assert stored == 2
    await write


async def test_readers_do_not_keep_the_log_from_being_emptied(
    database: Database, sqlite_url: str
) -> None:
    await asyncio.gather(*(database.read(outbox.load_all) for _ in range(READERS)))
    await database.write(lambda tx: outbox.add(tx, waiting_row()))

    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        busy, *_ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert busy == 0


async def test_what_was_deleted_is_not_left_in_the_file(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    database.open()
    row = waiting_row()
    await database.write(lambda tx: outbox.add(tx, row))
    await database.write(lambda tx: outbox.remove(tx, row.id))
    await database.close()

    assert row.sealed[:64] not in _bytes_of(sqlite_url)


async def test_closing_leaves_no_thread_that_would_hang_the_exit(sqlite_url: str) -> None:
    before = set(threading.enumerate())
    database = Database(sqlite_url)
    database.open()
    writes = [
        asyncio.create_task(database.write(lambda tx: outbox.add(tx, waiting_row())))
        for _ in range(3)
    ]
    reads = [asyncio.create_task(database.read(outbox.load_all)) for _ in range(5)]
    for _ in range(20):
        await asyncio.sleep(0)
    late = asyncio.create_task(database.write(lambda tx: outbox.add(tx, waiting_row())))
    await database.close()
    await asyncio.gather(*writes, *reads, late, return_exceptions=True)
    # Connections that were given back after the close end their thread a moment later.
    for thread in set(threading.enumerate()) - before:
        await asyncio.to_thread(thread.join, 2)

    ours = [t for t in set(threading.enumerate()) - before if not t.name.startswith("asyncio")]
    assert ours == []
