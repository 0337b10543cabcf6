"""Which cards somebody was shown on a server's day: in memory alone, and bounded."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.limits import SEEN_CARDS

_ZONES_APART = timedelta(days=1)
"""No server's day is further from another's."""


@dataclass(slots=True)
class _Shown:
    day: date
    cards: set[RejectionId] = field(default_factory=set)


class SeenToday:
    """Forgets with the process, with the day, and who looked longest ago where it is too much."""

    def __init__(self, most: int = SEEN_CARDS) -> None:
        self._most = most
        self._cards = 0
        self._shown: dict[tuple[GuildId, UserId], _Shown] = {}

    def __len__(self) -> int:
        """Cards that are remembered, for all people."""
        return self._cards

    def of(self, guild: GuildId, user: UserId, day: date) -> frozenset[RejectionId]:
        """What they were shown there on this day of the server."""
        shown = self._shown.get((guild, user))
        return frozenset(shown.cards) if shown is not None and shown.day == day else frozenset()

    def add(self, guild: GuildId, user: UserId, day: date, pid: RejectionId) -> None:
        """They are shown this card."""
        shown = self._shown.get((guild, user))
        if shown is not None:
            self._forget(guild, user)  # and last in line again
        if shown is None or shown.day != day:
            shown = _Shown(day)
        shown.cards.add(pid)
        self._shown[guild, user] = shown
        self._cards += len(shown.cards)
        self._forget_over(day)

    def _forget_over(self, today: date) -> None:
        while self._shown:
            (guild, user), first = next(iter(self._shown.items()))
            if self._cards <= self._most and first.day >= today - _ZONES_APART:
                return
            self._forget(guild, user)

    def _forget(self, guild: GuildId, user: UserId) -> None:
        self._cards -= len(self._shown.pop((guild, user)).cards)
