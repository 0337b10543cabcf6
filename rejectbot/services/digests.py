"""The weekly digest: seven whole days of a server, once on its day, and never an empty one."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import partial

from rejectbot.domain.answering import SharedDay, WaitingCard
from rejectbot.domain.due import day_due, due_at, is_caught_up
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.domain.limits import DIGEST_DAYS, DIGEST_WAITING, RECENT_FOR
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.announcement import Digest
from rejectbot.services.announcing import Announcing
from rejectbot.services.lost_cards import StandingCards
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.team_goals import TeamGoals
from rejectbot.storage import answers, job_runs
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.job_runs import JobRun


class Digests:
    """Whether one is due is seen without asking the database."""

    name = "digest"

    def __init__(
        self,
        database: Database,
        setup: ServerSetup,
        announcing: Announcing,
        team_goals: TeamGoals,
        standing: StandingCards,
        now: Now,
    ) -> None:
        self._database = database
        self._setup = setup
        self._announcing = announcing
        self._team_goals = team_goals
        self._standing = standing
        self._now = now
        self._claimed: dict[GuildId, date] = {}
        announcing.on(self.name, self._write)

    async def look(self, settings: ServerSettings) -> None:
        """Post the server's digest if it is due, and nobody did."""
        day = self._day_due(settings)
        if day is None or self._claimed.get(settings.guild) == day:
            return
        if not self._announcing.is_possible(settings, self.name):
            return
        run = JobRun(settings.guild, self.name, day)
        is_mine = await self._database.write(partial(job_runs.claim, run=run))
        self._claimed[settings.guild] = day
        if is_mine:
            await self._announcing.post(run)

    def _day_due(self, settings: ServerSettings) -> date | None:
        if settings.digest is None or settings.channel is None:
            return None
        return day_due(self._now(), settings.digest, settings.time_zone)

    async def _write(self, run: JobRun) -> Digest | None:
        """None where the week was quiet, or it is too late: nobody asked for fillers."""
        settings = self._setup.of(run.guild)
        if settings.digest is None:
            return None
        due = due_at(run.day, settings.digest.hour, settings.time_zone)
        if not is_caught_up(self._now(), due):
            return None
        waiting = await self._standing.of(run.guild, partial(_waiting, run=run))
        progress = await self._team_goals.progress(run.guild)
        first, last = run.day - timedelta(days=DIGEST_DAYS), run.day - timedelta(days=1)

        def work(tx: Transaction) -> Digest | None:
            found = answers.by_day(tx, run.guild, first, last)
            if not found:
                return None
            days = (first + timedelta(days=number) for number in range(DIGEST_DAYS))
            return Digest(
                days=tuple(found.get(day, SharedDay(day, 0, 0)) for day in days),
                people=answers.people(tx, run.guild, first, last),
                progress=progress,
                waiting=tuple(waiting),
            )

        return await self._database.read(work)


def _waiting(tx: Transaction, closed: Collection[ChannelId], run: JobRun) -> list[WaitingCard]:
    without = answers.Without(closed=closed)
    return answers.waiting(tx, run.guild, run.day - RECENT_FOR, DIGEST_WAITING, without)
