"""What moderators' messages say once their entries are decided, gone, or shown elsewhere."""

from dataclasses import replace
from functools import partial
from hashlib import sha256

import structlog

from rejectbot.domain.errors import CardUnknown, ChannelGone, PermissionsMissing, PlaceRefusal
from rejectbot.domain.ids import EntryId, GuildId
from rejectbot.domain.reviewing import Verdict
from rejectbot.services.desk import Decided, Desk, DeskPost, Moved, entry_of
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import moderation, review_messages
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.review_messages import ReviewMessage

log = structlog.get_logger(__name__)


class QueueEndings:
    """A message that can't be edited now is tried again each hour, until its row is forgotten."""

    def __init__(
        self, database: Database, queue: ReviewQueue, desk: Desk, setup: ServerSetup
    ) -> None:
        self._database = database
        self._queue = queue
        self._desk = desk
        self._setup = setup

    async def close(self, guild: GuildId, entry: EntryId) -> None:
        """Let an entry's message say how it ended, if it did."""

        def work(tx: Transaction) -> ReviewMessage | None:
            waits = self._queue.find(tx, guild, entry) is not None
            posted = None if waits else review_messages.find(tx, entry)
            return posted if posted is not None and posted.guild == guild else None

        posted = await self._database.read(work)
        if posted is not None:
            await self._close(posted)

    async def close_all(self) -> None:
        """The same for every message of what waits no more."""
        for posted in await self._database.read(self._over):
            await self._close(posted)

    async def leave_other_channels(self, guild: GuildId) -> None:
        """Where the moderators' channel was changed, the messages in the old one say so.

        An entry's message there gets an id of its own, so that the entry can stand anew.
        """
        for stray in await self._database.read(partial(self._strays, guild=guild)):
            left = replace(stray, entry=_left_behind(stray))
            await self._database.write(partial(_rename, stray=stray, left=left))
            await self._close(left)

    def _strays(self, tx: Transaction, guild: GuildId) -> list[ReviewMessage]:
        """What waits, but stands in a channel that is not the moderators' any more."""
        chosen = self._setup.of(guild).moderators_channel
        away = [each for each in review_messages.of_guild(tx, guild) if each.channel != chosen]
        if not away:
            return []
        waiting = {entry_of(each) for each in self._queue.seen(tx, guild)}
        return [each for each in away if each.entry in waiting]

    def _over(self, tx: Transaction) -> list[ReviewMessage]:
        """The messages of what waits no more; each server's outbox is opened once."""
        posted = review_messages.load_all(tx)
        servers = {each.guild for each in posted}
        waiting = {entry_of(each) for guild in servers for each in self._queue.seen(tx, guild)}
        return [each for each in posted if each.entry not in waiting]

    async def _close(self, posted: ReviewMessage) -> None:
        content = await self._database.read(partial(self._ending, posted=posted))
        settings = self._setup.of(posted.guild)
        try:
            lacking = self._desk.lacking(posted.guild, posted.channel)
            if lacking:
                raise PermissionsMissing(channel=posted.channel, permissions=lacking)
            await self._desk.change(DeskPost(posted.channel, content, settings), posted.message)
        except (CardUnknown, ChannelGone):
            log.info("queue_post_gone")
        except PlaceRefusal as refusal:
            log.warning("queue_post_not_closed", refusal=type(refusal).__name__)
            return
        except Exception:
            # Its decision holds all the same, and the other messages must be closed as well.
            log.exception("queue_post_crashed")
            return
        await self._database.write(lambda tx: review_messages.remove(tx, posted.entry))

    def _ending(self, tx: Transaction, posted: ReviewMessage) -> Decided | Moved:
        """How it ended, or where it went."""
        found = moderation.find(tx, posted.guild, posted.entry)
        chosen = self._setup.of(posted.guild).moderators_channel
        if found is not None:
            return Decided(posted.entry, Verdict(found.what), found.moderator)
        return Decided(posted.entry) if posted.channel == chosen else Moved(posted.entry, chosen)


def _left_behind(stray: ReviewMessage) -> EntryId:
    """An id that no entry has, so also another mark: nobody takes it for the entry's message."""
    said = b"left" + stray.entry + stray.message.to_bytes(8, "big")
    return EntryId(sha256(said).digest()[:16])


def _rename(tx: Transaction, stray: ReviewMessage, left: ReviewMessage) -> None:
    review_messages.remove(tx, stray.entry)
    review_messages.add(tx, left)
