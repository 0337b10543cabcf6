"""Weeks in a row, counted so that the running week can only add to them."""

from collections.abc import Iterable
from datetime import date, timedelta


def weeks_in_a_row(days: Iterable[date], today: date) -> int:
    """ISO weeks with at least one of `days`, without a gap, that end in this week or the last.

    A week that is not over yet never breaks the row.
    """
    weeks = {_monday(day) for day in days}
    week = _monday(today)
    if week not in weeks:
        week -= timedelta(weeks=1)
    count = 0
    while week in weeks:
        count += 1
        week -= timedelta(weeks=1)
    return count


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
