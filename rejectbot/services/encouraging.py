"""Nobody is left unanswered: whoever likes to help is shown who waits, each card once a day.

What a viewer is shown never depends on whether an anonymous card is theirs. Nothing is written but
that a card is gone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from rejectbot.domain.answering import WaitingRejection
from rejectbot.domain.errors import (
    CardUnknown,
    ChannelGone,
    NoChannelYet,
    PermissionsMissing,
    PlaceRefusal,
)
from rejectbot.domain.ids import ChannelId, GuildId, UserId
from rejectbot.domain.limits import ENCOURAGE_FOR, UNREADABLE_AT_ONCE
from rejectbot.domain.periods import local_day
from rejectbot.services.lost_cards import remember_lost
from rejectbot.services.ports import CardPlace, CardTexts, Now, Publisher
from rejectbot.services.seen_today import SeenToday
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import queue
from rejectbot.storage.engine import Database


@dataclass(frozen=True, slots=True)
class Offer:
    """A card that waits, with what its author wrote."""

    card: WaitingRejection
    texts: CardTexts


@dataclass(frozen=True, slots=True)
class NobodyWaits:
    """The end; `seen_some`: there were cards for this viewer today."""

    seen_some: bool


@dataclass(frozen=True, slots=True)
class SomeWereGone:
    """So many cards were found deleted that the next one is looked for another time."""


class Encouraging:
    """Walks through the queue with one viewer."""

    def __init__(
        self,
        database: Database,
        setup: ServerSetup,
        publisher: Publisher,
        now: Now,
    ) -> None:
        self._database = database
        self._setup = setup
        self._publisher = publisher
        self._now = now
        self._seen = SeenToday()

    async def next(self, guild: GuildId, viewer: UserId) -> Offer | NobodyWaits | SomeWereGone:
        """The next card for this viewer.

        Cards that were deleted on Discord are passed over, as is a channel that was given up.
        Raises NoChannelYet, DiscordUnreachable, and PermissionsMissing or ChannelGone where that
        is all that stands between the viewer and a card.
        """
        settings = self._setup.of(guild)
        if settings.channel is None:
            raise NoChannelYet
        today = local_day(self._now(), settings.time_zone)
        closed: dict[ChannelId, PlaceRefusal] = {}
        for _ in range(UNREADABLE_AT_ONCE):
            card = await self._first(guild, viewer, today, closed)
            if card is None:
                return self._end(guild, viewer, today, closed)
            place = CardPlace(card.pid, guild, card.channel, card.message)
            try:
                texts = await self._publisher.read_card(place)
            except CardUnknown:
                await remember_lost(self._database, card.pid)
            except (ChannelGone, PermissionsMissing) as refusal:
                closed[card.channel] = refusal
            else:
                self._seen.add(guild, viewer, today, card.pid)
                return Offer(card, texts)
        return SomeWereGone()

    def _end(
        self,
        guild: GuildId,
        viewer: UserId,
        today: date,
        closed: Mapping[ChannelId, PlaceRefusal],
    ) -> NobodyWaits:
        for channel, refusal in closed.items():
            given_up = channel != self._setup.of(guild).channel
            if not (given_up and isinstance(refusal, ChannelGone)):
                raise refusal
        return NobodyWaits(bool(self._seen.of(guild, viewer, today)))

    async def _first(
        self, guild: GuildId, viewer: UserId, today: date, closed: Collection[ChannelId]
    ) -> WaitingRejection | None:
        since, seen = today - ENCOURAGE_FOR, self._seen.of(guild, viewer, today)
        return await self._database.read(
            lambda tx: queue.first(tx, guild, viewer, since, queue.Without(seen, closed))
        )
