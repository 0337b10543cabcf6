"""Watches the board hour by hour: whose points rise when a card appears."""

import re

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.views import Open, Post, View

_LINE = re.compile(r"<@!?(\d+)>\D*\*\*(\d+)\*\*")


class Boards:
    """A rise of a share's worth that no named card of that person explains."""

    name = "hourly board and profile snapshots"

    def guess(self, view: View, post: Post) -> int:
        after = next((n for n, hour in enumerate(view.hours) if hour.at > post.at), 0)
        earlier = _points(view.hours[after - 1].shown[1]) if after else {}
        now = _points(view.hours[after].shown[1])
        since = view.hours[after - 1].at if after else 0
        scores = {}
        for user in view.people:
            rise = now.get(user, 0) - earlier.get(user, 0)
            rise -= _explained(view.seen, user, since, view.hours[after].at)
            scores[user] = rise if rise >= 5 else 0
        return best(scores, view.people, post)


def _points(board: str) -> dict[int, int]:
    return {int(user): int(points) for user, points in _LINE.findall(board)}


def _explained(seen: list[Open], user: int, since: int, until: int) -> int:
    """What named cards of theirs in that time are worth at most."""
    return 10 * sum(
        act.act == "share" and act.user == user and since < act.at <= until for act in seen
    )
