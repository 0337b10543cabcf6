"""What stands before everything that members write, whoever writes it: one place, one order."""

import asyncio
from dataclasses import dataclass

from rejectbot.domain.care import needs_care
from rejectbot.domain.ids import GuildId
from rejectbot.domain.newcomers import free_at
from rejectbot.domain.safe_text import LinkRule, refused_links
from rejectbot.domain.safety_errors import LinkInText, NewHere
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.services.automod import AutoMod
from rejectbot.services.lockdowns import Lockdowns
from rejectbot.services.pace import Pace
from rejectbot.services.ports import Now
from rejectbot.services.queue_posts import QueuePosts
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Author
from rejectbot.services.word_filters import WordFilters


@dataclass(frozen=True, slots=True)
class Words:
    """What looks at words: the server's list, and its AutoMod rules."""

    filters: WordFilters
    automod: AutoMod


class Gate:
    """Shares, notes, updates, replies and edits all pass here."""

    def __init__(
        self,
        setup: ServerSetup,
        lockdowns: Lockdowns,
        words: Words,
        pace: Pace,
        queue_posts: QueuePosts,
        now: Now,
    ) -> None:
        self._setup = setup
        self._now = now
        self._lockdowns = lockdowns
        self._words = words
        self._queue_posts = queue_posts
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

    def check_newcomer(self, guild: GuildId, author: Author) -> None:
        """Raise NewHere for who joined this server too short a time ago to share or write notes.

        Nothing is kept of it: the time comes with what they send.
        """
        if author.joined is None:
            return
        free = free_at(author.joined, self._setup.of(guild).newcomers_wait)
        if self._now() < free:
            raise NewHere(free_at=free)

    async def check(self, guild: GuildId, *texts: str) -> None:
        """Raise SharingRests, LinkInText, WordsRefused or WordsAsked unless these texts may be
        taken.
        """
        self.check_open(guild)
        rule = self._setup.of(guild).links
        if rule is LinkRule.OFF and any(refused_links(text, rule) for text in texts):
            raise LinkInText
        await self._words.filters.check(guild, texts)
        await self._words.automod.check(guild, texts)

    async def hand_to_moderators(self, parcel: Parcel) -> None:
        """Show what is held to moderators, once whoever wrote it was answered.

        What is anonymous they see at the end of its hour.
        """
        await self._queue_posts.accepted(parcel)
