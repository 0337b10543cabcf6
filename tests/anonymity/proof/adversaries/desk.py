"""A moderator with all that moderators alone see: the queue, their channel, the log."""

from collections.abc import Iterator

from tests.anonymity.proof.adversaries.base import best
from tests.anonymity.proof.people import PEOPLE
from tests.anonymity.proof.views import Post, View

_KNOWN_BY = 24
"""Characters of a story by which a page about it is found."""


class Desk:
    """Takes for the author whoever is named beside the card: its link in the log, its text."""

    name = "moderators' queue, channel and log"

    def guess(self, view: View, post: Post) -> int:
        scores = dict.fromkeys(view.people, 0.0)
        for words in _beside(view, post):
            for person in PEOPLE:
                scores[person.id] += str(person.id) in words or person.name in words
        return best(scores, view.people, post)


def _beside(view: View, post: Post) -> Iterator[str]:
    for hour in view.hours:
        for page in hour.desk:
            if post.story[:_KNOWN_BY] in page:
                yield page
            yield from (line for line in page.splitlines() if str(post.message) in line)
