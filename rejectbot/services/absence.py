"""Where the bot is, and where it was removed: an outage of a server is neither."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from enum import Enum, auto
from functools import partial

import structlog

from rejectbot.domain.errors import PlaceRefusal
from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import REMOVED_KEPT
from rejectbot.services.ports import Membership, Now
from rejectbot.storage import installation, stays
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)


class Arrival(Enum):
    """What an added server is to the bot: never seen, known from before, or known to be there."""

    NEW = auto()
    BACK = auto()
    KNOWN = auto()


class Absence:
    """The servers that removed the bot are in memory, so that whoever would post asks nobody."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database = database
        self._now = now
        self._away: dict[GuildId, date] = {}
        self._back: dict[GuildId, datetime] = {}
        self._present: set[GuildId] = set()
        self._one_at_a_time = asyncio.Lock()
        self._is_ours = True

    async def claim(self, application: int) -> None:
        """Whose database it is, from the first start on.

        With the token of another application Discord tells nothing of the servers in it: it is in
        none of them, and they must not be erased for that.
        """
        owner = await self._database.write(partial(installation.claim, application=application))
        self._is_ours = owner == application

    async def load(self) -> None:
        """Read where the bot is and which servers removed it."""
        self._away = await self._database.read(stays.away)
        self._present = await self._database.read(stays.present)

    def is_away(self, guild: GuildId) -> bool:
        """Whether the bot was removed from the server."""
        return guild in self._away

    def back_since(self, guild: GuildId) -> datetime | None:
        """When the bot came back to the server, if this process has seen it."""
        return self._back.get(guild)

    async def removed(self, guild: GuildId) -> None:
        """The bot was removed: nothing is posted, and in 30 days everything goes."""
        if self._is_anothers():
            return
        async with self._one_at_a_time:
            await self._leave(guild)

    async def added(self, guild: GuildId) -> Arrival:
        """The bot is in the server, which gets everything back that is still there."""
        if guild in self._present:
            return Arrival.KNOWN  # it comes back from an outage, as thousands may at once
        async with self._one_at_a_time:
            return await self._arrive(guild)

    async def compare(self, membership: Membership, mine: Callable[[GuildId], bool]) -> None:
        """After a READY: notice what happened while nobody told; `mine` are this shard's servers.

        Discord is asked twice before a server counts as gone: neither a READY nor a list that
        lacks servers may be the end of what they have. What it does not answer waits for the next.
        So it is for servers that have something stored, and of which nothing else is known.
        """
        if self._is_anothers():
            return
        present = frozenset(self._present)  # before Discord is asked: who comes meanwhile stays
        expected = present | await self._database.read(stays.unknown)
        try:
            listed = {guild for guild in await membership.servers() if mine(guild)}
            missing = [guild for guild in sorted(expected - listed) if mine(guild)]
            gone = [guild for guild in missing if not await membership.is_member(guild)]
        except PlaceRefusal as refusal:
            log.warning("servers_not_compared", refusal=type(refusal).__name__)
            return
        for guild in gone:
            await self.removed(guild)
        for guild in sorted(listed - present):
            await self.added(guild)

    async def end(
        self, membership: Membership, purge: Callable[[GuildId], Awaitable[None]]
    ) -> None:
        """Hand each server to `purge` that removed the bot over 30 days ago, while none returns.

        Discord is asked right before: the bot may have come back while nobody was there to hear.
        """
        if self._is_anothers():
            return
        last = self._today() - REMOVED_KEPT
        for guild in [guild for guild, day in self._away.items() if day < last]:
            try:
                async with self._one_at_a_time:
                    await self._end(guild, membership, purge)
            except PlaceRefusal as refusal:
                log.warning("server_not_purged", refusal=type(refusal).__name__)
            except Exception:
                # One server's trouble must keep neither the others nor the hour's other work.
                log.exception("purge_crashed")

    async def _end(
        self,
        guild: GuildId,
        membership: Membership,
        purge: Callable[[GuildId], Awaitable[None]],
    ) -> None:
        if guild not in self._away:
            return
        if await membership.is_member(guild):
            await self._arrive(guild)
            return
        await purge(guild)
        del self._away[guild]
        log.info("server_purged")

    async def _leave(self, guild: GuildId) -> None:
        today = self._today()
        self._away.setdefault(guild, today)  # before it is stored: nothing must be posted
        self._back.pop(guild, None)
        self._present.discard(guild)
        await self._database.write(partial(stays.leave, guild=guild, day=today))
        log.info("server_left")

    async def _arrive(self, guild: GuildId) -> Arrival:
        def work(tx: Transaction) -> Arrival:
            if stays.arrive(tx, guild):
                return Arrival.NEW
            return Arrival.BACK if stays.come_back(tx, guild) else Arrival.KNOWN

        arrival = await self._database.write(work)
        self._away.pop(guild, None)
        self._present.add(guild)
        if arrival is Arrival.BACK:
            self._back[guild] = self._now()
        if arrival is not Arrival.KNOWN:
            log.info("server_joined", name=arrival.name.lower())
        return arrival

    def _is_anothers(self) -> bool:
        if not self._is_ours:
            log.warning("database_of_another_application")
        return not self._is_ours

    def _today(self) -> date:
        return self._now().astimezone(UTC).date()
