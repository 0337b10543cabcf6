"""When a weekly post is due on the wall clock of a server's time zone, whatever that clock does."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rejectbot.domain.limits import CAUGHT_UP_WITHIN
from rejectbot.domain.settings import DigestTime

_QUARTER = timedelta(minutes=15)
"""Clocks are changed at whole quarters of an hour, UTC."""


def due_at(day: date, hour: int, zone: str) -> datetime:
    """The instant (UTC) from which that day's clock shows `hour` or later for the first time.

    An hour that is left out in spring is due when the clock has gone past it, one that comes
    twice in autumn at its first time.
    """
    there = ZoneInfo(zone)
    wall = datetime.combine(day, time(hour))
    due = wall.replace(tzinfo=there).astimezone(UTC)
    while (due - _QUARTER).astimezone(there).replace(tzinfo=None) >= wall:
        due -= _QUARTER
    return due


def is_caught_up(now: datetime, due: datetime) -> bool:
    """Whether something that was due then is to be posted now: later it is skipped."""
    return due <= now < due + CAUGHT_UP_WITHIN


def day_due(now: datetime, at: DigestTime, zone: str) -> date | None:
    """The server's day whose weekly post is due, if one is: today, or yesterday's late one."""
    today = now.astimezone(ZoneInfo(zone)).date()
    for day in (today, today - timedelta(days=1)):
        if day.isoweekday() == at.weekday and is_caught_up(now, due_at(day, at.hour, zone)):
            return day
    return None
