"""Time in the demo goes with the clock on the wall, and further when hours are skipped."""

import datetime as dt
from collections.abc import AsyncIterator

import pytest

from rejectbot.demo.clock import Clock
from rejectbot.demo.serving import inhabited
from rejectbot.demo.world import World
from tests.demo.little_bot import build


class Wall:
    """A clock on the wall that stands until it is turned."""

    def __init__(self, time: dt.datetime) -> None:
        self.time = time

    def turn(self, **by: float) -> None:
        self.time += dt.timedelta(**by)

    def __call__(self) -> dt.datetime:
        return self.time


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with inhabited(build=build) as world:
        yield world


async def test_the_server_begins_at_the_present(world: World) -> None:
    assert abs(world.env.now() - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)


async def test_it_follows_the_wall_and_never_runs_ahead_of_it(world: World) -> None:
    begin = world.env.now()
    wall = Wall(begin)
    clock = Clock(world, wall)
    wall.turn(seconds=10)
    await clock.tick()
    assert world.env.now() - begin == dt.timedelta(seconds=10)
    # A timer of the bot moved the server's clock: that time is not added a second time.
    await world.env.advance_time(4)
    wall.turn(seconds=10)
    await clock.tick()
    assert world.env.now() - begin == dt.timedelta(seconds=20)
    wall.turn(seconds=-5)
    await clock.tick()
    assert world.env.now() - begin == dt.timedelta(seconds=20)


async def test_skipped_time_stays_skipped(world: World) -> None:
    begin = world.env.now()
    wall = Wall(begin)
    clock = Clock(world, wall)
    await clock.skip(3600)
    wall.turn(seconds=10)
    await clock.tick()
    assert world.env.now() - begin == dt.timedelta(hours=1, seconds=10)
