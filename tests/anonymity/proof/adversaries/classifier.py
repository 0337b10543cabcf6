"""Learns from other servers' dumps, whose authors it knows, what sets an author's rows apart."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.marks import names
from tests.anonymity.proof.views import Post, View

Features = dict[int, Counter[str]]
"""By member: counts of changes that name them, by table and kind, on the day of the post."""

_ROUNDS, _STEP = 30, 0.3


class Classifier:
    """A logistic choice among the members, by gradient ascent; equal scores are a blind guess."""

    name = "classifier on raw dumps"

    def __init__(self) -> None:
        self._weights: defaultdict[str, float] = defaultdict(float)

    def learn(self, known: Iterable[tuple[Features, int]]) -> None:
        """From posts whose authors are told."""
        examples = list(known)
        for _ in range(_ROUNDS):
            for found, author in examples:
                self._adjust(found, author)

    def choose(self, found: Features, post: Post) -> int:
        """The author of one post."""
        scores = {user: round(self._score(some), 6) for user, some in found.items()}
        lowest = min(scores.values())
        return best({user: score - lowest for user, score in scores.items()}, list(found), post)

    def _score(self, found: Counter[str]) -> float:
        return sum(self._weights[name] * min(count, 3) for name, count in found.items())

    def _adjust(self, found: Features, author: int) -> None:
        scores = {user: math.exp(min(50.0, self._score(found[user]))) for user in found}
        total = sum(scores.values())
        for user, some in found.items():
            error = (user == author) - scores[user] / total
            for name, count in some.items():
                self._weights[name] += _STEP * error * min(count, 3)


def features(view: View, post: Post) -> Features:
    """What the backups around the post say about each member, beside the post and apart from it."""
    found: Features = {user: Counter() for user in view.people}
    for start, end, changed in view.days:
        for table, sign, row in changed if start <= post.at <= end else ():
            for user in view.people:
                _count(found[user], table, sign, row, post, user)
    return found


def _count(
    some: Counter[str], table: str, sign: str, row: tuple[Any, ...], post: Post, user: int
) -> None:
    if names(row, user):
        how = "hashed" if not {user, str(user)} & set(row) else "named"
        beside = "with the card" if post.pid in row else "alone"
        some[f"{table} {sign} {how} {beside}"] += 1
