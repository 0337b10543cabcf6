"""Posting once what was claimed in `job_run`, over failures, crashes and restarts.

A run is claimed in a transaction before anything is sent. It stays unfinished until its post
stands; whoever takes it up again looks for the post first, and sends with the same nonce.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta

import structlog

from rejectbot.domain.errors import PlaceRefusal
from rejectbot.domain.periods import local_day
from rejectbot.services.announcement import Announcement, Announcer, Content, addressed
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import job_runs
from rejectbot.storage.engine import Database
from rejectbot.storage.job_runs import JobRun

log = structlog.get_logger(__name__)

Write = Callable[[JobRun], Awaitable[Content | None]]
"""What a run says now; None when there is nothing to say (any more)."""

_ZONES_APART = timedelta(days=2)
"""A server's day begins at most so long before its post, whatever zone it has moved to."""


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
        self._again: list[JobRun] = []
        self._alone = asyncio.Lock()

    def on(self, job: str, write: Write) -> None:
        """Post runs of `job` with what `write` returns."""
        self._jobs[job] = write

    async def post(self, run: JobRun) -> None:
        """Post what was just claimed; what fails is tried again with `take_up`."""
        async with self._alone:
            await self._try(run, look_first=False)

    async def recover(self) -> None:
        """Take up what an earlier process claimed and did not finish."""
        async with self._alone:
            self._again = await self._database.read(job_runs.unfinished)
        await self.take_up()

    async def take_up(self) -> None:
        """Try again what failed, looking first for whether it stands."""
        async with self._alone:
            again, self._again = self._again, []
            for run in again:
                await self._try(run, look_first=True)

    async def _try(self, run: JobRun, *, look_first: bool) -> None:
        try:
            await self._do(run, look_first=look_first)
        except PlaceRefusal as refusal:
            log.warning("announcement_failed", job=run.job, refusal=type(refusal).__name__)
            self._again.append(run)
        except Exception:
            # One server's trouble must not keep the others from their posts.
            log.exception("announcement_crashed", job=run.job)
            self._again.append(run)

    async def _do(self, run: JobRun, *, look_first: bool) -> None:
        content = None if self._is_over(run) else await self._jobs[run.job](run)
        if content is not None:
            await self._send(run, content, look_first=look_first)
        await self._database.write(lambda tx: job_runs.finish(tx, run))

    async def _send(self, run: JobRun, content: Content, *, look_first: bool) -> None:
        what = self._announcement(run, content)
        if what is None:
            return
        since = datetime.combine(run.day, time(), UTC) - _ZONES_APART
        if not look_first or await self._announcer.find_announcement(what, since) is None:
            await self._announcer.announce(what)
            log.info("announced", job=run.job)

    def _announcement(self, run: JobRun, content: Content) -> Announcement | None:
        about = f"{run.guild}|{run.job}|{run.day}|{run.about}"
        return addressed(self._setup.of(run.guild), content, about.encode())

    def _is_over(self, run: JobRun) -> bool:
        return run.day < self.today(run) - timedelta(days=1) or run.job not in self._jobs

    def today(self, run: JobRun) -> date:
        """The day in the run's server."""
        return local_day(self._now(), self._setup.of(run.guild).time_zone)
