"""A year in counts: every day lands in its week and its month, and nothing else does."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.year import WEEKS, Span, first_day, year_until

TODAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 23)
WEEK = timedelta(weeks=1)

days = st.lists(st.integers(-20, 500).map(lambda ago: TODAY - timedelta(days=ago)), max_size=40)


def test_the_last_week_is_the_running_one_and_the_first_is_52_before() -> None:
    year = year_until(TODAY, [MONDAY], [MONDAY - 52 * WEEK])
    assert len(year.weeks) == WEEKS
    assert year.weeks[-1] == Span(MONDAY, 1, 0)
    assert year.weeks[0] == Span(MONDAY - 52 * WEEK, 0, 1)
    assert year.weeks[0].first == first_day(TODAY)


def test_a_day_before_the_first_week_is_passed_over() -> None:
    year = year_until(TODAY, [first_day(TODAY) - timedelta(days=1)], [])
    assert (year.rejections, year.months) == (0, ())


def test_a_day_counts_for_its_own_month_though_its_week_began_in_another() -> None:
    year = year_until(date(2026, 1, 5), [date(2026, 1, 1)], [])
    assert year.months == (Span(date(2026, 1, 1), 1, 0),)
    assert year.weeks[-2] == Span(date(2025, 12, 29), 1, 0)


def test_of_equally_full_weeks_the_newest_is_named() -> None:
    year = year_until(TODAY, [MONDAY - 3 * WEEK, MONDAY - WEEK], [])
    assert year.fullest.first == MONDAY - WEEK


@given(days, days)
def test_weeks_and_months_add_up_to_the_days_inside(shared: list[date], tried: list[date]) -> None:
    year = year_until(TODAY, shared, tried)
    begin, end = first_day(TODAY), MONDAY + WEEK
    assert year.rejections == sum(begin <= day < end for day in shared)
    assert year.attempts == sum(begin <= day < end for day in tried)
    assert sum(month.rejections for month in year.months) == year.rejections
    assert sum(month.attempts for month in year.months) == year.attempts
    assert all(month.effort for month in year.months)
    assert [week.first for week in year.weeks] == [begin + n * WEEK for n in range(WEEKS)]
