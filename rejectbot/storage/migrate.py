"""Bringing a database to the newest schema; Alembic is imported here alone, never by the bot.

The running bot asks `is_current` in plain SQL and leaves the upgrade to a short-lived process.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import URL, Connection, create_engine, inspect, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import create_async_engine

from rejectbot.storage.tables import metadata
from rejectbot.storage.urls import for_asyncpg

if TYPE_CHECKING:
    from alembic.config import Config

T = TypeVar("T")

_UPGRADE_LOCK = 0x72656A65637462
"""PostgreSQL's advisory lock for the upgrade: any number that nobody else uses."""

_WAL_TRIES, _WAL_PAUSE_S = 100, 0.05
"""Five seconds in all, as long as other statements wait."""

HEAD = "0020"
"""The newest revision in `migrations/versions`; a test holds it equal."""


@dataclass(frozen=True, slots=True)
class SchemaState:
    """Which schema a database has (`current`, None when empty) and which this version needs."""

    current: str | None
    head: str = HEAD

    @property
    def is_current(self) -> bool:
        """Ready to be used."""
        return self.current == self.head

    @property
    def is_newer(self) -> bool:
        """Written by a newer version of the program; revisions are numbered upwards."""
        return self.current is not None and self.current > self.head


class SchemaNewer(RuntimeError):
    """The database was written by a newer version of the program."""

    def __init__(self, state: SchemaState) -> None:
        super().__init__(
            f"The database has schema {state.current}, this version knows {state.head}. "
            "Install the newer version of RejectBot again, or restore a backup from before."
        )


def read_state(tx: Connection) -> SchemaState:
    """The state of the database behind an open connection."""
    if not inspect(tx).has_table("alembic_version"):
        return SchemaState(None)
    found = tx.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return SchemaState(found)


def state(url: str) -> SchemaState:
    """The state of the database at `url`; a SQLite file that does not exist is not made."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists():
        return SchemaState(None)
    return in_transaction(parsed, read_state)


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest schema; raises SchemaNewer.

    Everything happens in one transaction, and one process at a time.
    """
    from alembic import command  # noqa: PLC0415 - kept out of the running bot

    def work(tx: Connection) -> None:
        if tx.dialect.name == "postgresql":
            tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        before = read_state(tx)
        if before.is_newer:
            raise SchemaNewer(before)
        command.upgrade(config(tx), "head")

    in_transaction(make_url(url), work)


def differences(connection: Connection) -> list[object]:
    """What the database has and `tables` has not, or the other way round."""
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - as above
    from alembic.migration import MigrationContext  # noqa: PLC0415 - as above

    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def config(connection: Connection | None = None) -> "Config":
    """Alembic's configuration, without an ini file."""
    from alembic.config import Config  # noqa: PLC0415 - as above

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


def in_transaction(url: URL, work: Callable[[Connection], T]) -> T:
    """Run `work` in one transaction, outside of the running bot."""
    if url.get_backend_name() == "sqlite":
        return _in_sqlite(url, work)
    with ThreadPoolExecutor(1) as thread:  # asyncpg needs a loop, and the caller may have one
        return thread.submit(asyncio.run, _in_postgresql(url, work)).result()


def _in_sqlite(url: URL, work: Callable[[Connection], T]) -> T:
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"), connect_args={"isolation_level": None}
    )
    try:
        with engine.connect() as connection:
            _switch_to_wal(connection)
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            result = work(connection)
            connection.exec_driver_sql("COMMIT")
            return result
    finally:
        engine.dispose()


def _switch_to_wal(connection: Connection) -> None:
    """Alone of all statements this one fails at once, without waiting for another process."""
    for patience in reversed(range(_WAL_TRIES)):
        try:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        except OperationalError as error:
            code = getattr(error.orig, "sqlite_errorcode", None)
            if code != sqlite3.SQLITE_BUSY or not patience:
                raise
            time.sleep(_WAL_PAUSE_S)
        else:
            return


async def _in_postgresql(url: URL, work: Callable[[Connection], T]) -> T:
    engine = create_async_engine(for_asyncpg(url))
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()
