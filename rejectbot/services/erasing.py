"""Erasing a member: rows with their id at once, the numbers of their support and cards stay."""

from dataclasses import dataclass
from datetime import UTC, date
from enum import StrEnum
from functools import partial

import structlog

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.anonymity.erasures import Erasures
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.parcel import Act, Parcel
from rejectbot.services.anonymity.tally import NOBODY
from rejectbot.services.forgetting import Forgetting
from rejectbot.services.ports import Environment
from rejectbot.services.taking_down import TakingDown
from rejectbot.storage import anonymous, installation
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.erasure import trace_of

log = structlog.get_logger(__name__)

_LOOK_AGAIN = 5.0
"""Seconds until a log is emptied that somebody was just reading."""


class Where(StrEnum):
    """How far an erasure, or an export, reaches."""

    HERE = "here"
    EVERYWHERE = "all"


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure left to do: cards, and posts that told of attempts, to be taken down.

    `dropped` waited under their name; what moderators see of it is to go too.
    """

    cards: list[Act]
    dropped: list[Parcel]


class Erasing:
    """Erases for good: also after a restored backup."""

    def __init__(
        self,
        database: Database,
        keys: KeyFile,
        forgetting: Forgetting,
        taking_down: TakingDown,
        erasures: Erasures,
        environment: Environment,
    ) -> None:
        self._database = database
        self._keys = keys
        self._forgetting = forgetting
        self._taking_down = taking_down
        self._erasures = erasures
        self._now = environment.now
        self._later = environment.later

    async def erase(self, guild: GuildId, user: UserId, where: Where, *, cards: bool) -> Erased:
        """Erase in one transaction; `cards`: what stands with their name is to be taken down.

        That is their cards and what told of their attempts, not what is in threads.

        Give what is returned to `finish` when it was answered. Raises KeyFileError.
        """
        today = await self._today()
        only = guild if where is Where.HERE else None
        # First, so that whatever is erased stays so even if the next start is from a backup.
        await self._erasures.record(user, only, today)
        servers = {guild}
        if only is None:
            servers |= await self._database.read(lambda tx: self._forgetting.servers_of(tx, user))

        def work(tx: Transaction) -> tuple[list[Act], list[Parcel]]:
            orders: list[Act] = []
            for server in sorted(servers if cards else ()):
                orders += self._taking_down.order(tx, server, user)
            dropped = self._forgetting.forget(tx, {(server, user) for server in servers})
            tallied = anonymous.servers_with_tally(tx) if only is None else [guild]
            self._forgetting.reseal(tx, tallied, lambda _, member: member == user, today)
            return orders, dropped

        orders, dropped = await self._database.write(work)
        self._forgetting.dropped(dropped)
        await self._clean(trace_of(user))
        return Erased(orders, dropped)

    async def finish(self, erased: Erased) -> None:
        """Take down the cards that were to be, and what moderators were shown."""
        await self._taking_down.finish(erased.cards, erased.dropped)

    async def apply_again(self) -> None:
        """Before anybody is served: after a restored backup, erase whoever was erased since.

        Raises KeyFileError.
        """
        since = await self._database.read(installation.backup_of)
        if since is not None:
            for user in await self._erase_all_since(since):
                await self._clean(trace_of(user))
            log.info("erasures_applied_again")
        await self._clean()

    async def _erase_all_since(self, since: date) -> set[UserId]:
        today = await self._today()

        def is_gone(server: GuildId, user: UserId) -> bool:
            return user != NOBODY and self._erasures.covers(user, server, since)

        def work(tx: Transaction) -> tuple[set[UserId], list[Parcel]]:
            gone = {person for person in self._forgetting.everyone(tx) if is_gone(*person)}
            dropped = self._forgetting.forget(tx, gone)
            self._forgetting.reseal(tx, anonymous.servers_with_tally(tx), is_gone, today)
            installation.no_backup_any_more(tx)
            return {user for _, user in gone}, dropped

        users, dropped = await self._database.write(work)
        self._forgetting.dropped(dropped)
        return users

    async def _today(self) -> date:
        today = self._now().astimezone(UTC).date()
        await self._keys.ensure_day(today)
        return today

    async def _clean(self, trace: bytes | None = None) -> None:
        if not await self._database.clean(trace):
            self._later(_LOOK_AGAIN, partial(self._clean, trace))
