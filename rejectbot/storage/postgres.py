"""PostgreSQL: transactions on a pool of asyncpg's connections, one that writes at a time."""

import asyncio
from datetime import date
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import create_async_engine

from rejectbot.storage import tidying
from rejectbot.storage.urls import for_asyncpg
from rejectbot.storage.work import READERS, T, Work


class Postgres:
    """Connections are made when first used."""

    def __init__(self, url: URL) -> None:
        self._lock = asyncio.Lock()
        self._writer = create_async_engine(
            for_asyncpg(url),
            pool_size=READERS + 1,
            hide_parameters=True,  # an error's text must not name anybody
        )
        event.listen(self._writer.sync_engine, "checkout", _is_open)
        self._reader = self._writer.execution_options(  # of the same pool
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction, one at a time, and commit it."""
        async with self._lock, self._writer.begin() as connection:
            return await connection.run_sync(work)

    async def read(self, work: Work[T]) -> T:
        """Run `work` in a transaction that can change nothing."""
        async with self._reader.connect() as connection:
            return await connection.run_sync(work)

    async def tidy(self, today: date) -> bool:  # noqa: ARG002 - it costs little at any time
        """On a connection of its own: nobody waits for it."""
        alone = self._writer.execution_options(isolation_level="AUTOCOMMIT")
        async with alone.connect() as connection:
            await connection.run_sync(tidying.tidy_postgres)
        return True

    async def clean(self, trace: bytes | None) -> bool:  # noqa: ARG002 - for SQLite
        """Nothing: the server's own log rotates, and its own vacuum clears dead rows."""
        return True

    async def close(self) -> None:
        """Close them all; nothing may be under way."""
        await self._writer.dispose()


def _is_open(connection: Any, _record: object, _proxy: object) -> None:
    """Have all connections made anew after the server went away, as asyncpg sees by itself.

    To ask the server whether it is there (`pool_pre_ping`) would add three turns to each
    transaction, as many as a page of the board takes for its questions.
    """
    if connection.driver_connection.is_closed():
        raise InvalidatePoolError
