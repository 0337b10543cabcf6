"""About cards: their support, which messages are cards at all, and which are gone."""

from rejectbot.domain.ids import GuildId, MessageId, RejectionId
from rejectbot.domain.support import SupportKind
from rejectbot.services.lost_cards import find_again, remember_lost
from rejectbot.storage import rejections, support
from rejectbot.storage.engine import Database


class Cards:
    """Answers for the display of counts, for reaction events, and for whoever finds a card gone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counts(self, pid: RejectionId) -> dict[SupportKind, int]:
        """Supporters by kind; kinds without any are left out."""
        return await self._database.read(lambda tx: support.counts(tx, pid))

    async def at(self, message: MessageId) -> RejectionId | None:
        """The rejection whose card is this message."""
        return await self._database.read(lambda tx: rejections.find_by_message(tx, message))

    async def newest(self, most: int) -> list[tuple[MessageId, RejectionId]]:
        """The newest cards of all servers, newest first."""
        return await self._database.read(lambda tx: rejections.known(tx, most))

    async def lost(self, pid: RejectionId) -> None:
        """Its message was deleted on Discord, of which nobody tells the bot: it waits no more."""
        await remember_lost(self._database, pid)

    async def stands(self, guild: GuildId, pid: RejectionId, message: MessageId) -> bool:
        """Discord showed this message: True where it is a card that was taken for deleted.

        Then that is as it was before.
        """
        found = await self._database.read(lambda tx: rejections.find(tx, pid))
        if found is None or (found.rejection.guild, found.rejection.message) != (guild, message):
            return False
        return await find_again(self._database, pid)
