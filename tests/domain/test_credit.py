"""How sure the best guess can be: worked out by hand, and never less than counting gives."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejectbot.domain.credit import worst_confidence
from rejectbot.domain.ids import UserId


def people(*posts: int) -> dict[UserId, int]:
    return {UserId(number): count for number, count in enumerate(posts, start=1)}


def plenty(*posts: int) -> dict[UserId, int]:
    return dict.fromkeys(people(*posts), 10_000)


@pytest.mark.parametrize(
    ("posts", "percent"),
    [
        ((1,) * 10, 12),  # 1 of the 9 that are not the guesser's own
        ((3,) * 10, 12),
        ((2,) + (1,) * 9, 20),  # 2 of 11, of which another knows theirs
        ((5,) + (1,) * 10, 36),  # 5 of 14
        ((9,) + (1,) * 9, 53),
        ((4, 4) + (1,) * 8, 34),  # 4 of 12: the other one with 4 knows theirs
        ((1,), 100),
        ((), 100),
        ((1, 1), 100),
        ((1, 1, 1), 50),
    ],
)
def test_by_hand(posts: tuple[int, ...], percent: int) -> None:
    assert worst_confidence(people(*posts), plenty(*posts)) == percent


def test_few_posts_that_can_be_theirs_make_it_worse() -> None:
    posts = people(*(1,) * 10)
    assert worst_confidence(posts, plenty(*posts) | {UserId(1): 4}) == 34
    assert worst_confidence(posts, plenty(*posts) | {UserId(1): 1}) == 100


@settings(deadline=None)
@given(st.lists(st.integers(1, 3), min_size=2, max_size=3))
def test_it_is_no_less_than_counting_all_ways_the_posts_may_be_distributed(
    counts: list[int],
) -> None:
    """Somebody of the batch guesses who wrote the first post that is not their own."""
    posts = people(*counts)
    authors = [user for user, count in posts.items() for _ in range(count)]
    worst = Fraction(0)
    for guesser in posts:
        others = [author for author in authors if author != guesser]
        ways = set(itertools.permutations(others))
        for suspect in posts:
            right = sum(way[0] == suspect for way in ways)
            worst = max(worst, Fraction(100 * right, len(ways)))

    assert worst <= worst_confidence(posts, plenty(*counts))
