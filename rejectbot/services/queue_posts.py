"""The queue in moderators' channels: each entry posted once, and told how it ended."""

from datetime import UTC, datetime, timedelta
from functools import partial

import structlog

from rejectbot.domain.errors import CardUnknown, ChannelGone, PermissionsMissing, PlaceRefusal
from rejectbot.domain.ids import EntryId, GuildId, MessageId
from rejectbot.domain.reviewing import Verdict
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.services.desk import Decided, Desk, DeskPost, entry_of, mark_of
from rejectbot.services.ports import Now
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import moderation, review_messages
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.review_messages import ReviewMessage

log = structlog.get_logger(__name__)

_CLOCKS_DIFFER = timedelta(minutes=2)
"""How far our clock may be ahead of Discord's when a post is looked for by its time."""


class QueuePosts:
    """What can't be posted or edited is tried again each hour; `/mod queue` needs none of it."""

    def __init__(
        self,
        database: Database,
        queue: ReviewQueue,
        desk: Desk,
        setup: ServerSetup,
        now: Now,
    ) -> None:
        self._database = database
        self._queue = queue
        self._desk = desk
        self._setup = setup
        self._now = now
        self._began: datetime | None = None
        self._tried: set[EntryId] = set()
        self._busy: set[EntryId] = set()

    async def recover(self) -> None:
        """Take up what an earlier process left: it may have posted what it could not note down."""
        await self.look()
        self._began = self._now()

    async def look(self) -> None:
        """Post what moderators may see since this hour, and close what waits no more."""
        for settings in self._setup.everywhere():
            await self.catch_up(settings.guild)
        for posted in await self._database.read(self._over):
            await self._close(posted)

    async def catch_up(self, guild: GuildId) -> None:
        """Post all that a server's moderators may see and that does not stand there yet."""
        if self._setup.of(guild).moderators_channel is None:
            return
        for parcel in await self._database.read(partial(self._unposted, guild=guild)):
            await self._post(parcel)

    async def accepted(self, parcel: Parcel) -> None:
        """Post something that was just accepted, if moderators may see it at once."""
        if parcel.held is not None and parcel.held <= self._now():
            await self._post(parcel)

    async def close(self, guild: GuildId, entry: EntryId) -> None:
        """Let an entry's message say how it ended, without its text."""

        def work(tx: Transaction) -> ReviewMessage | None:
            waits = self._queue.find(tx, guild, entry) is not None
            posted = None if waits else review_messages.find(tx, entry)
            return posted if posted is not None and posted.guild == guild else None

        posted = await self._database.read(work)
        if posted is not None:
            await self._close(posted)

    def _over(self, tx: Transaction) -> list[ReviewMessage]:
        """The messages of what waits no more; each server's outbox is opened once."""
        posted = review_messages.load_all(tx)
        servers = {each.guild for each in posted}
        waiting = {entry_of(each) for guild in servers for each in self._queue.seen(tx, guild)}
        return [each for each in posted if each.entry not in waiting]

    def _unposted(self, tx: Transaction, guild: GuildId) -> list[Parcel]:
        seen = self._queue.seen(tx, guild)
        posted = review_messages.posted(tx, [entry_of(each) for each in seen])
        return [each for each in seen if entry_of(each) not in posted]

    async def _post(self, parcel: Parcel) -> None:
        """Unless somebody is at it."""
        entry = entry_of(parcel)
        if entry in self._busy:
            return
        self._busy.add(entry)
        try:
            await self._do_post(parcel, entry)
        except PlaceRefusal as refusal:
            log.warning("queue_post_failed", refusal=type(refusal).__name__)
        except Exception:
            # One entry's trouble must not keep the others from moderators.
            log.exception("queue_post_crashed")
        finally:
            self._busy.discard(entry)

    async def _do_post(self, parcel: Parcel, entry: EntryId) -> None:
        settings = self._setup.of(parcel.guild)
        channel = settings.moderators_channel
        content = await self._database.read(lambda tx: self._queue.again(tx, parcel))
        if channel is None or content is None:
            return
        lacking = self._desk.lacking(parcel.guild, channel)
        if lacking:
            raise PermissionsMissing(channel=channel, permissions=lacking)
        if self._setup.desk_state(parcel.guild).is_open:
            return  # the panel says so: it would stand before everybody, and not only moderators
        message = await self._posted_before(parcel, settings) or await self._desk.post(
            DeskPost(channel, content, settings)
        )
        day = self._now().astimezone(UTC).date()
        posted = ReviewMessage(entry, parcel.guild, channel, message, day)
        await self._database.write(lambda tx: review_messages.add(tx, posted))
        self._tried.discard(entry)
        if await self._database.read(lambda tx: self._queue.again(tx, parcel)) is None:
            await self._close(posted)  # decided while it was being posted

    async def _posted_before(self, parcel: Parcel, settings: ServerSettings) -> MessageId | None:
        """Where it stands, if an earlier try or process may have posted it."""
        entry, held, channel = entry_of(parcel), parcel.held, settings.moderators_channel
        if held is None or channel is None:
            return None
        is_first = self._began is not None and held > self._began and entry not in self._tried
        self._tried.add(entry)
        if is_first:
            return None
        return await self._desk.find(parcel.guild, channel, mark_of(entry), held - _CLOCKS_DIFFER)

    async def _close(self, posted: ReviewMessage) -> None:
        decided = await self._database.read(lambda tx: _ending(tx, posted))
        settings = self._setup.of(posted.guild)
        try:
            lacking = self._desk.lacking(posted.guild, posted.channel)
            if lacking:
                raise PermissionsMissing(channel=posted.channel, permissions=lacking)
            await self._desk.change(DeskPost(posted.channel, decided, settings), posted.message)
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


def _ending(tx: Transaction, posted: ReviewMessage) -> Decided:
    """How it ended."""
    found = moderation.find(tx, posted.guild, posted.entry)
    if found is None:
        return Decided(posted.entry)
    return Decided(posted.entry, Verdict(found.what), found.moderator)
