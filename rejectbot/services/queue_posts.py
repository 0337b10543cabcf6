"""The queue in moderators' channels: each entry posted once, and told how it ended."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog

from rejectbot.domain.errors import PermissionsMissing, PlaceRefusal
from rejectbot.domain.ids import ChannelId, EntryId, GuildId, MessageId
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.services.desk import Desk, DeskPost, Entry, entry_of, mark_of
from rejectbot.services.ports import Now
from rejectbot.services.queue_endings import QueueEndings
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import review_messages
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
        self._endings = QueueEndings(database, queue, desk, setup)
        self._began: datetime | None = None
        self._tried: dict[GuildId, set[EntryId]] = {}
        self._busy: set[EntryId] = set()

    async def recover(self) -> None:
        """Take up what an earlier process left: it may have posted what it could not note down."""
        await self.look()
        self._began = self._now()

    async def look(self) -> None:
        """Post what moderators may see since this hour, and close what waits no more."""
        for settings in self._setup.everywhere():
            await self.catch_up(settings.guild)
        await self._endings.close_all()

    async def catch_up(self, guild: GuildId) -> None:
        """Post all that a server's moderators may see and that does not stand there yet.

        What stands in a channel that is theirs no more says so there.
        """
        await self._endings.leave_other_channels(guild)
        if self._setup.of(guild).moderators_channel is None:
            return
        before = set(self._tried.get(guild, ()))
        unposted = await self._database.read(partial(self._unposted, guild=guild))
        self._forget_tried(guild, before - {entry_of(each) for each in unposted})
        await self._post_all(guild, unposted)

    async def accepted(self, parcel: Parcel) -> None:
        """Post something that was just accepted, if moderators may see it at once."""
        if parcel.held is not None and parcel.held <= self._now():
            await self._post_all(parcel.guild, [parcel])

    async def close(self, guild: GuildId, entry: EntryId) -> None:
        """Let an entry's message say how it ended, without its text."""
        await self._endings.close(guild, entry)

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        self._tried.pop(guild, None)

    def _unposted(self, tx: Transaction, guild: GuildId) -> list[Parcel]:
        seen = self._queue.seen(tx, guild)
        posted = review_messages.posted(tx, [entry_of(each) for each in seen])
        return [each for each in seen if entry_of(each) not in posted]

    async def _post_all(self, guild: GuildId, parcels: Sequence[Parcel]) -> None:
        """Each unless somebody is at it."""
        if not parcels:
            return
        try:
            channel = self._open_channel(guild)
            if channel is None:
                return
            stand = await self._posted_before(guild, channel, parcels)
        except PlaceRefusal as refusal:
            log.warning("queue_post_failed", refusal=type(refusal).__name__)
            return
        for parcel in parcels:
            await self._post(parcel, channel, stand)

    def _open_channel(self, guild: GuildId) -> ChannelId | None:
        """The moderators' channel; None where there is none, or where everybody would see it.

        Raises a PlaceRefusal.
        """
        channel = self._setup.of(guild).moderators_channel
        if channel is None:
            return None
        lacking = self._desk.lacking(guild, channel)
        if lacking:
            raise PermissionsMissing(channel=channel, permissions=lacking)
        return None if self._setup.desk_state(guild).is_open else channel  # the panel says so

    async def _post(
        self, parcel: Parcel, channel: ChannelId, stand: Mapping[EntryId, MessageId]
    ) -> None:
        entry = entry_of(parcel)
        if entry in self._busy:
            return
        self._busy.add(entry)
        try:
            await self._do_post(parcel, channel, stand.get(entry))
        except PlaceRefusal as refusal:
            log.warning("queue_post_failed", refusal=type(refusal).__name__)
        except Exception:
            # One entry's trouble must not keep the others from moderators.
            log.exception("queue_post_crashed")
        finally:
            self._busy.discard(entry)

    async def _do_post(self, parcel: Parcel, channel: ChannelId, stands: MessageId | None) -> None:
        content = await self._database.read(lambda tx: self._still_unposted(tx, parcel))
        if content is None:
            return
        settings = self._setup.of(parcel.guild)
        message = stands or await self._desk.post(DeskPost(channel, content, settings))
        day = self._now().astimezone(UTC).date()
        posted = ReviewMessage(content.id, parcel.guild, channel, message, day)
        await self._database.write(lambda tx: review_messages.add(tx, posted))
        self._forget_tried(parcel.guild, {content.id})
        if await self._database.read(lambda tx: self._queue.again(tx, parcel)) is None:
            await self._endings.close(parcel.guild, content.id)  # decided meanwhile

    def _still_unposted(self, tx: Transaction, parcel: Parcel) -> Entry | None:
        is_posted = review_messages.find(tx, entry_of(parcel)) is not None
        return None if is_posted else self._queue.again(tx, parcel)

    async def _posted_before(
        self, guild: GuildId, channel: ChannelId, parcels: Sequence[Parcel]
    ) -> dict[EntryId, MessageId]:
        """Where those stand that an earlier try or process may have posted: one look for all."""
        tried, began = self._tried.setdefault(guild, set()), self._began
        suspects = {
            entry_of(each): each.held
            for each in parcels
            if each.held is not None
            and (began is None or each.held <= began or entry_of(each) in tried)
        }
        tried.update(entry_of(each) for each in parcels)
        if not suspects:
            return {}
        marks = {mark_of(entry): entry for entry in suspects}
        since = min(suspects.values()) - _CLOCKS_DIFFER
        found = await self._desk.find(guild, channel, marks, since)
        return {marks[mark]: message for mark, message in found.items()}

    def _forget_tried(self, guild: GuildId, entries: set[EntryId]) -> None:
        """What is posted, or waits no more, is not looked for again."""
        left = self._tried.get(guild, set()) - entries
        if left:
            self._tried[guild] = left
        else:
            self._tried.pop(guild, None)
