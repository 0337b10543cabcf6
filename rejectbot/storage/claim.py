"""One process at a time: two sessions of one shard would both get, and both act on, every event."""

import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from rejectbot.storage.urls import for_asyncpg

_SHARDS = 0x726A
"""PostgreSQL's space of advisory locks for shards: any number that nobody else uses."""


class AlreadyRunning(RuntimeError):
    """Another process serves the same database, or the same shard of it."""


@asynccontextmanager
async def claimed(url: str, shards: Iterable[int]) -> AsyncIterator[None]:
    """Hold the claim on a SQLite file, or on `shards` of a PostgreSQL database, until the end.

    The claim ends with the process, however that ends. Raises AlreadyRunning.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        with closing(_claimed_file(f"{parsed.database}.lock")):
            yield
        return
    # Without a transaction, which a server may end when it idles, and the lock with it.
    engine = create_async_engine(for_asyncpg(parsed), isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            for shard in shards:
                taken = text("SELECT pg_try_advisory_lock(:space, :shard)")
                found = await connection.execute(taken, {"space": _SHARDS, "shard": shard})
                if not found.scalar_one():
                    raise AlreadyRunning(f"Another process serves shard {shard} already.")
            yield
    finally:
        await engine.dispose()


def _claimed_file(path: str) -> sqlite3.Connection:
    """A lock that every system has and that a killed process loses: SQLite's own."""
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        raise AlreadyRunning("Another process serves this database already.") from error
    return connection


@asynccontextmanager
async def claimed_wholly(url: str) -> AsyncIterator[None]:
    """Hold the claim so that no process serves any part of the database. Raises AlreadyRunning."""
    async with claimed(url, [0]):
        if make_url(url).get_backend_name() != "sqlite":
            await _refuse_served(url)
        yield


async def _refuse_served(url: str) -> None:
    others = text(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = :space "
        "AND objid <> 0 AND database = (SELECT oid FROM pg_database WHERE datname = "
        "current_database())"
    )
    engine = create_async_engine(for_asyncpg(make_url(url)))
    try:
        async with engine.connect() as connection:
            found = await connection.execute(others, {"space": _SHARDS})
            if found.scalar_one():
                raise AlreadyRunning("Another process serves a part of this database.")
    finally:
        await engine.dispose()
