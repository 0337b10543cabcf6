"""Holding an author's next texts for review: for how long."""

from datetime import date, timedelta
from enum import IntEnum

from rejectbot.domain.limits import HOLD_LONGEST


class HoldDays(IntEnum):
    """How long a hold can be asked to last, in days."""

    DAY = 1
    WEEK = 7
    MONTH = 30


def last_day(today: date, days: HoldDays) -> date:
    """The last UTC day of a hold that is put on the UTC day `today`.

    At least so many whole days; but the longest ends before it has lasted `HOLD_LONGEST`, since
    so long, and no longer, the author of a held anonymous post can be found.
    """
    return today + min(timedelta(days=days), HOLD_LONGEST - timedelta(days=1))
