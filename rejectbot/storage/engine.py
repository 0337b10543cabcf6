"""Transactions: one writer at a time, a few readers, nothing lost or held by a cancelled task."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from rejectbot.storage.urls import for_asyncpg

T = TypeVar("T")
Transaction = Connection
"""What work is given: storage's functions take it, services only hand it on."""
Work = Callable[[Transaction], T]

READERS = 3
"""Connections. Reads are short; more would only wait for the same disk."""

_SQLITE_ON_CONNECT = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA busy_timeout=5000",
)


class Database:
    """A SQLite file or a PostgreSQL database behind the same two verbs, `write` and `read`.

    The work handed to them is a plain function of a Connection: its statements run in one
    transaction, and it must not wait for anything else.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._lock = asyncio.Lock()
        self._under_way: set[asyncio.Task[Any]] = set()
        self._writer: AsyncEngine | None = None
        self._reader: AsyncEngine | None = None

    @property
    def is_sqlite(self) -> bool:
        """Whether the data lies in a SQLite file."""
        return self._url.get_backend_name() == "sqlite"

    def open(self) -> None:
        """Prepare the connections; they are made when first used."""
        if self.is_sqlite:
            self._writer = _sqlite_engine(self._url, connections=1, read_only=False)
            self._reader = _sqlite_engine(self._url, connections=READERS, read_only=True)
        else:
            self._writer = create_async_engine(
                for_asyncpg(self._url),
                pool_size=READERS + 1,
                pool_pre_ping=True,
                hide_parameters=True,  # an error's text must not name anybody
            )
            self._reader = self._writer.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    async def write(self, work: Work[T]) -> T:
        """Run `work` in one transaction that is committed when this returns.

        A caller cancelled in between does not end the transaction: it is finished on its own.
        """
        return await self._to_its_end(self._write(work))

    async def read(self, work: Work[T]) -> T:
        """Run `work`, which can change nothing, on a connection of its own.

        All its statements see the database at one moment, whatever is written meanwhile.
        """
        return await self._to_its_end(self._read(work))

    async def close(self) -> None:
        """Finish the transactions under way and close every connection."""
        while self._under_way:
            await asyncio.wait(self._under_way)
        writer, reader = self._writer, self._reader
        self._writer = self._reader = None
        if writer is not None:
            await writer.dispose()
        if reader is not None and self.is_sqlite:  # PostgreSQL's readers share the writer's pool
            await reader.dispose()

    async def _to_its_end(self, transaction: Coroutine[Any, Any, T]) -> T:
        # Cut in the middle, a transaction would take its connection with it.
        task = asyncio.ensure_future(transaction)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _write(self, work: Work[T]) -> T:
        if self._writer is None:
            raise DatabaseClosed
        async with self._lock, self._writer.begin() as connection:
            return await connection.run_sync(work)

    async def _read(self, work: Work[T]) -> T:
        if self._reader is None:
            raise DatabaseClosed
        async with self._reader.connect() as connection:
            return await connection.run_sync(work)


class DatabaseClosed(RuntimeError):
    """The database is not open (yet, or any more)."""


def _sqlite_engine(url: URL, *, connections: int, read_only: bool) -> AsyncEngine:
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"),
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"isolation_level": None},
    )
    pragmas = (*_SQLITE_ON_CONNECT, *(("PRAGMA query_only=ON",) if read_only else ()))

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
