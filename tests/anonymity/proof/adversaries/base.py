"""What all adversaries share: a guess from scores, or a blind one."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from tests.anonymity.proof.views import Post, View


class Adversary(Protocol):
    """Names a person for each anonymous card, from what is masked in no run."""

    name: str

    def guess(self, view: View, post: Post) -> int:
        """The id of whom the adversary takes for the author."""


def best(scores: Mapping[int, float], people: Sequence[int], post: Post) -> int:
    """Who has the highest score; without evidence, or between equals, by the card's random id."""
    top = max(scores.values(), default=0)
    tied = [user for user in people if scores.get(user, 0) == top] if top > 0 else list(people)
    return tied[int.from_bytes(post.pid[:4], "big") % len(tied)]
