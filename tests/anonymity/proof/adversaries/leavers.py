"""Waits until people leave or are erased: whose departure takes a card's rows along."""

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.views import Post, View


class Leavers:
    """Reads the backups from before and after each departure."""

    name = "erase and leave"

    def guess(self, view: View, post: Post) -> int:
        scores = {
            user: float(sum(post.pid in row for _, _, row in changed))
            for user, changed in view.departures
        }
        return best(scores, view.people, post)
