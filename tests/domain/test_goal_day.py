"""The last day of a goal: read as it is written, refused with what was given, offered in order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.errors import GoalDayInvalid, GoalDayOver, GoalDayTooFar, GoalDayUnknown
from rejectbot.domain.goal_day import goal_day, offered

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (None, date(2026, 12, 31)),
        ("", date(2026, 12, 31)),
        ("  ", date(2026, 12, 31)),
        ("2026-11-27", TODAY),
        (" 2027-06-30 ", date(2027, 6, 30)),
        ("2027-6-3", date(2027, 6, 3)),
        ("2031-11-27", date(2031, 11, 27)),
    ],
)
def test_days_that_can_be_chosen(given: str | None, day: date) -> None:
    assert goal_day(given, TODAY) == day


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ("soon", GoalDayUnknown),
        ("31.12.2026", GoalDayUnknown),
        ("2027-02-30", GoalDayUnknown),
        ("2027-00-01", GoalDayUnknown),
        ("0000-01-01", GoalDayUnknown),
        ("20271231", GoalDayUnknown),
        ("2027-W01-1", GoalDayUnknown),
        ("\uff12\uff10\uff12\uff17-01-01", GoalDayUnknown),
        ("2026-11-26", GoalDayOver),
        ("0001-01-01", GoalDayOver),
        ("2031-11-28", GoalDayTooFar),
        ("9999-12-31", GoalDayTooFar),
    ],
)
def test_days_that_are_told_back(given: str, refusal: type[GoalDayInvalid]) -> None:
    with pytest.raises(refusal) as refused:
        goal_day(f" {given} ", TODAY)

    assert isinstance(refused.value, GoalDayInvalid)
    assert refused.value.given == given


def test_five_years_from_a_leap_day_end_on_the_28th() -> None:
    assert goal_day("2033-02-28", date(2028, 2, 29)) == date(2033, 2, 28)
    with pytest.raises(GoalDayTooFar):
        goal_day("2033-03-01", date(2028, 2, 29))


@given(st.text(max_size=20))
def test_whatever_is_written_is_a_day_to_come_or_a_refusal(written: str) -> None:
    try:
        day = goal_day(written, TODAY)
    except GoalDayInvalid:
        return
    assert day >= TODAY


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_what_is_offered_can_be_chosen_and_stands_in_order(today: date) -> None:
    days = list(offered(today).values())

    assert days == sorted(set(days))
    assert [goal_day(day.isoformat(), today) for day in days] == days
    assert days[0] <= today + timedelta(weeks=4)
