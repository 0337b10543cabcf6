"""A member's own year, for the chart on their own page."""

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.periods import local_day
from rejectbot.domain.year import Year, first_day, year_until
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import attempts, rejections
from rejectbot.storage.engine import Database, Transaction


class Years:
    """Counts named rejections and attempts. Anonymous ones have no user to be found by."""

    def __init__(self, database: Database, setup: ServerSetup, now: Now) -> None:
        self._database = database
        self._setup = setup
        self._now = now

    async def of(self, guild: GuildId, user: UserId) -> Year:
        """The 53 weeks that end with the server's running one: two statements."""
        today = local_day(self._now(), self._setup.of(guild).time_zone)
        since = first_day(today)

        def work(tx: Transaction) -> Year:
            shared = rejections.days_of_author_since(tx, guild, user, since)
            return year_until(today, shared, attempts.days_since(tx, guild, user, since))

        return await self._database.read(work)
