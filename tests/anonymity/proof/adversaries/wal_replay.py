"""Replays the write-ahead log: who is named in the transactions beside a post's own."""

from collections import Counter

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.replay import Commit
from tests.anonymity.proof.views import Post, View

_NEAR = {0: 8, 1: 4, -1: 2}
"""Weight by how many transactions later."""
_LEFT = ("outbox", "-")


class WalReplay:
    """An outbox row's id ties the transaction that took a share in to the one that posted it.

    A table that names people in few transactions tells more than one that often does.
    """

    name = "replay of the WAL"

    def guess(self, view: View, post: Post) -> int:
        often = Counter(table for some in view.named for table in {table for _, table in some})
        scores: dict[int, float] = dict.fromkeys(view.people, 0.0)
        for anchor in _anchors(view.commits, post):
            for away, weight in _NEAR.items():
                beside = anchor + away
                for user, table in view.named[beside] if 0 <= beside < len(view.named) else ():
                    scores[user] += weight / often[table]
        return best(scores, view.people, post)


def _anchors(commits: list[Commit], post: Post) -> list[int]:
    posted = _index(commits, "rejection", "+", post.pid)
    if posted is None:
        return []
    rows = [row[0] for table, sign, row in commits[posted].changes if (table, sign) == _LEFT]
    taken = [_index(commits, "outbox", "+", row) for row in rows]
    return [posted, *(at for at in taken if at is not None)]


def _index(commits: list[Commit], table: str, sign: str, key: bytes) -> int | None:
    for number, commit in enumerate(commits):
        if any(c[0] == table and c[1] == sign and c[2][0] == key for c in commit.changes):
            return number
    return None
