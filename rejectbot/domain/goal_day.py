"""The last day of a goal, as a member writes it, and the days that are offered for it."""

import re
from datetime import date, timedelta

from rejectbot.domain.errors import GoalDayOver, GoalDayTooFar, GoalDayUnknown

YEARS_AHEAD = 5
"""Nobody plans further; a slip of the pen in the year is told back instead of kept."""

_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def goal_day(given: str | None, today: date) -> date:
    """The day that was written as YYYY-MM-DD; the end of the year for nothing.

    Raises GoalDayUnknown, GoalDayOver or, more than five years ahead, GoalDayTooFar.
    """
    written = (given or "").strip()
    if not written:
        return end_of_year(today)
    day = _read(written)
    if day is None:
        raise GoalDayUnknown(given=written, example=end_of_year(today).isoformat())
    if day < today:
        raise GoalDayOver(given=written, example=end_of_year(today).isoformat())
    if day > _latest(today):
        raise GoalDayTooFar(given=written, latest=_latest(today).isoformat())
    return day


def end_of_year(today: date) -> date:
    """The last day of this year."""
    return date(today.year, 12, 31)


def offered(today: date) -> dict[str, date]:
    """Days that many would choose, soonest first, by what they are called; none of them twice."""
    in_a_month, in_three = (today + timedelta(weeks=weeks) for weeks in (4, 13))
    days = {
        "four-weeks": in_a_month,
        "three-months": in_three,
        "this-year": end_of_year(today),
        "one-year": today + timedelta(days=365),
        "next-year": date(today.year + 1, 12, 31),
    }
    named = {day: name for name, day in days.items()}
    return {named[day]: day for day in sorted(named)}


def _read(written: str) -> date | None:
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:  # such as the 30th of February
        return None


def _latest(today: date) -> date:
    leap = today.month == 2 and today.day == 29
    return today.replace(year=today.year + YEARS_AHEAD, day=28 if leap else today.day)
