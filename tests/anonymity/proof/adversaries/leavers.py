"""Waits until people leave or are erased: whose departure takes a card's rows along."""

from collections import Counter

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.dumps import Change
from tests.anonymity.proof.marks import names
from tests.anonymity.proof.views import Post, View


class Leavers:
    """Reads the backups from before and after each departure."""

    name = "erase and leave"

    def guess(self, view: View, post: Post) -> int:
        scores: Counter[int] = Counter()
        for user, changed in view.departures:
            scores[user] += _vanished(changed, user, post)
        return best(scores, view.people, post)


def _vanished(changed: list[Change], user: int, post: Post) -> int:
    """Rows of the card that went and were not replaced, but for the person's own support of it."""
    about = [(table, sign, row) for table, sign, row in changed if post.pid in row]
    replaced = {table for table, sign, _ in about if sign == "+"}
    return sum(
        sign == "-" and table not in replaced and not names(row, user) for table, sign, row in about
    )
