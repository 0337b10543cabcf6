"""How often a member may act anonymously: ten minutes apart, three a day, slowly after a start."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.rate import free_at

START = datetime(2026, 1, 1, tzinfo=UTC)
MINUTES = st.integers(0, 4 * 24 * 60)


def at(hours: float = 0, minutes: float = 0) -> datetime:
    return START + timedelta(hours=hours, minutes=minutes)


def test_the_first_act_is_free_right_after_a_start() -> None:
    assert free_at([], START, START) == START


def test_a_start_lets_each_member_act_once_then_a_second_and_a_third_time() -> None:
    assert free_at([at(0)], START, at(0, 1)) == at(8)
    assert free_at([at(0), at(8)], START, at(8, 30)) == at(16)
    assert free_at([at(0), at(8), at(16)], START, at(17)) == at(24)


def test_a_day_after_the_start_ten_minutes_and_three_a_day_are_all_that_counts() -> None:
    assert free_at([at(30)], START, at(30)) == at(30, 10)
    assert free_at([at(30), at(30, 10)], START, at(30, 15)) == at(30, 20)
    assert free_at([at(30), at(31), at(32)], START, at(33)) == at(54)
    assert free_at([at(30), at(31), at(53, 55)], START, at(53, 56)) == at(54, 5)


def test_what_is_longer_ago_than_a_day_is_forgotten() -> None:
    assert free_at([at(30), at(31), at(32)], START, at(54)) == at(54)


@given(st.lists(MINUTES, max_size=40))
def test_who_keeps_asking_never_gets_more(moments: list[int]) -> None:
    acts: list[datetime] = []
    for now in sorted(START + timedelta(minutes=minute) for minute in moments):
        free = free_at(acts, START, now)
        assert free >= now
        assert free_at(acts, START, free) == free, "who comes back then is let in"
        if free == now:
            acts.append(now)
    for first, second in pairwise(acts):
        assert second - first >= timedelta(minutes=10)
    for act in acts:
        assert sum(timedelta(0) <= other - act < timedelta(hours=24) for other in acts) <= 3
    assert sum(act < at(8) for act in acts) <= 1
    assert sum(act < at(16) for act in acts) <= 2
