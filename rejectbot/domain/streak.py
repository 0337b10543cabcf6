"""Weeks in a row, counted so that the running week can only add, and a missed one is forgiven."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

FREE_WEEKS = 2
"""In each calendar quarter, that of a week's Monday: holidays and illness are no failure."""

_WEEK = timedelta(weeks=1)


def weeks_in_a_row(days: Iterable[date], today: date) -> int:
    """ISO weeks with at least one of `days` in the longest row that ends now.

    In a row no quarter has more than two weeks without any; these don't add to the number. The
    running week is never missed. What is forgiven is chosen anew each time: the newest ones.
    """
    weeks = {_monday(day) for day in days}
    week = _monday(today)
    oldest = min(weeks, default=week)
    missed = Counter[tuple[int, int]]()
    count = int(week in weeks)
    while week > oldest:
        week -= _WEEK
        if week in weeks:
            count += 1
            continue
        missed[_quarter(week)] += 1
        if missed[_quarter(week)] > FREE_WEEKS:
            break
    return count


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
