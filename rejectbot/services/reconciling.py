"""Making counts exact again after events were lost: Discord's reactions are the truth."""

from datetime import date, timedelta
from functools import partial

import structlog

from rejectbot.domain.errors import CardUnknown, PlaceRefusal
from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import LOST_CARDS, RECENT_CARDS, RECENT_FOR
from rejectbot.domain.periods import local_day
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.review import State
from rejectbot.domain.support import EMOJI_SETS, SupportKind
from rejectbot.services.lost_cards import find_again, remember_lost
from rejectbot.services.ports import CardPlace, CountDisplay, Now, Publisher, SeenCard
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.supporting import Supporting
from rejectbot.storage import rejections, support
from rejectbot.storage.engine import Database, Transaction

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

    async def reconcile(self, guild: GuildId) -> None:
        """Bring one server's recent cards up to date; what was taken for deleted may stand again.

        A channel that Discord refuses now is logged and left to the next time.
        """
        today = local_day(self._now(), self._setup.of(guild).time_zone)
        since = today - RECENT_FOR
        recent = await self._database.read(partial(_recent, guild=guild, since=since))
        for channel in dict.fromkeys(card.channel for card in recent):
            cards = {card.message: card for card in recent if card.channel == channel}
            try:
                for seen in await self._publisher.see_cards(guild, channel, list(cards)):
                    card = cards.pop(seen.message)
                    if card.state is State.LOST:
                        await find_again(self._database, card.id)
                    await self._compare(card, seen)
                for gone in cards.values():
                    if gone.state is not State.LOST:
                        await remember_lost(self._database, gone.id)
            except (PlaceRefusal, CardUnknown) as refusal:
                log.warning("reconcile_failed", refusal=type(refusal).__name__)

    async def recount(self, place: CardPlace) -> None:
        """Bring one card up to date that stands again: while it was hidden, nothing counted.

        What Discord refuses now is logged and left to the next time.
        """
        found = await self._database.read(lambda tx: rejections.find(tx, place.pid))
        if found is None:
            return
        wanted = [place.message]
        try:
            for seen in await self._publisher.see_cards(place.guild, place.channel, wanted):
                await self._compare(found.rejection, seen)
        except (PlaceRefusal, CardUnknown) as refusal:
            log.warning("reconcile_failed", refusal=type(refusal).__name__)
        finally:
            self._display.refresh(place)  # last, so that one edit shows all that was found

    async def _compare(self, card: Rejection, seen: SeenCard) -> None:
        stored = await self._database.read(lambda tx: support.reaction_counts(tx, [card.id]))
        place = CardPlace(card.id, card.guild, card.channel, card.message)
        for kind, emoji in self._setup.of(card.guild).emoji.items():
            # Equal totals can hide a change: one took theirs back, another put one.
            if seen.reactions.get(emoji) or stored.get((card.id, kind)):
                await self._reread(card, kind, emoji, seen)
        counts = await self._database.read(lambda tx: support.counts(tx, card.id))
        if counts != {kind: n for kind, n in seen.shown.items() if n}:
            self._display.refresh(place)

    async def _reread(self, card: Rejection, kind: SupportKind, emoji: str, seen: SeenCard) -> None:
        place = CardPlace(card.id, card.guild, card.channel, card.message)
        # Read before Discord is asked: who reacts in between is then in neither or in both.
        stored = await self._database.read(lambda tx: support.reacted(tx, place.pid, kind))
        there = await self._publisher.reactors(place, emoji) if seen.reactions.get(emoji) else set()
        gone = stored - there
        for other in _earlier_emoji(kind, emoji) & seen.reactions.keys() if gone else ():
            gone -= await self._publisher.reactors(place, other)
        for user in there - stored:
            await self._supporting.found(card, user, kind)
        for user in gone:
            await self._supporting.react(card.guild, user, card.id, kind, on=False)


def _recent(tx: Transaction, guild: GuildId, since: date) -> list[Rejection]:
    """Those that stand, and the newest of those that were taken for deleted."""
    standing = rejections.recent(tx, guild, since, RECENT_CARDS)
    return [*standing, *rejections.recent(tx, guild, since, LOST_CARDS, State.LOST)]


def _earlier_emoji(kind: SupportKind, now: str) -> set[str]:
    """What stood for `kind` in the other sets: support given then stays."""
    return {emoji[kind] for emoji in EMOJI_SETS.values()} - {now}
