"""Anonymous acts are counted in memory: accepted ones, for a day, and not without end."""

from datetime import UTC, datetime, timedelta

import pytest

from rejectbot.domain.errors import AnonymousTooSoon
from rejectbot.domain.ids import UserId
from rejectbot.services.rate import Rate

START = datetime(2026, 1, 1, tzinfo=UTC)
LATER = START + timedelta(days=2)
ADA, BEN, CHI = (UserId(number) for number in range(3))


def act(rate: Rate[UserId], who: UserId, now: datetime = LATER) -> None:
    with rate.acting(who, now):
        pass


def test_a_second_act_at_once_is_refused_and_told_when_to_come_back() -> None:
    rate: Rate[UserId] = Rate(START)
    act(rate, ADA)
    with pytest.raises(AnonymousTooSoon) as refused:
        act(rate, ADA)
    assert refused.value.free_at == LATER + timedelta(minutes=10)
    act(rate, BEN)


def test_an_act_counts_while_it_is_under_way() -> None:
    rate: Rate[UserId] = Rate(START)
    with rate.acting(ADA, LATER), pytest.raises(AnonymousTooSoon):
        act(rate, ADA)


def test_an_act_that_failed_does_not_count() -> None:
    rate: Rate[UserId] = Rate(START)
    with pytest.raises(ValueError, match="broken"), rate.acting(ADA, LATER):
        raise ValueError("broken")
    act(rate, ADA)


def test_a_refused_act_is_not_counted_either() -> None:
    rate: Rate[UserId] = Rate(START)
    act(rate, ADA)
    for minute in range(10):
        with pytest.raises(AnonymousTooSoon):
            act(rate, ADA, LATER + timedelta(minutes=minute))
    act(rate, ADA, LATER + timedelta(minutes=10))


def test_after_a_day_nothing_of_a_member_is_left() -> None:
    rate: Rate[UserId] = Rate(START)
    act(rate, ADA)
    act(rate, BEN, LATER + timedelta(hours=24))
    assert list(rate._acts) == [BEN]


def test_it_forgets_those_who_acted_longest_ago_before_it_grows_too_large() -> None:
    rate: Rate[UserId] = Rate(START, most=2)
    for minute, who in enumerate((ADA, BEN, CHI)):
        act(rate, who, LATER + timedelta(minutes=minute))
    assert list(rate._acts) == [BEN, CHI]


def test_it_holds_members_and_instants_and_shows_neither() -> None:
    rate: Rate[UserId] = Rate(START)
    act(rate, UserId(123_456_789))
    assert rate._acts == {123_456_789: (LATER,)}
    assert "123456789" not in repr(rate)
