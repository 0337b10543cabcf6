"""How far a team goal is, what of it is celebrated, and setting one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.errors import TeamGoalInvalid
from rejectbot.domain.settings import TeamGoal
from rejectbot.domain.team_goal import CELEBRATED, Progress, checked_target, set_anew

DAY, LATER = date(2026, 11, 23), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("count", "target", "reached"),
    [
        *((0, 4, 0), (1, 4, 25), (2, 4, 50), (3, 4, 75), (4, 4, 100), (9, 4, 100)),
        *((0, 1, 0), (1, 1, 100), (24, 100, 0), (25, 100, 25), (2, 7, 25), (1, 7, 0), (5, 7, 50)),
    ],
)
def test_the_largest_share_that_is_reached(count: int, target: int, reached: int) -> None:
    assert Progress(count, target, DAY).reached == reached


@given(st.integers(1, 10_000), st.integers(0, 20_000))
def test_a_share_is_reached_with_its_exact_number_and_not_before(target: int, count: int) -> None:
    reached = Progress(count, target, DAY).reached
    for share in CELEBRATED:
        assert (share <= reached) == (count * 100 >= share * target)


@pytest.mark.parametrize(
    ("given", "target"), [("", None), ("  ", None), ("1", 1), (" 100 ", 100), ("10000", 10_000)]
)
def test_what_can_be_written_into_the_form(given: str, target: int | None) -> None:
    assert checked_target(given) == target


@pytest.mark.parametrize("given", ["0", "-5", "ten", "10001", "9" * 40, "٣", "1.5"])
def test_anything_else_is_refused(given: str) -> None:
    with pytest.raises(TeamGoalInvalid):
        checked_target(given)


def test_another_target_starts_again_and_the_same_goes_on_until_it_is_reached() -> None:
    old, reached = TeamGoal(10, DAY, 70, told=50), TeamGoal(10, DAY, 70, told=100)
    assert set_anew(old, 10, LATER, 80) == old
    assert set_anew(old, 20, LATER, 80) == TeamGoal(20, LATER, 80)
    assert set_anew(old, None, LATER, 80) is None
    assert set_anew(None, 10, LATER, 80) == TeamGoal(10, LATER, 80)
    assert set_anew(reached, 10, DAY, 80) == TeamGoal(10, DAY, 80)


@pytest.mark.parametrize("newest", [0, 69, 70])
def test_a_goal_set_anew_is_never_the_old_one(newest: int) -> None:
    reached = TeamGoal(10, DAY, 70, told=100)
    assert set_anew(reached, 10, DAY, newest) == TeamGoal(10, DAY, 71)
