"""Each quarter of an hour: what the bot posts by itself, server by server."""

import asyncio

import structlog

from rejectbot.domain.settings import ServerSettings
from rejectbot.services.announcing import Announcing
from rejectbot.services.asking import Asking
from rejectbot.services.digests import Digests
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.team_goals import TeamGoals

log = structlog.get_logger(__name__)


class ByTheClock:
    """What is due is seen from the settings in memory: an idle quarter asks no database."""

    def __init__(
        self,
        announcing: Announcing,
        team_goals: TeamGoals,
        digests: Digests,
        asking: Asking,
        setup: ServerSetup,
    ) -> None:
        self._announcing = announcing
        self._team_goals = team_goals
        self._digests = digests
        self._asking = asking
        self._setup = setup
        self._alone = asyncio.Lock()

    async def recover(self) -> None:
        """Take up what an earlier process left, and what was missed since."""
        await self._announcing.recover()
        await self._team_goals.catch_up()
        await self.look()

    async def look(self) -> None:
        """Try again what failed, then post what is due in every server."""
        async with self._alone:
            await self._announcing.take_up()
            for settings in self._setup.everywhere():
                await self._look_at(settings)

    async def _look_at(self, settings: ServerSettings) -> None:
        for job in (self._digests, self._asking):
            try:
                await job.look(settings)
            except Exception:
                # One server's trouble must not keep the others from their posts.
                log.exception("look_crashed", job=job.name)
