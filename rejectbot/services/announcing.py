"""Posting once what was claimed in `job_run`, over failures, crashes and restarts.

A run is claimed in a transaction before anything is sent. It stays unfinished until its post
stands, or is let go; whoever takes it up again looks for the post first, and sends with the same
nonce.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import structlog

from rejectbot.domain.errors import PlaceRefusal
from rejectbot.domain.periods import local_day
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.announcement import Announcer, Content, addressed, mark_of
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import job_runs
from rejectbot.storage.engine import Database
from rejectbot.storage.job_runs import JobRun

log = structlog.get_logger(__name__)

Write = Callable[[JobRun], Awaitable[Content | None]]
"""What a run says now; None when there is nothing to say (any more)."""

_EASTERNMOST = timedelta(hours=14)
"""Where a day begins first: so long before it does in UTC."""

_CLOCKS_DIFFER = timedelta(minutes=2)
"""How far our clock may be ahead of Discord's when a post is looked for by its time."""


class Announcing:
    """Each kind of post registers its job: how it is written, and when it is too late for it."""

    def __init__(
        self, database: Database, announcer: Announcer, setup: ServerSetup, now: Now
    ) -> None:
        self._database = database
        self._announcer = announcer
        self._setup = setup
        self._now = now
        self._jobs: dict[str, Write] = {}
        self._again: dict[JobRun, datetime] = {}
        self._busy: set[JobRun] = set()

    def on(self, job: str, write: Write) -> None:
        """Post runs of `job` with what `write` returns."""
        self._jobs[job] = write

    def is_possible(self, settings: ServerSettings, job: str) -> bool:
        """Whether to claim a run of `job` now; where that can't be posted it is not, for later."""
        if settings.channel is None:
            return False
        try:
            self._announcer.check(settings.guild, settings.channel)
        except PlaceRefusal as refusal:
            log.warning("announcement_refused", job=job, refusal=type(refusal).__name__)
            return False
        return True

    async def post(self, run: JobRun) -> None:
        """Post what was just claimed; what fails is tried again with `take_up`."""
        await self._try(run, self._now() - _CLOCKS_DIFFER, look_first=False)

    async def recover(self) -> None:
        """Take up what an earlier process claimed and did not finish."""
        for run in await self._database.read(job_runs.unfinished):
            self._again.setdefault(run, _begin_of(run.day))
        await self.take_up()

    async def take_up(self) -> None:
        """Try again what failed, looking first for whether it stands."""
        again, self._again = self._again, {}
        for run, since in again.items():
            if self._setup.is_away(run.guild) and not self._is_over(run):
                self._again.setdefault(run, since)
            else:
                await self._try(run, since, look_first=True)

    async def _try(self, run: JobRun, since: datetime, *, look_first: bool) -> None:
        """Unless somebody is at it; `since` is before it was claimed."""
        if run in self._busy:
            return
        self._busy.add(run)
        try:
            await self._do(run, since, look_first=look_first)
        except PlaceRefusal as refusal:
            log.warning("announcement_failed", job=run.job, refusal=type(refusal).__name__)
            self._again[run] = since
        except Exception:
            # One server's trouble must not keep the others from their posts.
            log.exception("announcement_crashed", job=run.job)
            self._again[run] = since
        finally:
            self._busy.discard(run)

    async def _do(self, run: JobRun, since: datetime, *, look_first: bool) -> None:
        if not await self._database.read(partial(job_runs.is_unfinished, run=run)):
            return  # somebody else has posted it since this one was taken up
        stands = (look_first and await self._stands(run, since)) or await self._say(run)
        await self._database.write(partial(job_runs.finish, run=run, stands=stands))

    async def _stands(self, run: JobRun, since: datetime) -> bool:
        """Whether its post is in the channel: asked of a late one too, which may have named cards.

        What is over and can't be looked for is taken for not posted.
        """
        channel = self._setup.of(run.guild).channel
        if channel is None:
            return False
        mark = mark_of(_about(run))
        try:
            found = await self._announcer.find_announcement(run.guild, channel, mark, since)
        except PlaceRefusal as refusal:
            if not self._is_over(run):
                raise
            log.warning("announcement_let_go", job=run.job, refusal=type(refusal).__name__)
            return False
        return found is not None

    async def _say(self, run: JobRun) -> bool:
        """Returns False where there is nothing to say, or no channel to say it in."""
        content = None if self._is_over(run) else await self._jobs[run.job](run)
        if content is None:
            return False
        what = addressed(self._setup.of(run.guild), content, _about(run))
        if what is None:
            return False
        await self._announcer.announce(what)
        log.info("announced", job=run.job)
        return True

    def _is_over(self, run: JobRun) -> bool:
        return run.day < self.today(run) - timedelta(days=1) or run.job not in self._jobs

    def today(self, run: JobRun) -> date:
        """The day in the run's server."""
        return local_day(self._now(), self._setup.of(run.guild).time_zone)


def _begin_of(day: date) -> datetime:
    """Before any server's day of this date: no run of it was claimed earlier."""
    return datetime.combine(day, time(), UTC) - _EASTERNMOST - _CLOCKS_DIFFER


def _about(run: JobRun) -> bytes:
    return f"{run.guild}|{run.job}|{run.day}|{run.about}".encode()
