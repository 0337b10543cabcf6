"""Looks for posts of one author: a value that stands beside two cards and no third one."""

from collections import Counter
from typing import Any

from tests.anonymity.proof.views import Post, View

_SHORTEST = 12
"""Bytes or characters of a value that may link: days and kinds are shorter and many share them."""


class Linking:
    """For one card, the other card that is most likely by the same author."""

    name = "linking two posts of one author"

    def guess(self, view: View, post: Post) -> int:
        """The message of the other card."""
        others = [other for other in view.posts if other is not post]
        values = {other.pid: _beside(view, other) for other in view.posts}
        common = Counter(value for some in values.values() for value in some)
        scores = {
            other.message: sum(
                1 / common[value]
                for value in values[post.pid] & values[other.pid]
                if common[value] < len(view.posts)
            )
            for other in others
        }
        top = max(scores.values())
        tied = sorted(message for message, score in scores.items() if score == top)
        return tied[int.from_bytes(post.pid[:4], "big") % len(tied)]


def _beside(view: View, post: Post) -> set[tuple[str, Any]]:
    """Values in rows that hold the card's id, with the table they stand in."""
    found: set[tuple[str, Any]] = set()
    for table, rows in view.backups[-1][1].items():
        for row in rows:
            if post.pid in row:
                found |= {
                    (table, value)
                    for value in row
                    if isinstance(value, bytes | str)
                    and len(value) >= _SHORTEST
                    and value != post.pid
                }
    return found
