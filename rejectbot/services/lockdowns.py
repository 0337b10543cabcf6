"""Letting sharing rest in a server, and going on: known in memory, so that forms ask nobody."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import OUTBOX_GIVES_UP
from rejectbot.domain.lockdown import Lockdown, is_last_call
from rejectbot.domain.measures import Measure
from rejectbot.domain.periods import local_day
from rejectbot.domain.safety_errors import SharingRests
from rejectbot.domain.slots import next_hour
from rejectbot.services.anonymity.parcel import Parcel, is_always_done
from rejectbot.services.moderators_log import ModeratorsLog
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import lockdowns, moderation
from rejectbot.storage.engine import Database, Transaction


@dataclass(frozen=True, slots=True)
class Resting:
    """A lockdown as moderators see it; `by` is None where they had themselves erased.

    `is_new`: this very press began it.
    """

    lockdown: Lockdown
    by: UserId | None
    is_new: bool


class Lockdowns:
    """Who began one is never in memory: an erasure must reach it."""

    def __init__(
        self, database: Database, setup: ServerSetup, log: ModeratorsLog, now: Now
    ) -> None:
        self._database = database
        self._setup = setup
        self._log = log
        self._now = now
        self._known: dict[GuildId, Lockdown] = {}
        self._lock = asyncio.Lock()

    async def load(self) -> None:
        """Read those of every server."""
        self._known = await self._database.read(lockdowns.load_all)

    def holds(self, guild: GuildId) -> bool:
        """Whether sharing rests there."""
        known = self._known.get(guild)
        return known is not None and known.holds

    def check(self, guild: GuildId) -> None:
        """Raise SharingRests where sharing rests."""
        if self.holds(guild):
            raise SharingRests

    def stops(self, parcel: Parcel) -> bool:
        """Whether this, just accepted, must wait: taking something down never does."""
        return not is_always_done(parcel) and self.holds(parcel.guild)

    def keeps(self, parcel: Parcel) -> bool:
        """Whether this, accepted some time ago, must wait still."""
        known = self._known.get(parcel.guild)
        if known is None or is_always_done(parcel):
            return False
        return known.keeps(parcel.how, self._now())

    def is_last_call(self, parcel: Parcel) -> bool:
        """Whether it has to go back to its author, lest it ends with its link window."""
        today = self._now().astimezone(UTC).date()
        return is_last_call(parcel.day, self._setup.window_days, today)

    def lets_go(self, parcel: Parcel) -> bool:
        """Whether it waited for the full hour that has come after a lockdown."""
        known, now = self._known.get(parcel.guild), self._now()
        if known is None or known.resumes is None:
            return False
        return parcel.due <= known.resumes <= now

    def resumed(self, guild: GuildId) -> datetime | None:
        """The full hour at which sharing goes on, or went on within the last day."""
        known = self._known.get(guild)
        return None if known is None else known.resumes

    async def begin(self, guild: GuildId, user: UserId) -> Resting:
        """Let sharing rest at once; of several who say so one has an effect."""
        new = Lockdown(local_day(self._now(), self._setup.of(guild).time_zone))
        logged = self._log.measure(guild, user, Measure.LOCKDOWN_ON)

        def work(tx: Transaction) -> Resting:
            found = lockdowns.find(tx, guild)
            if found is not None and found.holds:
                return Resting(found, lockdowns.who(tx, guild), is_new=False)
            lockdowns.begin(tx, guild, user, new)
            moderation.add(tx, logged)
            return Resting(new, user, is_new=True)

        async with self._lock:
            before = self._known.get(guild)
            self._known[guild] = new  # before it is stored: what comes meanwhile must not slip in
            try:
                done = await self._database.write(work)
            except Exception:  # not when cancelled: then it is stored all the same
                self._restore(guild, before)
                raise
            self._known[guild] = done.lockdown
            return done

    async def lift(self, guild: GuildId, user: UserId) -> bool:
        """Let sharing go on; False where it did not rest."""
        async with self._lock:
            known = self._known.get(guild)
            if known is None or not known.holds:
                return False
            over = replace(known, resumes=next_hour(self._now().astimezone(UTC)))
            logged = self._log.measure(guild, user, Measure.LOCKDOWN_OFF)

            def work(tx: Transaction) -> None:
                lockdowns.lift(tx, guild, over)
                moderation.add(tx, logged)

            await self._database.write(work)
            self._known[guild] = over
            return True

    async def forget_over(self) -> None:
        """A day after the full hour whatever waited is done, or back: there is no more to know."""
        async with self._lock:
            last = self._now() - OUTBOX_GIVES_UP
            over = [
                guild
                for guild, known in self._known.items()
                if known.resumes is not None and known.resumes < last
            ]
            for guild in over:
                await self._database.write(partial(lockdowns.remove, guild=guild))
                del self._known[guild]

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        self._known.pop(guild, None)

    def _restore(self, guild: GuildId, before: Lockdown | None) -> None:
        if before is None:
            del self._known[guild]
        else:
            self._known[guild] = before
