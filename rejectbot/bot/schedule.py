"""What happens by the clock: shares that wait for a full hour, and posts at any quarter of one."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from rejectbot.domain.slots import next_hour, next_quarter_between

_LONGEST_SLEEP = 900.0
"""Seconds. Then the wall clock is looked at again: it may have been set, the machine suspended."""


async def every_hour(now: Callable[[], datetime], begin: Callable[[], None]) -> None:
    """Call `begin`, which must not wait, at each full hour, until cancelled."""
    while True:
        await _sleep_until(next_hour(now()), now)
        begin()


async def every_quarter_between(now: Callable[[], datetime], begin: Callable[[], None]) -> None:
    """Call `begin`, which must not wait, 15, 30 and 45 minutes after each full hour.

    What is also to be done at the full hour follows there upon the hour's own work.
    """
    while True:
        await _sleep_until(next_quarter_between(now()), now)
        begin()


async def _sleep_until(then: datetime, now: Callable[[], datetime]) -> None:
    while (left := (then - now()).total_seconds()) > 0:  # noqa: ASYNC110 - for time, not an event
        await asyncio.sleep(min(left, _LONGEST_SLEEP))
