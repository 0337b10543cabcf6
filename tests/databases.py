"""The two databases that the bot runs on, each empty, migrated and a test's own."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from rejectbot.storage import migrate
from rejectbot.storage.engine import Database
from tests.postgres import PostgresUnavailable, ThrowAwayPostgres, must_run


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[ThrowAwayPostgres]:
    """A server for all tests of a run; skips where none can be started."""
    try:
        with ThrowAwayPostgres(migrate=migrate.upgrade) as started:
            yield started
    except PostgresUnavailable as reason:
        if must_run():
            raise
        pytest.skip(str(reason))


@pytest.fixture
def sqlite_url(tmp_path: Path, empty_database: Path) -> str:
    """The address of a SQLite file with the newest schema."""
    path = tmp_path / "rejectbot.db"
    shutil.copy(empty_database, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: ThrowAwayPostgres) -> Iterator[str]:
    """The address of a PostgreSQL database with the newest schema."""
    url = postgres_server.fresh_url()
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Once the address of a SQLite file, once of a PostgreSQL database."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open database without a row."""
    made = Database(database_url)
    made.open()
    yield made
    await made.close()
