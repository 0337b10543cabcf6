"""Beginning the boards anew, and going back while that is still possible.

Who asks says which season they saw: of two who ask at once, one has an effect. The old season's
totals stay as they are. What was earned in a season that is undone counts in the one before.
"""

from dataclasses import dataclass
from enum import StrEnum

from rejectbot.domain.boards import SEASONS_MOST
from rejectbot.domain.ids import GuildId
from rejectbot.domain.periods import local_day
from rejectbot.domain.settings import Season
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import seasons
from rejectbot.storage.engine import Transaction


class SeasonOutcome(StrEnum):
    """What became of a wish.

    `begun` and `undone` took effect. `other`: another season runs than the one that was seen, since
    somebody else was faster. `too_late`: it began before yesterday, or was gone back to. `full`: a
    server can have 1,296 seasons.
    """

    BEGUN = "begun"
    UNDONE = "undone"
    OTHER = "other"
    TOO_LATE = "too_late"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class SeasonChange:
    """What became of it, and the season that runs now."""

    outcome: SeasonOutcome
    season: Season


class Seasons:
    """For administrators: who may ask is checked by who calls this."""

    def __init__(self, setup: ServerSetup, now: Now) -> None:
        self._setup = setup
        self._now = now

    def can_undo(self, guild: GuildId) -> bool:
        """Whether the running season may be undone: on the server's day it began and the next."""
        settings = self._setup.of(guild)
        return settings.season.can_be_undone(local_day(self._now(), settings.time_zone))

    def began_today(self, guild: GuildId) -> bool:
        """Whether the running season began on this day of the server."""
        settings = self._setup.of(guild)
        return settings.season.reset == local_day(self._now(), settings.time_zone)

    async def reset(self, guild: GuildId, expected: int) -> SeasonChange:
        """Begin a new season, if `expected` is the number of the one that runs.

        `setup.of(guild).season.number` is what was seen. Outcomes: begun, other, full.
        """
        today = local_day(self._now(), self._setup.of(guild).time_zone)

        def work(tx: Transaction) -> SeasonOutcome:
            if expected + 1 >= SEASONS_MOST:
                return SeasonOutcome.FULL
            begun = seasons.begin(tx, guild, expected, today)
            return SeasonOutcome.BEGUN if begun else SeasonOutcome.OTHER

        return SeasonChange(*await self._setup.change_season(guild, work))

    async def undo(self, guild: GuildId, expected: int) -> SeasonChange:
        """Go back from season `expected` to the one before, with all that was earned meanwhile.

        Outcomes: undone, other, too_late.
        """
        today = local_day(self._now(), self._setup.of(guild).time_zone)

        def work(tx: Transaction) -> SeasonOutcome:
            if seasons.undo(tx, guild, expected, today):
                return SeasonOutcome.UNDONE
            runs = seasons.find(tx, guild).number
            return SeasonOutcome.TOO_LATE if runs == expected else SeasonOutcome.OTHER

        return SeasonChange(*await self._setup.change_season(guild, work))
