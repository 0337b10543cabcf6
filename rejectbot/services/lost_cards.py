"""Cards whose message somebody deleted on Discord: nobody tells the bot, so whoever looks does."""

from collections.abc import Callable, Collection
from functools import partial

import structlog

from rejectbot.domain.answering import WaitingCard
from rejectbot.domain.errors import CardUnknown, ChannelGone, PlaceRefusal
from rejectbot.domain.ids import ChannelId, GuildId, RejectionId
from rejectbot.domain.limits import LOOKS_FOR_STANDING
from rejectbot.domain.review import State, sources
from rejectbot.services.moderable import Moderable, Sort
from rejectbot.services.ports import CardPlace, Publisher
from rejectbot.storage import rejections, reports
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)

Find = Callable[[Transaction, Collection[ChannelId]], list[WaitingCard]]
"""What a post would name, without what stands in these channels."""

_LOST = frozenset({State.LOST})


async def remember_lost(database: Database, pid: RejectionId) -> None:
    """The card waits no more, and its author keeps what it earned."""
    if await database.write(partial(_lose, pid=pid)):
        log.info("card_lost", id=pid.hex())


def message_is_gone(tx: Transaction, what: Moderable) -> None:
    """The message of a card or note was deleted: of a note nothing waits but what was reported."""
    if what.sort is Sort.CARD:
        _lose(tx, what.card)
    reports.let_go(tx, what.id)  # also of what is hidden, which is no lost card until it is shown


def _lose(tx: Transaction, pid: RejectionId) -> bool:
    """What was reported of it, nobody need look at any more."""
    is_lost = rejections.move(tx, pid, sources(State.LOST), State.LOST)
    if is_lost:
        reports.let_go(tx, pid)
    return is_lost


async def find_again(database: Database, pid: RejectionId) -> bool:
    """Its message stands: returns whether it had been taken for deleted, which it is no more."""
    found = await database.write(lambda tx: rejections.move(tx, pid, _LOST, State.PUBLISHED))
    if found:
        log.info("card_found", id=pid.hex())
    return found


class StandingCards:
    """Looks at the few cards that a post is going to name: none may link to nothing."""

    def __init__(self, database: Database, publisher: Publisher) -> None:
        self._database = database
        self._publisher = publisher

    async def of(self, guild: GuildId, find: Find) -> list[WaitingCard]:
        """What `find` reads, once all of it stands: what is found deleted is remembered as lost.

        Cards of a channel that is gone are passed over and stay as they are. Empty where too much
        was deleted; then the next look goes on from there.
        """
        closed: set[ChannelId] = set()
        looks = LOOKS_FOR_STANDING
        while looks:  # each time round a channel is closed, of which there are few, or a look used
            found = await self._database.read(partial(_found, find=find, closed=frozenset(closed)))
            lost, gone = await self._missing(guild, found)
            if not lost and not gone:
                return found
            for pid in lost:
                await remember_lost(self._database, pid)
            closed |= gone
            looks -= bool(lost)
        return []

    async def _missing(
        self, guild: GuildId, cards: list[WaitingCard]
    ) -> tuple[list[RejectionId], set[ChannelId]]:
        """Which of these were deleted, and which channels they stood in are gone."""
        lost: list[RejectionId] = []
        gone: set[ChannelId] = set()
        for card in cards:
            try:
                # Most channels that are gone are known to be: Discord is not asked at each look.
                self._publisher.missing_permissions(guild, card.channel)
                await self._publisher.read_card(
                    CardPlace(card.pid, guild, card.channel, card.message)
                )
            except CardUnknown:
                lost.append(card.pid)
            except ChannelGone:
                gone.add(card.channel)
            except PlaceRefusal:
                continue  # whether it stands can't be told now
        return lost, gone


def _found(tx: Transaction, find: Find, closed: Collection[ChannelId]) -> list[WaitingCard]:
    return find(tx, closed)
