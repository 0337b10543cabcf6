"""Asking a server's encouragers to look at cards that nobody has answered: once a day at most,
and of each card once.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from rejectbot.domain.answering import WaitingCard
from rejectbot.domain.errors import PlaceRefusal
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.domain.limits import ASKED_FROM, ASKED_UNTIL, RECENT_FOR, UNANSWERED_SHOWN
from rejectbot.domain.settings import Encouragers, ServerSettings
from rejectbot.domain.snowflakes import posted_at
from rejectbot.services.announcement import Announcer, RoleReach, Unanswered
from rejectbot.services.announcing import Announcing
from rejectbot.services.lost_cards import StandingCards
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import answers, job_runs
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.job_runs import JobRun


class Asking:
    """A run's `about` is the newest card it names; the next run begins after that one.

    So no card is named twice, and which ones a run names is known again after a crash. A run that
    was let go without a post is about none, so what it would have named is asked for later. The
    database is asked only when a card may have become due since the last look.
    """

    name = "unanswered"

    def __init__(
        self,
        database: Database,
        setup: ServerSetup,
        announcing: Announcing,
        announcer: Announcer,
        standing: StandingCards,
        now: Now,
    ) -> None:
        self._database = database
        self._setup = setup
        self._announcing = announcing
        self._announcer = announcer
        self._standing = standing
        self._now = now
        self._claimed: dict[GuildId, date] = {}
        self._nothing_before: dict[GuildId, tuple[Encouragers, datetime]] = {}
        announcing.on(self.name, self._write)

    def reach(self, settings: ServerSettings) -> RoleReach | None:
        """What a mention of the encouragers does; None where that is not known (yet)."""
        asked, channel = settings.encouragers, settings.channel
        if asked is None or channel is None:
            return None
        try:
            return self._announcer.role_reach(settings.guild, channel, asked.role)
        except PlaceRefusal:
            return None

    async def look(self, settings: ServerSettings) -> None:
        """Ask, if a card has waited for so long that it is time."""
        asked, day = settings.encouragers, self._day(settings)
        if asked is None or day is None or self._is_quiet(settings.guild, asked, day):
            return
        if self.reach(settings) not in (RoleReach.PINGS, RoleReach.SILENT):
            return
        waiting = await self._database.read(partial(self._waiting, guild=settings.guild, day=day))
        due = [card for card in waiting if self._is_due(card, asked)]
        if not due:
            self._nothing_before[settings.guild] = asked, self._next_look(waiting, asked)
            return
        if not self._announcing.is_possible(settings, self.name):
            return

        def find(tx: Transaction, closed: Collection[ChannelId]) -> list[WaitingCard]:
            return self._waiting(tx, settings.guild, day, closed)

        standing = await self._standing.of(settings.guild, find)
        due = [card for card in standing if self._is_due(card, asked)]
        if not due:
            return  # until the next look, which finds those that stand
        run = JobRun(settings.guild, self.name, day, about=due[-1].message)
        is_mine = await self._database.write(partial(job_runs.claim, run=run))
        self._claimed[settings.guild] = day
        if is_mine:
            await self._announcing.post(run)

    def _day(self, settings: ServerSettings) -> date | None:
        """The server's day; None at hours at which nobody is asked."""
        there = self._now().astimezone(ZoneInfo(settings.time_zone))
        return there.date() if ASKED_FROM <= there.hour < ASKED_UNTIL else None

    def _is_quiet(self, guild: GuildId, asked: Encouragers, day: date) -> bool:
        if self._claimed.get(guild) == day:
            return True
        known, until = self._nothing_before.get(guild, (None, self._now()))
        return known == asked and self._now() < until

    def _is_due(self, card: WaitingCard, asked: Encouragers) -> bool:
        return self._now() - posted_at(card.message) >= timedelta(hours=asked.hours)

    def _next_look(self, waiting: list[WaitingCard], asked: Encouragers) -> datetime:
        """When the oldest that waits is due; a card that is not there yet is due later."""
        oldest = posted_at(waiting[0].message) if waiting else self._now()
        return oldest + timedelta(hours=asked.hours)

    def _waiting(
        self, tx: Transaction, guild: GuildId, day: date, closed: Collection[ChannelId] = ()
    ) -> list[WaitingCard]:
        without = answers.Without(job_runs.last_about(tx, guild, self.name), closed)
        return answers.waiting(tx, guild, day - RECENT_FOR, UNANSWERED_SHOWN, without)

    async def _write(self, run: JobRun) -> Unanswered | None:
        """None where all have been answered meanwhile, or the day is over."""
        settings = self._setup.of(run.guild)
        asked, about = settings.encouragers, run.about
        if asked is None or about is None or self._day(settings) != run.day:
            return None

        def find(tx: Transaction, closed: Collection[ChannelId]) -> list[WaitingCard]:
            after = job_runs.last_about(tx, run.guild, self.name, below=about)
            without = answers.Without(after, closed)
            return answers.waiting(tx, run.guild, run.day - RECENT_FOR, UNANSWERED_SHOWN, without)

        found = await self._standing.of(run.guild, find)
        waiting = tuple(card for card in found if card.message <= about)
        return Unanswered(asked.role, waiting) if waiting else None
