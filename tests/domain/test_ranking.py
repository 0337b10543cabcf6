"""Places: the same points share one, and the next place counts everybody ahead."""

from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.ids import UserId
from rejectbot.domain.ranking import Place, Score, places


def scores(*points: int) -> list[Score]:
    return [Score(UserId(number), each) for number, each in enumerate(points, start=1)]


def test_nobody_has_no_place() -> None:
    assert places([], offset=0, rank_of_first=1) == ()


def test_a_tie_shares_its_place() -> None:
    ranked = places(scores(9, 7, 7, 7, 1), offset=0, rank_of_first=1)

    assert [place.rank for place in ranked] == [1, 2, 2, 2, 5]
    assert ranked[0] == Place(1, UserId(1), 9)


def test_a_slice_that_begins_inside_a_tie_goes_on_with_its_place() -> None:
    assert [place.rank for place in places(scores(7, 7, 1), offset=10, rank_of_first=8)] == [
        *(8, 8, 13),
    ]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40), st.integers(1, 10))
def test_slices_together_are_the_whole(points: list[int], size: int) -> None:
    everyone = scores(*sorted(points, reverse=True))
    whole = places(everyone, offset=0, rank_of_first=1)
    sliced = [
        place
        for start in range(0, len(everyone), size)
        for place in places(
            everyone[start : start + size], offset=start, rank_of_first=whole[start].rank
        )
    ]

    assert tuple(sliced) == whole
    assert [place.rank for place in whole] == [
        1 + sum(other.points > score.points for other in everyone) for score in everyone
    ]
