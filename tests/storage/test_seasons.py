"""Seasons beside other processes: what is earned while one is undone is not left behind in it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from rejectbot.domain.settings import Season
from rejectbot.storage import guilds, points, seasons, totals
from rejectbot.storage.engine import Database
from rejectbot.storage.urls import for_asyncpg
from tests.storage.makers import ADA, HERE, TODAY, earned
from tests.storage.test_servers import SETTINGS

pytestmark = pytest.mark.postgres
"""SQLite has one writer at a time."""

Work = Callable[[Connection], object]
FIRST = replace(SETTINGS, season=1, season_reset=TODAY)


@pytest.fixture
async def server(postgres_url: str) -> AsyncIterator[Database]:
    """A server in its second season."""
    database = Database(postgres_url)
    database.open()
    await database.write(lambda tx: guilds.add(tx, FIRST))
    yield database
    await database.close()


@asynccontextmanager
async def not_yet_committed(url: str, work: Work) -> AsyncIterator[None]:
    """Another process has done `work` and commits when this ends."""
    engine = create_async_engine(for_asyncpg(make_url(url)))
    try:
        async with engine.begin() as connection:
            await connection.run_sync(work)
            yield
    finally:
        await engine.dispose()


async def held_up(doing: asyncio.Task[object]) -> None:
    await asyncio.wait([doing], timeout=0.3)
    assert not doing.done(), "it did not wait for the other process"


def undo(tx: Connection) -> object:
    return seasons.undo(tx, HERE, 1, TODAY)


async def all_points(database: Database) -> dict[str, int]:
    found = await database.read(lambda tx: totals.all_of_member(tx, HERE, ADA))
    return {key: amount for key, amount in found.items() if key.endswith("all")}


async def test_a_season_is_undone_after_what_is_just_earned_in_it(
    server: Database, postgres_url: str
) -> None:
    async with not_yet_committed(postgres_url, lambda tx: points.earn(tx, earned(10))):
        undoing: asyncio.Task[object] = asyncio.ensure_future(server.write(undo))
        await held_up(undoing)

    assert await undoing
    assert await all_points(server) == {"all": 10, "s00all": 1}


@pytest.mark.parametrize("lose", [points.take_back, points.void])
async def test_what_is_lost_while_a_season_is_undone_is_lost_from_the_one_before(
    server: Database, postgres_url: str, lose: Callable[[Connection, points.Earned], None]
) -> None:
    kept, lost = earned(10), earned(5)
    for each in (kept, lost):
        await server.write(partial(points.earn, new=each))
    async with not_yet_committed(postgres_url, undo):
        losing: asyncio.Task[object] = asyncio.ensure_future(
            server.write(lambda tx: lose(tx, replace(lost, season=1)))
        )
        await held_up(losing)

    await losing
    assert await all_points(server) == {"all": 10, "s00all": 1}
    assert await server.read(lambda tx: seasons.find(tx, HERE)) == Season(0, None)
