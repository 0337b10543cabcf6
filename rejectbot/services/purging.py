"""Thirty days after a server removed the bot: all that is stored of it goes, once a day."""

from collections.abc import Callable, Sequence
from functools import partial

from rejectbot.domain.ids import GuildId
from rejectbot.services.absence import Absence
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import Membership
from rejectbot.storage import anonymous_holds
from rejectbot.storage.engine import Database
from rejectbot.storage.expiry import BATCH
from rejectbot.storage.purge import purge_hanging, purge_some


class Purging:
    """`forget`: what each service has of a server in its memory."""

    def __init__(
        self,
        database: Database,
        absence: Absence,
        outbox: Outbox,
        forget: Sequence[Callable[[GuildId], None]],
        keys: KeyFile,
    ) -> None:
        self._database = database
        self._absence = absence
        self._outbox = outbox
        self._forget = forget
        self._keys = keys

    async def purge_due(self, membership: Membership) -> None:
        """Erase every server that was left for over 30 days; cut off, it goes on another time."""
        await self._absence.end(membership, self._purge)

    async def _purge(self, guild: GuildId) -> None:
        waiting = await self._database.read(partial(self._outbox.of_server, guild=guild))
        held = await self._database.read(anonymous_holds.load_all)
        becoming = [each.pid for each in waiting]  # support may stand on what is just being posted
        for start in range(0, len(becoming), BATCH):
            ids = becoming[start : start + BATCH]
            while await self._database.write(partial(purge_hanging, ids=ids)):
                pass
        while await self._database.write(partial(purge_some, guild=guild)):
            pass
        await self._keys.end_hold(*(each.id for each in held if each.guild == guild))
        for parcel in waiting:
            self._outbox.committed(parcel.id)
        for forget in self._forget:
            forget(guild)
