"""When a share that asked for "later" appears: together with others, at a full hour."""

from datetime import datetime, timedelta

from rejectbot.domain.limits import LATER_AT_LEAST

_HOUR = timedelta(hours=1)


def next_hour(now: datetime) -> datetime:
    """The first full hour after `now`."""
    return now.replace(minute=0, second=0, microsecond=0) + _HOUR


def later_slot(now: datetime) -> datetime:
    """The first full hour that is at least 30 minutes away: so 30 to 90 minutes."""
    slot = next_hour(now)
    return slot if slot - now >= LATER_AT_LEAST else slot + _HOUR
