"""What was reported, in moderators' channels: one message a card or note, kept as things are."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from functools import partial
from weakref import WeakValueDictionary

import structlog

from rejectbot.domain.errors import CardUnknown, ChannelGone, PlaceRefusal
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.services.desk import Desk, DeskPost, Moved, mark_of
from rejectbot.services.ports import Now
from rejectbot.services.reported import LookedAt, Reported, Reports
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import report_messages
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.report_messages import ReportMessage

log = structlog.get_logger(__name__)

_LOOKED_BACK = timedelta(days=1)
"""So far back a post is looked for that an earlier try left: a crash is caught up sooner."""


class ReportPosts:
    """What can't be posted or edited is tried again each hour; `/mod queue` needs none of it."""

    def __init__(
        self, database: Database, reports: Reports, desk: Desk, setup: ServerSetup, now: Now
    ) -> None:
        self._database = database
        self._reports = reports
        self._desk = desk
        self._setup = setup
        self._now = now
        self._one_at_a_time: WeakValueDictionary[bytes, asyncio.Lock] = WeakValueDictionary()

    async def update(self, guild: GuildId, about: bytes) -> None:
        """Let the message about this card or note say how it is, or post it."""
        async with self._one_at_a_time.setdefault(about, asyncio.Lock()):
            try:
                await self._update(guild, about)
            except (CardUnknown, ChannelGone):
                await self._database.write(partial(report_messages.remove, about=about))
            except PlaceRefusal as refusal:
                log.warning("report_post_failed", refusal=type(refusal).__name__)
            except Exception:
                # Its report is stored all the same, and the other messages must follow as well.
                log.exception("report_post_crashed")

    async def _update(self, guild: GuildId, about: bytes) -> None:
        now, posted = await self._database.read(partial(self._read, guild=guild, about=about))
        channel = self._open_channel(guild)
        if posted is not None and posted.channel != channel:
            await self._leave(posted, now, channel)
            posted = None
        if posted is not None:
            place = DeskPost(posted.channel, now, self._setup.of(guild))
            await self._desk.change(place, posted.message)
        elif channel is not None and isinstance(now, Reported):
            await self._post(guild, about, DeskPost(channel, now, self._setup.of(guild)))
        if isinstance(now, LookedAt):
            await self._database.write(partial(report_messages.remove, about=about))

    def _read(
        self, tx: Transaction, guild: GuildId, about: bytes
    ) -> tuple[Reported | LookedAt, ReportMessage | None]:
        posted = report_messages.find(tx, about)
        is_here = posted is not None and posted.guild == guild
        return self._reports.one(tx, guild, about), posted if is_here else None

    async def _post(self, guild: GuildId, about: bytes, post: DeskPost) -> None:
        midnight = datetime.combine(self._now().astimezone(UTC).date(), time(), UTC)
        mark = mark_of(post.content.id)
        found = await self._desk.find(guild, post.channel, [mark], midnight - _LOOKED_BACK)
        message = found.get(mark)
        if message is None:
            message = await self._desk.post(post)
        else:
            await self._desk.change(post, message)
        new = ReportMessage(about, guild, post.channel, message, midnight.date())
        await self._database.write(partial(report_messages.add, new=new))

    async def _leave(
        self, posted: ReportMessage, now: Reported | LookedAt, channel: ChannelId | None
    ) -> None:
        """The moderators' channel is another one, or none: what stands in the old one says so."""
        content = now if isinstance(now, LookedAt) else Moved(now.id, channel)
        place = DeskPost(posted.channel, content, self._setup.of(posted.guild))
        try:
            await self._desk.change(place, posted.message)
        except PlaceRefusal as refusal:
            log.info("report_post_left", refusal=type(refusal).__name__)
        except CardUnknown:
            log.info("report_post_gone")
        await self._database.write(partial(report_messages.remove, about=posted.about))

    def _open_channel(self, guild: GuildId) -> ChannelId | None:
        """The moderators' channel; None where nothing can, or may, be posted there."""
        state = self._setup.desk_state(guild)
        if state.is_gone or state.is_open or state.missing:
            return None
        return self._setup.of(guild).moderators_channel
