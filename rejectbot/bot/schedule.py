"""What happens by the clock: shares that wait for a full hour are published then."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from rejectbot.domain.slots import next_hour

_LONGEST_SLEEP = 900.0
"""Seconds. Then the wall clock is looked at again: it may have been set, the machine suspended."""


async def every_hour(now: Callable[[], datetime], begin: Callable[[], None]) -> None:
    """Call `begin`, which must not wait, at each full hour, until cancelled."""
    while True:
        await _sleep_until(next_hour(now()), now)
        begin()


async def _sleep_until(hour: datetime, now: Callable[[], datetime]) -> None:
    while (left := (hour - now()).total_seconds()) > 0:  # noqa: ASYNC110 - for time, not an event
        await asyncio.sleep(min(left, _LONGEST_SLEEP))
