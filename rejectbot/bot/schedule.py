"""What happens by the clock: shares that wait for a full hour are published then."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from rejectbot.domain.slots import next_hour

log = structlog.get_logger(__name__)

_LONGEST_SLEEP = 300.0
"""Seconds. Then the wall clock is looked at again: it may have been set, the machine suspended."""


async def every_hour(now: Callable[[], datetime], work: Callable[[], Awaitable[None]]) -> None:
    """Run `work` at each full hour, for ever; what fails is logged and tried in the next."""
    while True:
        hour = next_hour(now())
        await _sleep_until(hour, now)
        try:
            await work()
        except Exception:
            log.exception("hourly_work_failed")


async def _sleep_until(hour: datetime, now: Callable[[], datetime]) -> None:
    while (left := (hour - now()).total_seconds()) > 0:  # noqa: ASYNC110 - for time, not an event
        await asyncio.sleep(min(left, _LONGEST_SLEEP))
