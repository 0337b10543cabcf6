"""Transactions: one writer at a time, a few readers, nothing lost or held by a cancelled task."""

import asyncio
from collections.abc import Coroutine
from datetime import date
from typing import Any

from sqlalchemy import make_url

from rejectbot.storage.postgres import Postgres
from rejectbot.storage.sqlite import Sqlite
from rejectbot.storage.work import READERS, Connections, T, Transaction, Work

__all__ = ["READERS", "Database", "DatabaseClosed", "Transaction", "Work"]


class Database:
    """A SQLite file or a PostgreSQL database behind the same two verbs, `write` and `read`.

    The work handed to them is a plain function of a Connection: its statements run in one
    transaction, and it must not wait for anything else. On SQLite another thread calls it, so it
    must leave alone what belongs to the event loop.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._under_way: set[asyncio.Task[Any]] = set()
        self._connections: Connections | None = None

    @property
    def is_sqlite(self) -> bool:
        """Whether the data lies in a SQLite file."""
        return self._url.get_backend_name() == "sqlite"

    @property
    def name(self) -> str:
        """Its address as an operator may read it: without the password."""
        return self._url.render_as_string(hide_password=True)

    def open(self) -> None:
        """Prepare the connections; they are made when first used."""
        self._connections = Sqlite(self._url) if self.is_sqlite else Postgres(self._url)

    async def write(self, work: Work[T]) -> T:
        """Run `work` in one transaction that is committed when this returns.

        A caller cancelled in between does not end the transaction: it is finished on its own.
        """
        return await self._to_its_end(self._opened.write(work))

    async def read(self, work: Work[T]) -> T:
        """Run `work`, which can change nothing, on a connection of its own.

        All its statements see the database at one moment, whatever is written meanwhile.
        """
        return await self._to_its_end(self._opened.read(work))

    async def tidy(self, today: date) -> bool:
        """Let nothing deleted linger in files; False when a long read forbids it for now.

        Once a week a SQLite file is written anew as a whole.
        """
        return await self._to_its_end(self._opened.tidy(today))

    async def clean(self, trace: bytes | None = None) -> bool:
        """Leave nothing of what was deleted in SQLite's log, nor `trace` between rows of the file.

        False when it must be tried again.
        """
        return await self._to_its_end(self._opened.clean(trace))

    async def close(self) -> None:
        """Finish the transactions under way and close every connection."""
        while self._under_way:
            await asyncio.wait(self._under_way)
        connections, self._connections = self._connections, None
        if connections is not None:
            await connections.close()

    @property
    def _opened(self) -> Connections:
        if self._connections is None:
            raise DatabaseClosed
        return self._connections

    async def _to_its_end(self, transaction: Coroutine[Any, Any, T]) -> T:
        # Cut in the middle, a transaction would take its connection with it.
        task = asyncio.ensure_future(transaction)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)


class DatabaseClosed(RuntimeError):
    """The database is not open (yet, or any more)."""
