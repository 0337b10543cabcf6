"""The full hours at which shares that asked for "later" appear, and the quarters between them."""

from datetime import datetime, timedelta

from rejectbot.domain.limits import LATER_AT_LEAST

_HOUR = timedelta(hours=1)
_QUARTER = timedelta(minutes=15)


def next_hour(now: datetime) -> datetime:
    """The first full hour after `now`."""
    return now.replace(minute=0, second=0, microsecond=0) + _HOUR


def next_quarter_between(now: datetime) -> datetime:
    """The first of 15, 30 and 45 minutes past an hour after `now`.

    Time zones differ from UTC by whole quarters of an hour.
    """
    begun = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0) + _QUARTER
    return begun if begun.minute else begun + _QUARTER


def later_slot(now: datetime) -> datetime:
    """The first full hour that is at least 30 minutes away: so 30 to 90 minutes."""
    slot = next_hour(now)
    return slot if slot - now >= LATER_AT_LEAST else slot + _HOUR
