"""Time in the demo passes as on the clock on the wall, plus what was skipped."""

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Final

from rejectbot.demo import simulator
from rejectbot.demo.world import World

EVERY: Final = 10.0
"""Seconds between two steps of the server's clock."""


class Clock:
    """Keeps the server's clock with `now`; the bot's own timers may move it too, never past."""

    def __init__(self, world: World, now: Callable[[], dt.datetime]) -> None:
        self._world = world
        self._now = now
        self._ahead = dt.timedelta()

    async def tick(self) -> None:
        """Move the server's clock to where it should stand."""
        async with self._world.acting:
            await self._catch_up()

    async def skip(self, seconds: float) -> None:
        """Move it `seconds` further than the wall's, running what falls due on the way."""
        async with self._world.acting:
            self._ahead += dt.timedelta(seconds=seconds)
            await self._catch_up()

    async def run(self) -> None:
        """Tick every `EVERY` seconds until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.tick()
            except TimeoutError:
                continue  # the bot is busy: the next tick catches up

    async def _catch_up(self) -> None:
        goal = self._now() + self._ahead
        behind = (goal - self._world.env.now()).total_seconds()
        if behind > 0:
            await simulator.pass_time(self._world.env, behind)
