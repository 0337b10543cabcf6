"""Places on a board: who has the same points shares a place."""

from collections.abc import Sequence
from dataclasses import dataclass

from rejectbot.domain.ids import UserId


@dataclass(frozen=True, slots=True)
class Score:
    """Somebody's points in a period; always above 0, since a board shows no zeros."""

    user: UserId
    points: int


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a board; `rank` counts from 1."""

    rank: int
    user: UserId
    points: int


def places(scores: Sequence[Score], *, offset: int, rank_of_first: int) -> tuple[Place, ...]:
    """Rank a slice of a board, sorted by falling points.

    `offset` rows stand before the slice; `rank_of_first` is the first row's place, which is lower
    than `offset + 1` when its tie began on an earlier page.
    """
    ranked: list[Place] = []
    for index, score in enumerate(scores):
        if index == 0:
            rank = rank_of_first
        elif score.points == scores[index - 1].points:
            rank = ranked[-1].rank
        else:
            rank = offset + index + 1
        ranked.append(Place(rank, score.user, score.points))
    return tuple(ranked)
