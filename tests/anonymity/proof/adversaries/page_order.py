"""Looks for tables whose order is that of insertion, and lays them side by side."""

from collections import Counter

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.dumps import Row
from tests.anonymity.proof.marks import names
from tests.anonymity.proof.views import Post, View


class PageOrder:
    """The n-th row about a card belongs to the n-th row about a person, where both are as many."""

    name = "page order"

    def guess(self, view: View, post: Post) -> int:
        tables = view.backups[-1][1].values()
        scores: Counter[int] = Counter()
        for some in tables:
            holding = [n for n, row in enumerate(some) if post.pid in row]
            for other in tables if len(holding) == 1 else ():
                if len(other) == len(some):
                    named = [user for user in view.people if names(other[holding[0]], user)]
                    scores.update(dict.fromkeys(named, 1 + 9 * (_runs(some) and _runs(other))))
        return best(scores, view.people, post)


def _runs(rows: list[Row]) -> bool:
    """Whether the rows begin with running numbers."""
    numbers = [row[0] for row in rows]
    return all(isinstance(n, int) and n <= 4 * len(rows) for n in numbers) and (
        numbers == sorted(numbers)
    )
