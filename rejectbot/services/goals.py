"""A member's own goal: set, looked at, cleared. Named rejections count for it, no others."""

from datetime import date

from rejectbot.domain.goal import Goal, Headway, headway, set_anew
from rejectbot.domain.goal_day import goal_day
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.periods import local_day
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import goals, rejections
from rejectbot.storage.engine import Database, Transaction


class Goals:
    """What was shared anonymously has no user to be found by, so it can't count."""

    def __init__(self, database: Database, setup: ServerSetup, now: Now) -> None:
        self._database = database
        self._setup = setup
        self._now = now

    def today(self, guild: GuildId) -> date:
        """The server's day."""
        return local_day(self._now(), self._setup.of(guild).time_zone)

    async def set_target(
        self, guild: GuildId, user: UserId, target: int, by: str | None
    ) -> Headway:
        """Want `target` rejections (1 to 1,000) until `by` (YYYY-MM-DD, else the year's end).

        Counts from today on, or from where a goal that runs began. Raises a GoalDayInvalid.
        """
        today = self.today(guild)
        until = goal_day(by, today)

        def work(tx: Transaction) -> Headway:
            days = rejections.days_of_author(tx, guild, user)
            old = goals.find(tx, guild, user)
            so_far = headway(old, days, today) if old is not None else None
            new = set_anew(so_far, target, until, today)
            goals.save(tx, guild, user, new)
            return headway(new, days, today)

        return await self._database.write(work)

    async def of(self, guild: GuildId, user: UserId) -> Headway | None:
        """How far the member is; None without a goal."""
        today = self.today(guild)
        return await self._database.read(lambda tx: headway_of(tx, guild, user, today))

    async def clear(self, guild: GuildId, user: UserId) -> Goal | None:
        """Forget the member's goal, and tell which one it was."""

        def work(tx: Transaction) -> Goal | None:
            old = goals.find(tx, guild, user)
            goals.erase(tx, user, guild)
            return old

        return await self._database.write(work)


def headway_of(tx: Transaction, guild: GuildId, user: UserId, today: date) -> Headway | None:
    """How far a member is, inside a transaction; None without a goal."""
    goal = goals.find(tx, guild, user)
    if goal is None:
        return None
    return headway(goal, rejections.days_of_author_since(tx, guild, user, goal.since), today)
