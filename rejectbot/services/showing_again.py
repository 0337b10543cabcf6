"""What reports hid and nobody looked at is shown again, before its text would be gone for good."""

from datetime import UTC

import structlog

from rejectbot.domain.errors import Refusal
from rejectbot.domain.ids import GuildId
from rejectbot.domain.moderating import Step
from rejectbot.services import moderable
from rejectbot.services.hidings import Hidings
from rejectbot.services.moderating import Decision, Moderating
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import reports_spent
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)


class ShowingAgain:
    """What Discord, or a missing permission, does not let happen now is tried at each look."""

    def __init__(
        self,
        database: Database,
        hidings: Hidings,
        moderating: Moderating,
        setup: ServerSetup,
        now: Now,
    ) -> None:
        self._database = database
        self._hidings = hidings
        self._moderating = moderating
        self._setup = setup
        self._now = now

    async def look(self) -> None:
        """Show what is due, in every server that the bot is in."""
        for guild, about in await self._database.read(self._due):
            if not self._setup.is_away(guild):
                await self._show(guild, about)

    def _due(self, tx: Transaction) -> list[tuple[GuildId, bytes]]:
        today = self._now().astimezone(UTC).date()
        due = []
        for guild, about in sorted(reports_spent.waiting(tx)):
            what = moderable.by_id(tx, guild, about)
            hiding = None if what is None else self._hidings.of(tx, what)
            if hiding is not None and hiding.until is not None and hiding.until <= today:
                due.append((guild, about))
        return due

    async def _show(self, guild: GuildId, about: bytes) -> None:
        try:
            decided = await self._moderating.decide(guild, None, Decision(about, Step.SHOWN))
            await self._moderating.finish(decided)
        except Refusal as refusal:
            log.warning("not_shown_again", refusal=type(refusal).__name__)
