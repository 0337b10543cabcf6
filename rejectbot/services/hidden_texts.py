"""Reading what is hidden, for moderators, without anybody else seeing it; nothing is written."""

from rejectbot.domain.errors import CardRemoved
from rejectbot.domain.ids import GuildId
from rejectbot.domain.review import State
from rejectbot.domain.safety_errors import HiddenNoMore, HiddenTextGone, NothingToModerate
from rejectbot.services import moderable
from rejectbot.services.anonymity.aside import Aside
from rejectbot.services.hidings import Hiding, Hidings
from rejectbot.services.moderable import Moderable
from rejectbot.storage import moderated
from rejectbot.storage.engine import Database, Transaction


class HiddenTexts:
    """Opens what was put aside as long as its day's key is there."""

    def __init__(self, database: Database, aside: Aside, hidings: Hidings) -> None:
        self._database = database
        self._aside = aside
        self._hidings = hidings

    async def hiding(self, what: Moderable) -> Hiding | None:
        """Who hid it, and until when its text is there; None where it is not hidden."""
        return await self._database.read(lambda tx: self._hidings.of(tx, what))

    async def read(self, guild: GuildId, about: bytes) -> str:
        """What stood there, as `covers` has it: components as JSON.

        Raises NothingToModerate, CardRemoved, HiddenNoMore, or HiddenTextGone after its days.
        """
        row = await self._database.read(lambda tx: _row(tx, guild, about))
        text = None if row is None or row.removed else self._aside.open(row)
        if text is None:
            raise HiddenTextGone
        return text


def _row(tx: Transaction, guild: GuildId, about: bytes) -> moderated.Moderated | None:
    what = moderable.by_id(tx, guild, about)
    if what is None:
        raise NothingToModerate
    if what.state is State.REMOVED:
        raise CardRemoved
    if what.state is not State.HIDDEN:
        raise HiddenNoMore
    return moderated.find(tx, about)
