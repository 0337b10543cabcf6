"""The team's goal: progress by what stands in the channel, celebrated once at each quarter.

Everything here follows a card's publication and counts published rows alone, so it tells nothing
that the channel does not.
"""

from dataclasses import replace
from functools import partial

import structlog

from rejectbot.domain.ids import GuildId
from rejectbot.domain.periods import local_day
from rejectbot.domain.settings import ServerSettings, TeamGoal
from rejectbot.domain.team_goal import CELEBRATED, Progress, set_anew
from rejectbot.services.announcement import Celebration
from rejectbot.services.announcing import Announcing
from rejectbot.services.ports import Environment
from rejectbot.services.server_setup import Change, ServerSetup
from rejectbot.storage import job_runs, team_goal
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.job_runs import JobRun

log = structlog.get_logger(__name__)

_JOB = "goal-{}"


class TeamGoals:
    """A share is claimed by raising `told`, in the transaction that notes the post to come."""

    def __init__(
        self,
        database: Database,
        setup: ServerSetup,
        announcing: Announcing,
        environment: Environment,
    ) -> None:
        self._database = database
        self._setup = setup
        self._announcing = announcing
        self._now = environment.now
        self._later = environment.later
        for percent in CELEBRATED:
            announcing.on(_JOB.format(percent), partial(self._write, percent))

    async def anew(self, guild: GuildId, target: int | None) -> Change:
        """The change to a goal for what is published from now on, or to none."""
        today = local_day(self._now(), self._setup.of(guild).time_zone)
        newest = await self._database.read(lambda tx: team_goal.newest_card(tx, guild, today))

        def change(old: ServerSettings) -> ServerSettings:
            return replace(old, team_goal=set_anew(old.team_goal, target, today, newest))

        return change

    async def published(self, guild: GuildId, *, is_awaited: bool) -> None:
        """A card has been stored: celebrate what it reached, after the answer if one is awaited."""
        if self._open_goal(guild) is None:
            return
        if is_awaited:
            self._later(0.0, partial(self.celebrate, guild))
            return
        try:
            await self.celebrate(guild)
        except Exception:
            # The card stands: this must not look as if it did not.
            log.exception("celebration_crashed")

    async def celebrate(self, guild: GuildId) -> None:
        """Tell the largest share that is reached, unless it was told; smaller ones are passed."""
        goal = self._open_goal(guild)
        progress = None if goal is None else await self.progress(guild)
        if goal is None or progress is None or progress.reached <= goal.told:
            return
        run = await self._database.write(partial(self._claim, guild, goal, progress.reached))
        self._setup.told(guild, goal, progress.reached)
        if run is not None:
            await self._announcing.post(run)

    async def catch_up(self) -> None:
        """Tell what an earlier process had no time to."""
        for settings in self._setup.everywhere():
            await self.published(settings.guild, is_awaited=False)

    async def progress(self, guild: GuildId) -> Progress | None:
        """How far the server is; None without a goal."""
        goal = self._setup.of(guild).team_goal
        return await self._database.read(lambda tx: team_goal.progress(tx, guild, goal))

    def _open_goal(self, guild: GuildId) -> TeamGoal | None:
        goal = self._setup.of(guild).team_goal
        return goal if goal is not None and goal.told < CELEBRATED[-1] else None

    def _claim(
        self, guild: GuildId, goal: TeamGoal, percent: int, tx: Transaction
    ) -> JobRun | None:
        if not team_goal.tell(tx, guild, goal, percent):
            return None
        day = local_day(self._now(), self._setup.of(guild).time_zone)
        run = JobRun(guild, _JOB.format(percent), day, goal.after)
        job_runs.claim_again(tx, run)
        return run

    async def _write(self, percent: int, run: JobRun) -> Celebration | None:
        goal, progress = self._setup.of(run.guild).team_goal, await self.progress(run.guild)
        if goal is None or progress is None or goal.after != run.about:
            return None
        return Celebration(percent, progress)
