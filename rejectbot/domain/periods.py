"""The server's days and the periods that a board can show."""

from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class Period(StrEnum):
    """`week` is an ISO week (from Monday); all in the server's time zone."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"

    def key(self, day: date) -> str:
        """The period that `day` is in: `2026-W48`, `2026-11`, `2026` or `all`."""
        match self:
            case Period.WEEK:
                year, week, _ = day.isocalendar()
                return f"{year:04}-W{week:02}"
            case Period.MONTH:
                return f"{day.year:04}-{day.month:02}"
            case Period.YEAR:
                return f"{day.year:04}"
            case Period.ALL:
                return "all"


def keys(day: date) -> tuple[str, ...]:
    """The keys of all periods that `day` counts for."""
    return tuple(period.key(day) for period in Period)


def local_day(now: datetime, zone: str) -> date:
    """The date on the wall of a server in `zone` (IANA name) at the aware instant `now`."""
    return now.astimezone(ZoneInfo(zone)).date()


def begin_of(day: date, zone: str) -> datetime:
    """The instant at which `day` begins on the wall of a server in `zone`."""
    return datetime.combine(day, time(), ZoneInfo(zone))
