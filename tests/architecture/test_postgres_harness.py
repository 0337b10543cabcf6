"""The throw-away PostgreSQL server hands out databases that know nothing of one another."""

import asyncio
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.architecture.tree import ROOT
from tests.postgres import PostgresUnavailable, ThrowAwayPostgres

asyncpg = pytest.importorskip("asyncpg")


@pytest.fixture(scope="module")
def server() -> Iterator[ThrowAwayPostgres]:
    try:
        with ThrowAwayPostgres() as started:
            yield started
    except PostgresUnavailable as reason:
        if postgres.must_run():
            raise
        pytest.skip(str(reason))


async def _execute(url: str, statement: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        result: str = await connection.execute(statement)
        return result
    finally:
        await connection.close()


@pytest.mark.postgres
async def test_what_one_test_writes_another_does_not_find(server: ThrowAwayPostgres) -> None:
    first, second = server.fresh_url(), server.fresh_url()
    await _execute(first, "CREATE TABLE story (id int)")

    with pytest.raises(asyncpg.UndefinedTableError):
        await _execute(second, "SELECT * FROM story")


@pytest.mark.postgres
async def test_a_database_can_be_dropped_while_it_is_open(server: ThrowAwayPostgres) -> None:
    url = server.fresh_url()
    connection = await asyncpg.connect(url)

    await asyncio.to_thread(server.drop, url)

    with pytest.raises(asyncpg.PostgresError):
        await asyncpg.connect(url)
    connection.terminate()


@pytest.mark.postgres
def test_the_template_is_migrated_once_and_nothing_is_left_behind() -> None:
    migrated: list[str] = []
    with ThrowAwayPostgres(migrate=migrated.append) as server:
        folder = server.folder
        server.fresh_url()
        server.fresh_url()
        assert folder.exists()

    assert len(migrated) == 1
    assert not folder.exists()


@pytest.mark.postgres
def test_a_server_does_not_outlive_tests_that_are_killed() -> None:
    code = (
        "from tests.postgres import ThrowAwayPostgres as Server\n"
        "with Server() as server: print(server.folder, flush=True); input()"
    )
    killed = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert killed.stdout is not None
    folder = Path(killed.stdout.readline().strip())
    assert (folder / "data" / "postmaster.pid").exists()

    killed.kill()
    killed.communicate()

    for _ in range(200):
        if not folder.exists():
            return
        time.sleep(0.05)
    pytest.fail("the server's folder is still there after 10 s")


def test_a_machine_without_postgresql_is_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(Path, "glob", lambda _self, _pattern: iter(()))

    with pytest.raises(PostgresUnavailable, match="not installed"):
        postgres.programs()
