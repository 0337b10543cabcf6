"""Which cards somebody was shown on a server's day: in memory alone, and bounded."""

from datetime import date

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.limits import SEEN_CARDS, SEEN_PEOPLE

_Who = tuple[GuildId, UserId]


class SeenToday:
    """Forgets with the day, with the process, and the oldest where there are too many."""

    def __init__(self, people: int = SEEN_PEOPLE, cards: int = SEEN_CARDS) -> None:
        self._people = people
        self._cards = cards
        self._seen: dict[_Who, tuple[date, dict[RejectionId, None]]] = {}

    def of(self, guild: GuildId, user: UserId, day: date) -> frozenset[RejectionId]:
        """What they were shown there on this day of the server."""
        known, seen = self._seen.get((guild, user), (day, {}))
        return frozenset(seen) if known == day else frozenset()

    def add(self, guild: GuildId, user: UserId, day: date, pid: RejectionId) -> None:
        """They are shown this card."""
        known, seen = self._seen.pop((guild, user), (day, {}))
        seen = seen if known == day else {}
        seen[pid] = None
        if len(seen) > self._cards:
            del seen[next(iter(seen))]
        self._seen[guild, user] = day, seen
        if len(self._seen) > self._people:
            del self._seen[next(iter(self._seen))]
