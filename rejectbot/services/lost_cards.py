"""Cards whose message somebody deleted on Discord: nobody tells the bot, so whoever looks does."""

import structlog

from rejectbot.domain.answering import WaitingCard
from rejectbot.domain.errors import CardUnknown, ChannelGone, PlaceRefusal
from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.domain.limits import LOOKS_FOR_STANDING
from rejectbot.domain.review import State, sources
from rejectbot.services.ports import CardPlace, Publisher
from rejectbot.storage import rejections
from rejectbot.storage.engine import Database, Work

log = structlog.get_logger(__name__)


async def remember_lost(database: Database, pid: RejectionId) -> None:
    """The card waits no more, and its author keeps what it earned."""
    await database.write(lambda tx: rejections.move(tx, pid, sources(State.LOST), State.LOST))
    log.info("card_lost", id=pid.hex())


class StandingCards:
    """Looks at the few cards that a post is going to name: none may link to nothing."""

    def __init__(self, database: Database, publisher: Publisher) -> None:
        self._database = database
        self._publisher = publisher

    async def of(self, guild: GuildId, find: Work[list[WaitingCard]]) -> list[WaitingCard]:
        """What `find` reads, once all of it stands: what is found deleted is remembered as lost.

        Empty where too much of it was; then the next look goes on from there.
        """
        for _ in range(LOOKS_FOR_STANDING):
            found = await self._database.read(find)
            lost = [card for card in found if await self._is_gone(guild, card)]
            if not lost:
                return found
            for card in lost:
                await remember_lost(self._database, card.pid)
        return []

    async def _is_gone(self, guild: GuildId, card: WaitingCard) -> bool:
        try:
            await self._publisher.read_card(CardPlace(card.pid, guild, card.channel, card.message))
        except (CardUnknown, ChannelGone):
            return True
        except PlaceRefusal:
            return False  # whether it stands can't be told now
        return False
