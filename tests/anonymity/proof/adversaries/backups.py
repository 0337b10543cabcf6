"""Compares daily backups: who was touched on the day of a post, without having acted openly."""

from collections import Counter
from datetime import datetime, timedelta

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.marks import names
from tests.anonymity.proof.script import DAY
from tests.anonymity.proof.views import Post, View

_START = datetime(2026, 1, 1)  # noqa: DTZ001 - as texts in a database have it
_WITHIN = 120
"""Minutes from sending a share to its post."""


class Backups:
    """A moment in a person's row counts most, the nearest one before the post."""

    name = "daily backups compared"

    def guess(self, view: View, post: Post) -> int:
        scores: Counter[int] = Counter()
        open_people = {act.user for act in view.seen if act.at // DAY == post.at // DAY}
        for start, end, changed in view.days:
            for _, sign, row in changed:
                for user in view.people if sign == "+" else ():
                    if names(row, user):
                        scores[user] += _nearness(row, post)
                        on_the_day = start <= post.at <= end
                        scores[user] += on_the_day and user not in open_people
        return best(scores, view.people, post)


def _nearness(row: tuple[object, ...], post: Post) -> int:
    moments = [minute for value in row if (minute := _minute(value)) is not None]
    return max(
        (1000 - int(post.at - at) for at in moments if 0 <= post.at - at < _WITHIN), default=0
    )


def _minute(value: object) -> float | None:
    if not isinstance(value, str) or len(value) < 16:
        return None
    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None
    return (moment - _START) / timedelta(minutes=1)
