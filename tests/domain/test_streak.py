"""Weeks in a row: the running week only adds, a gap ends them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.streak import weeks_in_a_row

MONDAY = date(2026, 11, 23)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.mark.parametrize(
    ("days", "weeks"),
    [
        ([], 0),
        ([MONDAY], 1),
        ([MONDAY, MONDAY + 3 * DAY], 1),
        ([MONDAY - DAY], 1),
        ([MONDAY - DAY, MONDAY], 2),
        ([MONDAY - WEEK, MONDAY - 2 * WEEK], 2),
        ([MONDAY - 2 * WEEK], 0),
        ([MONDAY, MONDAY - 2 * WEEK], 1),
        ([MONDAY + DAY - week * WEEK for week in range(60)], 60),
    ],
)
def test_weeks_are_counted_to_this_one_or_the_last(days: list[date], weeks: int) -> None:
    assert weeks_in_a_row(days, MONDAY) == weeks
    assert weeks_in_a_row(reversed(days), MONDAY + 6 * DAY) == weeks


def test_a_row_goes_on_over_the_turn_of_the_year() -> None:
    days = [date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 7)]

    assert weeks_in_a_row(days, date(2027, 1, 8)) == 3


pasts = st.lists(st.integers(0, 60).map(lambda days: MONDAY - days * DAY), max_size=30)


@given(pasts, st.integers(0, 6))
def test_sharing_today_never_shortens_a_row(days: list[date], weekday: int) -> None:
    today = MONDAY + weekday * DAY
    before = weeks_in_a_row(days, today)

    assert before <= weeks_in_a_row([*days, today], today) <= before + 1


@given(pasts)
def test_a_row_is_as_long_as_its_weeks(days: list[date]) -> None:
    shared = {day.isocalendar()[:2] for day in days}
    row = weeks_in_a_row(days, MONDAY)
    newest = MONDAY if MONDAY.isocalendar()[:2] in shared else MONDAY - WEEK

    assert all((newest - n * WEEK).isocalendar()[:2] in shared for n in range(row))
    assert (newest - row * WEEK).isocalendar()[:2] not in shared
