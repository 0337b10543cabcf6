"""What effort earns: the table of the README, whatever a server makes of it."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.errors import PointsInvalid
from rejectbot.domain.points import LEAST, MOST, WORTHLESS, PointRules, Worth

amounts = st.integers(LEAST, MOST)
names = st.sampled_from([field.name for field in fields(PointRules)])


def test_the_defaults() -> None:
    rules = PointRules()

    shares = [rules.for_share(earlier).points for earlier in range(6)]
    assert shares == [10, 5, 2, 0, 0, 0]
    supports = [rules.for_support(earlier) for earlier in range(12)]
    assert supports == [Worth(1)] * 10 + [WORTHLESS] * 2
    assert [rules.for_note(earlier) for earlier in range(7)] == [Worth(2)] * 5 + [WORTHLESS] * 2


def test_what_a_server_gives_nothing_for_counts_within_the_same_limits() -> None:
    rules = PointRules(support=0, note=0, attempt=0)

    assert [rules.for_support(earlier).counts for earlier in (9, 10)] == [True, False]
    assert [rules.for_note(earlier).counts for earlier in (4, 5)] == [True, False]
    assert [rules.for_attempt(earlier).counts for earlier in (2, 3)] == [True, False]


@given(st.integers(0, 10_000))
def test_ten_rejections_of_a_day_count(earlier: int) -> None:
    assert PointRules().for_share(earlier).counts == (earlier < 10)


@given(st.dictionaries(names, amounts))
def test_a_changed_rule_replaces_its_default_alone(given_rules: dict[str, int]) -> None:
    rules = PointRules.checked(given_rules)

    assert rules.as_dict() == PointRules().as_dict() | given_rules
    assert PointRules(**rules.as_dict()) == rules


@given(names, st.integers(MOST + 1) | st.integers(max_value=LEAST - 1))
def test_a_rule_out_of_range_is_refused(name: str, value: int) -> None:
    with pytest.raises(PointsInvalid) as refused:
        PointRules.checked({name: value})
    assert (refused.value.least, refused.value.most) == (0, 1000)


@given(st.builds(PointRules, **{field.name: amounts for field in fields(PointRules)}))
def test_no_rule_takes_points_and_all_fit_their_column(rules: PointRules) -> None:
    for earlier in (0, 1, 2, 3, 10, 10_000):
        for worth in (
            rules.for_share(earlier),
            rules.for_support(earlier),
            rules.for_note(earlier),
        ):
            assert LEAST <= worth.points <= MOST


def test_a_limit_of_none_a_day_ends_an_earning() -> None:
    assert PointRules(supports_a_day=0).for_support(0) == WORTHLESS
    assert PointRules(notes_a_day=0).for_note(0) == WORTHLESS
