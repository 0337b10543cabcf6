"""A moderator who only looks: people react to a card in turn, and its count should rise."""

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.views import Post, View


class Screens:
    """Takes for the author whose reaction does not count."""

    name = "moderators' screens only"

    def guess(self, view: View, post: Post) -> int:
        scores: dict[int, float] = {}
        before = 0
        for user, count in view.called.get(post.label, ()):
            scores[user] = float(count <= before)
            before = count
        return best(scores, view.people, post)
