"""What stands before everything that members write, whoever writes it: one place, one order."""

import asyncio

from rejectbot.domain.care import needs_care
from rejectbot.domain.ids import GuildId
from rejectbot.services.lockdowns import Lockdowns
from rejectbot.services.pace import Pace
from rejectbot.services.word_filters import WordFilters


class Gate:
    """Shares, notes, updates, replies and edits all pass here."""

    def __init__(self, lockdowns: Lockdowns, word_filters: WordFilters, pace: Pace) -> None:
        self._lockdowns = lockdowns
        self._word_filters = word_filters
        self.pace = pace

    def is_open(self, guild: GuildId) -> bool:
        """Whether anything is accepted there now."""
        return not self._lockdowns.holds(guild)

    async def needs_care(self, *texts: str) -> bool:
        """Whether their author is to see where to find help, before anything else.

        Nothing of it is kept, logged, counted or told; it is the same for everybody.
        """
        return await asyncio.to_thread(needs_care, texts)

    def check_open(self, guild: GuildId) -> None:
        """Raise SharingRests where nothing is accepted; from memory, so a form may ask too."""
        self._lockdowns.check(guild)

    async def check(self, guild: GuildId, *texts: str) -> None:
        """Raise SharingRests, WordsRefused or WordsAsked unless these texts may be taken."""
        self.check_open(guild)
        await self._word_filters.check(guild, texts)
