"""Making counts exact again after events were lost: Discord's reactions are the truth."""

from datetime import timedelta

import structlog

from rejectbot.domain.errors import PlaceRefusal
from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import RECENT_CARDS, RECENT_FOR
from rejectbot.domain.periods import local_day
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.support import SupportKind
from rejectbot.services.ports import CardPlace, CountDisplay, Now, Publisher, SeenCard
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.supporting import Supporting
from rejectbot.storage import rejections, support
from rejectbot.storage.engine import Database

log = structlog.get_logger(__name__)


class Reconciling:
    """Compares recent cards with what Discord shows and reads only the differing ones again."""

    def __init__(
        self,
        database: Database,
        supporting: Supporting,
        setup: ServerSetup,
        publisher: Publisher,
        display: CountDisplay,
        now: Now,
    ) -> None:
        self._database = database
        self._supporting = supporting
        self._setup = setup
        self._publisher = publisher
        self._display = display
        self._now = now

    async def guilds(self) -> list[GuildId]:
        """The servers that have recent cards."""
        since = (self._now() - RECENT_FOR - timedelta(days=1)).date()
        return await self._database.read(lambda tx: rejections.guilds_with_recent(tx, since))

    async def reconcile_or_log(self, guild: GuildId) -> None:
        """Reconcile one server; what Discord refuses now is left to the next time."""
        try:
            await self.reconcile(guild)
        except PlaceRefusal as refusal:
            log.warning("reconcile_failed", refusal=type(refusal).__name__)

    async def reconcile(self, guild: GuildId) -> None:
        """Bring one server's recent cards up to date; raises a PlaceRefusal."""
        today = local_day(self._now(), self._setup.of(guild).time_zone)
        recent = await self._database.read(
            lambda tx: rejections.recent(tx, guild, today - RECENT_FOR, RECENT_CARDS)
        )
        for channel in dict.fromkeys(card.channel for card in recent):
            cards = {card.message: card for card in recent if card.channel == channel}
            for seen in await self._publisher.see_cards(guild, channel, list(cards)):
                await self._compare(cards[seen.message], seen)

    async def _compare(self, card: Rejection, seen: SeenCard) -> None:
        stored = await self._database.read(lambda tx: support.reaction_counts(tx, [card.id]))
        place = CardPlace(card.id, card.guild, card.channel, card.message)
        for kind, emoji in self._setup.of(card.guild).emoji.items():
            if seen.reactions.get(emoji, 0) != stored.get((card.id, kind), 0):
                await self._reread(place, kind, emoji)
        counts = await self._database.read(lambda tx: support.counts(tx, card.id))
        if counts != {kind: n for kind, n in seen.shown.items() if n}:
            self._display.refresh(place)

    async def _reread(self, place: CardPlace, kind: SupportKind, emoji: str) -> None:
        there = await self._publisher.reactors(place, emoji)
        stored = await self._database.read(lambda tx: support.reacted(tx, place.pid, kind))
        for user in there ^ stored:
            await self._supporting.react(place.guild, user, place.pid, kind, on=user in there)
