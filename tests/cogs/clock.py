"""Notes when cards are edited, and lets the simulated time pass."""

import re
from datetime import timedelta
from typing import Any

from tests.world import World

_CARD = re.compile(r"/channels/\d+/messages/\d+")


class Edits(list[Any]):
    """SimCord's list of requests, which also notes the simulated second of each edit of a card."""

    def __init__(self, world: World) -> None:
        super().__init__(world.env.backend.http_requests)
        self._world = world
        self.seconds: list[float] = []
        world.env.backend.http_requests = self

    def append(self, entry: Any, /) -> None:
        if entry.method == "PATCH" and _CARD.fullmatch(entry.path):
            self.seconds.append(self._world.env.backend.clock.elapsed)
        super().append(entry)

    @property
    def closest(self) -> float:
        """Seconds between the two edits that followed each other fastest."""
        pairs = zip(self.seconds, self.seconds[1:], strict=False)
        return min((later - earlier for earlier, later in pairs), default=float("inf"))


def follow(world: World) -> Edits:
    """Note from now on when cards are edited."""
    return Edits(world)


async def wait(world: World, **span: float) -> None:
    """Let time pass in steps, so that each step's work is done in it."""
    left = timedelta(**span).total_seconds()
    while left > 0:
        await world.env.advance_time(min(left, 600))
        left -= 600


async def days_go_by(world: World, number: int = 1) -> None:
    """Let days pass, a few hours at a time: each step has SimCord's patience for itself."""
    for _ in range(8 * number):
        await world.env.advance_time(3 * 3_600)
