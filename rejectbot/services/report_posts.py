"""What was reported, in moderators' channels: one message a card or note, kept as things are."""

import asyncio
from dataclasses import replace
from functools import partial
from weakref import WeakValueDictionary

import structlog

from rejectbot.domain.errors import CardUnknown, ChannelGone, PlaceRefusal
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.services.desk import Desk, DeskPost, Moved
from rejectbot.services.ports import Now
from rejectbot.services.report_postings import ReportPostings
from rejectbot.services.report_state import ReportState, ReportStates
from rejectbot.services.reported import LookedAt, Reported
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage.engine import Database
from rejectbot.storage.report_messages import ReportMessage

log = structlog.get_logger(__name__)


class ReportPosts:
    """What can't be posted or edited is tried again each hour; `/mod queue` needs none of it.

    A message that moderators delete stays gone until somebody reports the same anew.
    """

    def __init__(
        self, database: Database, states: ReportStates, desk: Desk, setup: ServerSetup, now: Now
    ) -> None:
        self._database = database
        self._states = states
        self._desk = desk
        self._setup = setup
        self._postings = ReportPostings(database, desk, now)
        self._one_at_a_time: WeakValueDictionary[bytes, asyncio.Lock] = WeakValueDictionary()

    async def recover(self) -> None:
        """At the first look of a process: an earlier one may have posted what it noted nowhere."""
        await self._postings.recover()

    async def update(self, guild: GuildId, about: bytes) -> None:
        """Let the message about this card or note say how it is, or post it."""
        async with self._one_at_a_time.setdefault(about, asyncio.Lock()):
            try:
                await self._update(guild, about)
            except (PlaceRefusal, CardUnknown) as refusal:
                log.warning("report_post_failed", refusal=type(refusal).__name__)
            except Exception:
                # Its report is stored all the same, and the other messages must follow as well.
                log.exception("report_post_crashed")

    async def _update(self, guild: GuildId, about: bytes) -> None:
        now = await self._database.read(partial(self._states.of, guild=guild, about=about))
        channel = self._setup.of(guild).moderators_channel
        if now.posted is not None and now.posted.channel != channel:
            await self._leave(now.posted, now.what, channel)
            now = replace(now, posted=None)
        if isinstance(now.what, LookedAt):
            await self._end(now.posted, now.what)
        elif channel is not None and self._is_open(guild):
            await self._say(DeskPost(channel, now.what, self._setup.of(guild)), now)

    async def _say(self, post: DeskPost, now: ReportState) -> None:
        said, posted = self._states.print_of(now, self._desk.drawn(post)), now.posted
        if posted is not None and not posted.gone and posted.said != said:
            try:
                await self._desk.change(post, posted.message)
            except CardUnknown:
                posted = await self._postings.is_gone(posted)
            else:
                await self._postings.says(posted, said, now.reports)
        if posted is None or (posted.gone and now.reports > posted.reports):
            await self._postings.post(post, replace(now, posted=posted), said)

    async def _end(self, posted: ReportMessage | None, now: LookedAt) -> None:
        """Its message says what was done, and is known no more."""
        if posted is None:
            return
        if not posted.gone and self._setup.desk_state(posted.guild).missing:
            return  # the panel of `/setup` says what is
        if not posted.gone:
            try:
                settings = self._setup.of(posted.guild)
                await self._desk.change(DeskPost(posted.channel, now, settings), posted.message)
            except (CardUnknown, ChannelGone):
                log.info("report_post_gone")
        await self._postings.forget(posted.about)

    async def _leave(
        self, posted: ReportMessage, now: Reported | LookedAt, channel: ChannelId | None
    ) -> None:
        """The moderators' channel is another one, or none: what stands in the old one says so."""
        content = now if isinstance(now, LookedAt) else Moved(now.id, channel)
        place = DeskPost(posted.channel, content, self._setup.of(posted.guild))
        if not posted.gone:
            try:
                await self._desk.change(place, posted.message)
            except PlaceRefusal as refusal:
                log.info("report_post_left", refusal=type(refusal).__name__)
            except CardUnknown:
                log.info("report_post_gone")
        await self._postings.left(posted.about)

    def _is_open(self, guild: GuildId) -> bool:
        """Whether the moderators' channel takes posts, and not everybody reads them there."""
        state = self._setup.desk_state(guild)
        return not (state.is_gone or state.is_open or state.missing)
