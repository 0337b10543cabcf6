"""What only the author of an anonymous card can report is shown at the end of the hour alone."""

from datetime import datetime

from rejectbot.domain.ids import GuildId
from rejectbot.domain.rejection import How
from rejectbot.domain.slots import next_hour
from rejectbot.services import moderable
from rejectbot.services.moderable import Sort
from rejectbot.services.ports import Now
from rejectbot.storage import rejections
from rejectbot.storage.engine import Transaction


class ReportRests:
    """From memory alone: when such a report came is stored nowhere.

    So until the full hour after the first look of a process all of them rest: an earlier one may
    have taken any of them in this very hour, and a post in its midst would tell who is here.
    """

    def __init__(self, now: Now) -> None:
        self._now = now
        self._first_hour: datetime | None = None
        self._until: dict[bytes, datetime] = {}

    def rest(self, about: bytes) -> None:
        """Let moderators see what was reported from the next full hour on."""
        now = self._now()
        self._until = self._going_on(now) | {about: next_hour(now)}

    def is_resting(self, tx: Transaction, guild: GuildId, about: bytes) -> bool:
        """Whether moderators see nothing of it yet."""
        now = self._now()
        self._first_hour = self._first_hour or next_hour(now)
        if self._until.get(about, now) > now:
            return True
        return now < self._first_hour and _is_told_by_its_author(tx, guild, about)

    def _going_on(self, now: datetime) -> dict[bytes, datetime]:
        return {each: until for each, until in self._until.items() if until > now}


def _is_told_by_its_author(tx: Transaction, guild: GuildId, about: bytes) -> bool:
    what = moderable.by_id(tx, guild, about)
    if what is None or what.sort is not Sort.PRIVATE:
        return False
    card = rejections.find(tx, what.card)
    return card is not None and card.rejection.how is How.ANONYMOUS
