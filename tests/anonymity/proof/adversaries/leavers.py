"""Waits until people leave or are erased: whose departure takes a card's rows along."""

from collections import Counter

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.views import Post, View


class Leavers:
    """Reads the backups from before and after each departure."""

    name = "erase and leave"

    def guess(self, view: View, post: Post) -> int:
        scores: Counter[int] = Counter()
        for user, changed in view.departures:
            scores[user] += sum(post.pid in row for _, _, row in changed)
        return best(scores, view.people, post)
