"""How many holds moderators put on a server's day: rows tell it too, until one is erased."""

from datetime import date, timedelta

from rejectbot.domain.ids import GuildId, UserId

_ZONES_APART = timedelta(days=1)
"""No server's day is further from another's."""


class HoldsPut:
    """In memory alone, so that an erasure of oneself gives no new ones; gone with the day."""

    def __init__(self) -> None:
        self._put: dict[tuple[GuildId, UserId], tuple[date, int]] = {}

    def of(self, guild: GuildId, moderator: UserId, day: date) -> int:
        """How many are known of this day of the server."""
        known, number = self._put.get((guild, moderator), (day, 0))
        return number if known == day else 0

    def remember(self, guild: GuildId, moderator: UserId, day: date, number: int) -> None:
        """So many it is now."""
        over = [who for who, (known, _) in self._put.items() if known < day - _ZONES_APART]
        for who in over:
            del self._put[who]
        self._put[guild, moderator] = (day, number)

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        for who in [who for who in self._put if who[0] == guild]:
            del self._put[who]
