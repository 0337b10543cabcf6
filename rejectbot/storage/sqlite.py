"""SQLite: each transaction is one hop into the thread of a connection, whatever it does there.

A hop costs more than most statements, and SQLAlchemy's own way over aiosqlite takes three or four
for each of them.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event

from rejectbot.storage import tidying
from rejectbot.storage.cleaning import PATIENCE, clean
from rejectbot.storage.quirks import ThreadOfConnection
from rejectbot.storage.work import READERS, T, Work

_ON_CONNECT = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    PATIENCE,
)


class Sqlite:
    """One connection that writes and a few that read, each made when first used."""

    def __init__(self, url: URL) -> None:
        writer = _Line(_engine(url, read_only=False), read_only=False)
        readers = [_Line(_engine(url, read_only=True), read_only=True) for _ in range(READERS)]
        self._lines = [writer, *readers]
        self._writer = _waiting_for_work(writer)
        self._readers = _waiting_for_work(*readers)

    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction, one at a time, and commit it."""
        return await _in_turn(self._writer, work)

    async def read(self, work: Work[T]) -> T:
        """Run `work` in a transaction that can change nothing."""
        return await _in_turn(self._readers, work)

    async def tidy(self, today: date) -> bool:
        """Between two transactions, on the connection that writes."""
        line = await self._writer.get()
        try:
            return await line.run_bare(lambda connection: tidying.tidy_sqlite(connection, today))
        finally:
            self._writer.put_nowait(line)

    async def clean(self, trace: bytes | None) -> bool:
        """What `cleaning.clean` does, while nobody writes."""
        line = await self._writer.get()
        try:
            return await line.clean(trace)
        finally:
            self._writer.put_nowait(line)

    async def close(self) -> None:
        """Close them all; nothing may be under way."""
        for line in self._lines:
            await line.close()


class _Line:
    """A connection with its thread, in which alone its engine is used."""

    def __init__(self, engine: Engine, *, read_only: bool) -> None:
        self._engine = engine
        self._read_only = read_only
        self._thread: ThreadOfConnection | None = None

    async def run(self, work: Work[T]) -> T:
        """Run `work` in a transaction, from its beginning to its end in one go."""
        thread = await self._started()
        return await thread.call(partial(self._transact, work))

    async def run_bare(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work`, which no transaction may be around."""
        thread = await self._started()
        return await thread.call(lambda: work(self._connect()))

    async def clean(self, trace: bytes | None) -> bool:
        """What `cleaning.clean` does."""
        return await (await self._started()).call(partial(self._clean, trace))

    async def close(self) -> None:
        """End the connection and its thread."""
        if self._thread is not None:
            await self._thread.call(self._engine.dispose)
            await self._thread.end()
            self._thread = None

    async def _started(self) -> ThreadOfConnection:
        if self._thread is None:
            thread = ThreadOfConnection(self._connect)
            await thread.start()
            self._thread = thread
        return self._thread

    def _clean(self, trace: bytes | None) -> bool:
        with self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            return clean(driver, Path(self._engine.url.database or ""), trace)

    def _connect(self) -> sqlite3.Connection:
        with self._engine.connect() as connection:
            made: Any = connection.connection.driver_connection
        kept: sqlite3.Connection = made
        return kept

    def _transact(self, work: Work[T]) -> T:
        """Commit what was written; what was only read has nothing to commit."""
        engine = self._engine
        with engine.connect() if self._read_only else engine.begin() as transaction:
            return work(transaction)


def _waiting_for_work(*lines: _Line) -> asyncio.LifoQueue[_Line]:
    """Lines to be taken and given back; the one used last comes first, its caches are warm."""
    waiting: asyncio.LifoQueue[_Line] = asyncio.LifoQueue()
    for line in lines:
        waiting.put_nowait(line)
    return waiting


async def _in_turn(lines: asyncio.LifoQueue[_Line], work: Work[T]) -> T:
    line = await lines.get()
    try:
        return await line.run(work)
    finally:
        lines.put_nowait(line)


def _engine(url: URL, *, read_only: bool) -> Engine:
    engine = create_engine(
        url.set(drivername="sqlite"),
        poolclass=StaticPool,
        hide_parameters=True,  # an error's text must not name anybody
        connect_args={"isolation_level": None},
    )
    pragmas = (*_ON_CONNECT, *(("PRAGMA query_only=ON",) if read_only else ()))

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
