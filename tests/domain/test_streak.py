"""Weeks in a row: the running week only adds, two missed ones a quarter are forgiven."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.streak import weeks_in_a_row

MONDAY = date(2026, 11, 23)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def ago(*weeks: int) -> list[date]:
    """The Wednesdays so many weeks before the running one."""
    return [MONDAY + 2 * DAY - week * WEEK for week in weeks]


@pytest.mark.parametrize(
    ("days", "weeks"),
    [
        ([], 0),
        ([MONDAY], 1),
        ([MONDAY, MONDAY + 3 * DAY], 1),
        ([MONDAY - DAY], 1),
        ([MONDAY - DAY, MONDAY], 2),
        (ago(1, 2), 2),
        (ago(*range(60)), 60),
        # One and two missed ones are bridged, and do not add.
        (ago(0, 2), 2),
        (ago(0, 3), 2),
        (ago(3), 1),
        # A third one of the quarter ends the row, together or apart.
        (ago(0, 4), 1),
        (ago(4), 0),
        (ago(0, 2, 4, 6), 3),
        # The Monday eight weeks ago, 28 September, is of the quarter before.
        (ago(0, 2, 4, 5, 6, 7, 9, 11, 12), 9),
        (ago(0, 2, 4, 5, 6, 7, 9, 11, 13), 8),
    ],
)
def test_weeks_are_counted_to_this_one(days: list[date], weeks: int) -> None:
    assert weeks_in_a_row(days, MONDAY) == weeks
    assert weeks_in_a_row(reversed(days), MONDAY + 6 * DAY) == weeks


def test_each_quarter_has_free_weeks_of_its_own() -> None:
    # Mondays 14 and 21 September, and 5 and 12 October, have none.
    days = [date(2026, 9, 9), date(2026, 9, 30), date(2026, 10, 21)]

    assert weeks_in_a_row(days, date(2026, 10, 21)) == 3
    # The quarter's third one is the week of 26 October, once it is over.
    assert weeks_in_a_row(days, date(2026, 11, 1)) == 3
    assert weeks_in_a_row(days, date(2026, 11, 2)) == 1


def test_a_row_goes_on_over_the_turn_of_the_year() -> None:
    days = [date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 7)]

    assert weeks_in_a_row(days, date(2027, 1, 8)) == 3


def test_what_lies_ahead_after_another_time_zone_was_chosen_is_harmless() -> None:
    assert weeks_in_a_row([MONDAY], MONDAY - DAY) == 0


pasts = st.lists(st.integers(0, 400).map(lambda days: MONDAY - days * DAY), max_size=60)


def recounted(days: list[date], today: date) -> int:
    """Straight from the rule: every row that could be, the longest that may."""
    shared = {day.isocalendar()[:2] for day in days}
    now = today - today.weekday() * DAY
    best = 0
    for length in range(70):
        row = [now - n * WEEK for n in range(length + 1)]
        missed = [week for week in row[1:] if week.isocalendar()[:2] not in shared]
        quarters = [(week.year, (week.month + 2) // 3) for week in missed]
        if all(quarters.count(quarter) <= 2 for quarter in quarters):
            best = max(best, sum(week.isocalendar()[:2] in shared for week in row))
    return best


@given(pasts, st.integers(0, 6))
def test_a_row_is_the_longest_that_the_rule_allows(days: list[date], weekday: int) -> None:
    today = MONDAY + weekday * DAY

    assert weeks_in_a_row(days, today) == recounted(days, today)


@given(pasts, st.integers(0, 6))
def test_sharing_today_adds_a_week_or_is_in_one(days: list[date], weekday: int) -> None:
    today = MONDAY + weekday * DAY
    before = weeks_in_a_row(days, today)
    is_new = all(day < MONDAY for day in days)

    assert weeks_in_a_row([*days, today], today) == before + is_new


@given(pasts, st.integers(0, 400))
def test_one_more_never_shortens_a_row(days: list[date], ago: int) -> None:
    more = [*days, MONDAY - ago * DAY]

    assert weeks_in_a_row(more, MONDAY) >= weeks_in_a_row(days, MONDAY)
