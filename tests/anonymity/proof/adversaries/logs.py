"""Reads the log: figures and words near the line of a post that fit one member only."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.marks import marks
from tests.anonymity.proof.views import Post, View

_NEAR = 3
"""Lines before and after."""
_SHORTEST = 3
"""Digits that end an id."""


class Logs:
    """Ends of ids and beginnings of hashes, in lines about the card and beside them."""

    name = "logs and metrics"

    def guess(self, view: View, post: Post) -> int:
        scores: Counter[int] = Counter()
        for line, weight in _lines(view.log, post):
            for user in view.people:
                scores[user] += weight * sum(_fits(value, user) for value in line.values())
        return best(scores, view.people, post)


def _lines(log: list[dict[str, Any]], post: Post) -> Iterator[tuple[dict[str, Any], int]]:
    about = [n for n, line in enumerate(log) if line.get("id") == post.pid.hex()]
    for place in about:
        yield log[place], 10
        for beside in range(max(0, place - _NEAR), min(len(log), place + _NEAR + 1)):
            yield log[beside], 1


def _fits(value: Any, user: int) -> bool:
    if isinstance(value, bool):
        return False
    text = str(value)
    if isinstance(value, int) and len(text) >= _SHORTEST:
        return str(user).endswith(text)
    return isinstance(value, str) and len(value) >= 8 and value in marks(user)
