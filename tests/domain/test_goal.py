"""How far a goal is: counted within its days, its pace in whole days, and nobody is ever late."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.goal import GOAL_MOST, Goal, Headway, Pace, headway, set_anew

FIRST = date(2026, 1, 1)
DAY = timedelta(days=1)
YEAR = Goal(100, FIRST, date(2026, 12, 31))

targets = st.integers(1, GOAL_MOST)
goals = st.builds(
    lambda target, days: Goal(target, FIRST, FIRST + days * DAY), targets, st.integers(0, 1_827)
)
parts = st.integers(0, 120)
some = st.builds(
    lambda goal, of_target, of_days: Headway(
        goal, goal.target * of_target // 100, FIRST + goal.days * of_days // 100 * DAY
    ),
    goals,
    parts,
    parts,
)
"""Every part of the target on every part of the days, and a fifth more of each."""


@pytest.mark.parametrize(
    ("day", "reached", "pace", "days_ahead"),
    [
        (date(2026, 1, 1), 0, Pace.ON_PACE, 0),
        (date(2026, 1, 1), 1, Pace.AHEAD, 3),
        (date(2026, 1, 3), 1, Pace.AHEAD, 1),
        (date(2026, 1, 4), 1, Pace.ON_PACE, 0),
        (date(2026, 1, 4), 0, Pace.ON_PACE, 0),
        (date(2026, 1, 5), 0, Pace.TO_GO, 0),
        (date(2026, 5, 6), 38, Pace.AHEAD, 13),
        (date(2026, 5, 5), 38, Pace.AHEAD, 14),
        (date(2026, 7, 2), 50, Pace.ON_PACE, 0),
        (date(2026, 7, 6), 49, Pace.TO_GO, 0),
        (date(2026, 12, 31), 99, Pace.ON_PACE, 0),
        (date(2027, 1, 1), 99, Pace.ENDED, 0),
        (date(2027, 1, 1), 100, Pace.REACHED, 0),
        (date(2026, 3, 1), 112, Pace.REACHED, 349),
    ],
)
def test_the_pace_of_a_hundred_in_a_year(
    day: date, reached: int, pace: Pace, days_ahead: int
) -> None:
    shown = Headway(YEAR, reached, day)

    assert (shown.pace, shown.days_ahead) == (pace, days_ahead)


@given(some)
def test_days_ahead_are_those_of_the_plan(shown: Headway) -> None:
    total, gone = shown.goal.days, (shown.today - FIRST).days
    expected = Fraction(shown.goal.target * min(gone, total), total)
    ahead = (shown.reached - expected) / Fraction(shown.goal.target, total)

    assert shown.days_ahead == max(int(ahead), 0)


@given(some)
def test_a_pace_says_what_is_so(shown: Headway) -> None:
    total, gone = shown.goal.days, (shown.today - FIRST).days
    behind = Fraction(shown.goal.target * min(gone, total), total) - shown.reached
    over = gone >= total

    match shown.pace:
        case Pace.REACHED:
            assert shown.reached >= shown.goal.target
        case Pace.ENDED:
            assert over
            assert shown.left > 0
        case Pace.AHEAD:
            assert shown.days_ahead > 0 > behind
            assert not over
        case Pace.ON_PACE:
            assert behind < 1
            assert shown.days_ahead == 0
            assert not over
        case Pace.TO_GO:
            assert behind >= 1
            assert not over


@given(some)
def test_another_one_never_makes_the_pace_worse(shown: Headway) -> None:
    better = [Pace.TO_GO, Pace.ON_PACE, Pace.AHEAD, Pace.ENDED, Pace.REACHED]
    more = Headway(shown.goal, shown.reached + 1, shown.today)

    assert better.index(shown.pace) <= better.index(more.pace)
    assert shown.days_ahead <= more.days_ahead


@given(some)
def test_so_many_a_week_reach_the_target(shown: Headway) -> None:
    if shown.left and shown.days_left:
        assert Fraction(shown.a_week * shown.days_left, 7) >= shown.left
        assert Fraction((shown.a_week - 1) * shown.days_left, 7) < shown.left
        assert shown.weeks_for_one * 7 * shown.left <= shown.days_left


@given(goals, st.lists(st.integers(-400, 2_200), max_size=40), st.integers(0, 2_000))
def test_what_lies_in_its_days_counts(goal: Goal, days: list[int], today: int) -> None:
    shared = [FIRST + day * DAY for day in days]
    inside = [
        day for day in shared if day in {goal.since, goal.until} or goal.since < day < goal.until
    ]

    assert headway(goal, shared, FIRST + today * DAY).reached == len(inside)


@pytest.mark.parametrize(
    ("today", "reached", "since"),
    [
        (date(2026, 6, 1), 38, FIRST),
        (date(2026, 12, 31), 38, FIRST),
        (date(2027, 1, 1), 38, date(2027, 1, 1)),
        (date(2026, 6, 1), 100, date(2026, 6, 1)),
    ],
)
def test_a_goal_that_runs_keeps_its_first_day(today: date, reached: int, since: date) -> None:
    until = date(2028, 1, 1)

    assert set_anew(Headway(YEAR, reached, today), 120, until, today) == Goal(120, since, until)


def test_a_first_goal_begins_today() -> None:
    assert set_anew(None, 5, FIRST + DAY, FIRST) == Goal(5, FIRST, FIRST + DAY)
