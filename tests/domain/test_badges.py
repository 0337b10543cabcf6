"""Badges: earned by so much of what they count, and never by less."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.badges import RULES, Badge, Deeds, Measure, most_needed, of_measure

MONDAY = date(2026, 11, 23)
ENOUGH: list[tuple[Badge, Deeds, Deeds]] = [
    (Badge.FIRST, Deeds(rejections=1), Deeds(supported=1)),
    (Badge.TEN, Deeds(rejections=10), Deeds(rejections=9)),
    (Badge.TWENTY_FIVE, Deeds(rejections=25), Deeds(rejections=24)),
    (Badge.FIFTY, Deeds(rejections=50), Deeds(rejections=49)),
    (Badge.HUNDRED, Deeds(rejections=100), Deeds(rejections=99)),
    (Badge.SUPPORT_FIRST, Deeds(supported=1), Deeds(rejections=1)),
    (Badge.SUPPORT_FIFTY, Deeds(supported=50), Deeds(supported=49)),
    (Badge.SUPPORT_MANY, Deeds(supported=250), Deeds(supported=249)),
    (Badge.COMEBACK, Deeds(comebacks=1), Deeds(rejections=100)),
    (Badge.SAME_BOAT, Deeds(same_boat=10), Deeds(same_boat=9)),
    (
        Badge.YEAR,
        Deeds(first=MONDAY - timedelta(days=365), latest=MONDAY),
        Deeds(first=MONDAY - timedelta(days=364), latest=MONDAY),
    ),
]


@pytest.mark.parametrize(("badge", "enough", "short"), ENOUGH, ids=[row[0] for row in ENOUGH])
def test_a_badge_takes_so_much_and_no_less(badge: Badge, enough: Deeds, short: Deeds) -> None:
    assert enough.earned(badge)
    assert not short.earned(badge)


def test_every_badge_has_its_case_and_fits_into_its_column() -> None:
    assert [badge for badge, *_ in ENOUGH] == list(Badge) == list(RULES)
    assert all(len(badge.value) <= 16 for badge in Badge)


def test_who_did_nothing_openly_has_none() -> None:
    assert Deeds().badges() == ()
    assert Deeds().highest() == ()


numbers = st.integers(0, 300)
some = st.builds(
    Deeds,
    numbers,
    numbers,
    numbers,
    numbers,
    st.none() | st.just(MONDAY - timedelta(days=365)),
    st.none() | st.just(MONDAY),
)


@given(some)
def test_the_highest_of_each_sort_tells_the_others(deeds: Deeds) -> None:
    earned, highest = set(deeds.badges()), deeds.highest()

    told = {
        badge
        for top in highest
        for badge in of_measure(RULES[top][0])
        if RULES[badge][1] <= RULES[top][1]
    }
    assert told == earned
    assert len({RULES[badge][0] for badge in highest}) == len(highest)


@given(some, st.sampled_from(Measure))
def test_counting_on_after_the_last_badge_earns_nothing(deeds: Deeds, measure: Measure) -> None:
    most = most_needed(measure)
    capped = Deeds(
        min(deeds.rejections, most_needed(Measure.REJECTIONS)),
        min(deeds.supported, most_needed(Measure.SUPPORTED)),
        min(deeds.same_boat, most_needed(Measure.SAME_BOAT)),
        min(deeds.comebacks, most_needed(Measure.COMEBACKS)),
        deeds.first,
        deeds.latest,
    )

    assert capped.badges() == deeds.badges()
    assert all(RULES[badge][1] <= most for badge in of_measure(measure))
