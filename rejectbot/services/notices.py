"""Telling moderators once that Discord lets nothing be posted where members share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from rejectbot.domain.errors import PlaceRefusal
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.desk import Desk, Notice
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup

log = structlog.get_logger(__name__)

AT_MOST_EACH = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Told:
    """Since when it was so, and when it was told."""

    since: datetime
    at: datetime


class Notices:
    """Looks with the hour's other work: when somebody tried to share is nobody's business."""

    def __init__(self, desk: Desk, setup: ServerSetup, now: Now) -> None:
        self._desk = desk
        self._setup = setup
        self._now = now
        self._told: dict[GuildId, _Told] = {}

    async def look(self, stopped: Callable[[ChannelId], datetime | None]) -> None:
        """`stopped`: since when nothing is posted in a channel any more, if that is so."""
        for settings in self._setup.everywhere():
            since = None if settings.channel is None else stopped(settings.channel)
            if since is not None and self._is_new(settings.guild, since):
                await self._tell(settings, since)

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        self._told.pop(guild, None)

    def _is_new(self, guild: GuildId, since: datetime) -> bool:
        told = self._told.get(guild)
        return told is None or (told.since != since and self._now() - told.at >= AT_MOST_EACH)

    async def _tell(self, settings: ServerSettings, since: datetime) -> None:
        state, desk = self._setup.desk_state(settings.guild), settings.moderators_channel
        if desk is None or state.missing or state.is_open or state.is_gone:
            return  # the panel says what is wrong with it
        try:
            await self._desk.tell(Notice(desk, settings, since))
        except PlaceRefusal as refusal:
            log.warning("notice_not_posted", refusal=type(refusal).__name__)
            return
        self._told[settings.guild] = _Told(since, self._now())
        log.info("notice_posted")
