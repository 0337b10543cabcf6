"""Time zones with all that clocks do, and each of their changes from 2024 to 2030."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

QUARTER = timedelta(minutes=15)
ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Havana",
    "America/Los_Angeles",
    "America/Nuuk",
    "America/Santiago",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/Vienna",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
)
"""Changes at midnight, before it, by half an hour and by two; and clocks that stand 45 minutes
off, or never change.
"""


@cache
def changes(zone: str) -> list[tuple[datetime, timedelta, timedelta]]:
    """Each change with the offsets before and after it; its instant to the quarter."""
    there, found = ZoneInfo(zone), []
    now, end = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
    while now < end:
        then = now + timedelta(days=1)
        if _offset(now, there) != _offset(then, there):
            found.append(_change(now, there))
        now = then
    return found


def _change(since: datetime, there: ZoneInfo) -> tuple[datetime, timedelta, timedelta]:
    before = _offset(since, there)
    while _offset(since, there) == before:
        since += QUARTER
    return since, before, _offset(since, there)


def _offset(instant: datetime, there: ZoneInfo) -> timedelta:
    return instant.astimezone(there).utcoffset() or timedelta()
