"""Nobody is left unanswered: whoever likes to help is shown who waits, each card once a day.

Reads alone. What a viewer is shown never depends on whether an anonymous card is theirs.
"""

from dataclasses import dataclass
from datetime import date

from rejectbot.domain.answering import WaitingRejection
from rejectbot.domain.errors import CardUnknown, ChannelGone, NoChannelYet, PermissionsMissing
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import ENCOURAGE_FOR, UNREADABLE_AT_ONCE
from rejectbot.domain.periods import local_day
from rejectbot.services.ports import CardPlace, CardTexts, Now, Publisher
from rejectbot.services.seen_today import SeenToday
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import queue
from rejectbot.storage.engine import Database

_OUT_OF_REACH = (CardUnknown, ChannelGone, PermissionsMissing)


@dataclass(frozen=True, slots=True)
class Offer:
    """A card that waits, with what its author wrote."""

    card: WaitingRejection
    texts: CardTexts


@dataclass(frozen=True, slots=True)
class NobodyWaits:
    """The end; `seen_some`: there were cards for this viewer today."""

    seen_some: bool


class Encouraging:
    """Walks through the queue with one viewer."""

    def __init__(
        self, database: Database, setup: ServerSetup, publisher: Publisher, now: Now
    ) -> None:
        self._database = database
        self._setup = setup
        self._publisher = publisher
        self._now = now
        self._seen = SeenToday()

    async def next(self, guild: GuildId, viewer: UserId) -> Offer | NobodyWaits:
        """The next card for this viewer. Raises NoChannelYet or DiscordUnreachable.

        A card that Discord does not show any more is passed over.
        """
        settings = self._setup.of(guild)
        if settings.channel is None:
            raise NoChannelYet
        today = local_day(self._now(), settings.time_zone)
        shown_before = bool(self._seen.of(guild, viewer, today))
        for _ in range(UNREADABLE_AT_ONCE):
            card = await self._first(guild, viewer, today)
            if card is None:
                break
            self._seen.add(guild, viewer, today, card.pid)
            place = CardPlace(card.pid, guild, card.channel, card.message)
            try:
                return Offer(card, await self._publisher.read_card(place))
            except _OUT_OF_REACH:
                continue
        return NobodyWaits(shown_before)

    async def _first(self, guild: GuildId, viewer: UserId, today: date) -> WaitingRejection | None:
        since, seen = today - ENCOURAGE_FOR, self._seen.of(guild, viewer, today)
        return await self._database.read(lambda tx: queue.first(tx, guild, viewer, since, seen))
