"""Deciding about an entry of the queue: stored first, then it has its effect."""

from dataclasses import dataclass

import structlog

from rejectbot.domain.ids import EntryId, GuildId, UserId
from rejectbot.domain.reviewing import Verdict
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.services.desk import entry_of
from rejectbot.services.publishing import Publishing
from rejectbot.services.queue_posts import QueuePosts
from rejectbot.services.rulings import Ruling, Rulings

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision that is stored; `parcel` is what it is about, as it waits from now on."""

    entry: EntryId
    verdict: Verdict
    parcel: Parcel


class Deciding:
    """A crash between the two costs nothing: what was let through is found in the outbox."""

    def __init__(self, rulings: Rulings, publishing: Publishing, posts: QueuePosts) -> None:
        self._rulings = rulings
        self._publishing = publishing
        self._posts = posts

    async def decide(self, guild: GuildId, moderator: UserId, ruling: Ruling) -> Ruled:
        """Store a moderator's decision. Give what is returned to `finish` when it was answered.

        Raises ReasonMissing, ReasonUnsaid, ReasonTooLong, DecidedAlready or NothingWaits.
        """
        parcel = await self._rulings.store(guild, moderator, ruling)
        log.info("reviewed", name=ruling.verdict.value)
        return Ruled(ruling.entry, ruling.verdict, parcel)

    async def finish(self, ruled: Ruled) -> None:
        """Publish what was let through, and let the queue's message say what was decided."""
        if ruled.verdict is Verdict.PUBLISHED:
            await self._publishing.release(ruled.parcel)
        await self._posts.close(ruled.parcel.guild, ruled.entry)

    async def give_back_overdue(self) -> None:
        """What nobody decided goes back to its author, and its message says so."""
        for parcel in await self._rulings.give_back_overdue():
            log.info("reviewed", name=Verdict.UNDECIDED.value)
            await self._posts.close(parcel.guild, entry_of(parcel))
