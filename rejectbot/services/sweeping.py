"""What happens to keys and to what they seal, at each start and once a UTC day."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import structlog

from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import CHANGES_UNDONE_WITHIN, JOB_RUNS_KEPT, MODERATION_KEPT
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.keyring import first_link_day
from rejectbot.services.anonymity.seal import SealBroken, sealed_day
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.ports import Now
from rejectbot.storage import (
    anonymous,
    anonymous_holds,
    expiry,
    job_runs,
    member_holds,
    moderation,
    outbox,
    report_messages,
    reports,
    review_messages,
    setting_changes,
)
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)


_HOUR_S = 3_600
TALLIES_AT_ONCE = 8
"""A transaction: its wait for the disk is most of what it costs, and an answer may wait for it."""

_BY_DAY = (expiry.forget_links, expiry.forget_private_notes, expiry.forget_moderated)


class Sweeping:
    """Each step can be cut off anywhere and done again: a key goes after what it seals.

    Rows first, then their keys; tallies a few servers a transaction, then the old tally keys. So
    what is stored can always be opened, and what can't be opened is not stored.
    """

    def __init__(
        self, database: Database, keys: KeyFile, tallies: Tallies, window_days: int, now: Now
    ) -> None:
        self._database = database
        self._keys = keys
        self._tallies = tallies
        self._window_days = window_days
        self._now = now
        self._swept: date | None = None
        self._alone = asyncio.Lock()

    async def sweep_daily(self) -> None:
        """Sweep, unless this process has done so on this UTC day."""
        if self._swept != self._today():
            await self.sweep()

    async def sweep(self) -> None:
        """Let go what is over, and bring all tallies under today's key."""
        async with self._alone:
            today = self._today()
            await self._keys.ensure_day(today)
            await self._forget_rows(today)
            await self._database.write(partial(_forget_old, today=today))
            await self._keys.destroy_expired(today, self._window_days)
            await self._end_holds_without_row()
            await self._seal_anew(today)
            tidied = await self._database.tidy(today)
            self._swept = today if tidied else None
            log.info("swept", tidied=tidied)

    def _today(self) -> date:
        return self._now().astimezone(UTC).date()

    async def _forget_rows(self, today: date) -> None:
        """What is of a later day was stored while this ran over midnight, and stays."""
        since = first_link_day(today, self._window_days)
        kept = frozenset(day for day in self._keys.keys.link if day >= since)
        await self._forget_waiting(kept, today)
        for forget in _BY_DAY:
            some = partial(forget, kept_days=kept, today=today)
            while await self._database.write(some) == expiry.BATCH:
                pass

    async def _forget_waiting(self, kept: frozenset[date], today: date) -> None:
        rows = await self._database.read(outbox.load_all)
        gone = [row.id for row in rows if (day := _day(row)) not in kept and day <= today]
        for start in range(0, len(gone), expiry.BATCH):
            some = gone[start : start + expiry.BATCH]
            await self._database.write(partial(expiry.forget_waiting, ids=some))

    async def _end_holds_without_row(self) -> None:
        """In this order: whoever puts a hold stores its row before its key."""
        keys = frozenset(self._keys.keys.hold)
        held = await self._database.read(anonymous_holds.load_all)
        await self._keys.end_hold(*(keys - {each.id for each in held}))

    async def _seal_anew(self, today: date) -> None:
        """From the first line on nothing is sealed with an older key.

        What was being sealed before is committed before the list is read, since that waits its
        turn among the writers.
        """
        self._keys.seal_tallies_under(today)
        others = await self._database.write(lambda tx: expiry.tallies_of_other_days(tx, today))
        lost = 0
        for start in range(0, len(others), TALLIES_AT_ONCE):
            guilds = others[start : start + TALLIES_AT_ONCE]
            lost += await self._database.write(partial(self._move_some, guilds=guilds, today=today))
        if lost:
            log.warning("tallies_without_their_key", servers=lost)
        await self._keys.keep_one_tally_key()

    def _move_some(self, tx: Transaction, guilds: list[GuildId], today: date) -> int:
        """Returns how many had to be given up."""
        return sum(not self._move(tx, guild, today) for guild in guilds)

    def _move(self, tx: Transaction, guild: GuildId, today: date) -> bool:
        """Returns False for a tally that nothing can open any more: it is deleted."""
        row = anonymous.tally_to_change(tx, guild)
        if row is None or row.key_day == today:
            return True  # a share was credited meanwhile
        moved = self._tallies.moved(row, today)
        if moved is None:
            expiry.forget_tally(tx, guild)
            return False
        anonymous.save_tally(tx, moved)
        return True


def _forget_old(tx: Transaction, today: date) -> None:
    """What goes by its day."""
    anonymous_holds.end(tx, today)
    member_holds.end(tx, today)
    job_runs.forget(tx, today - JOB_RUNS_KEPT)
    moderation.forget(tx, today - MODERATION_KEPT)
    review_messages.forget(tx, today - MODERATION_KEPT)
    reported_since = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    reports.forget(tx, reported_since)  # the month before is the last whose key is kept
    report_messages.forget(tx, today - MODERATION_KEPT)
    undoable = datetime.combine(today, time(), UTC) - CHANGES_UNDONE_WITHIN
    setting_changes.forget(tx, int(undoable.timestamp()) // _HOUR_S)


def _day(row: outbox.OutboxRow) -> date:
    """The day whose key opens it; the first of all days where nothing ever will."""
    try:
        return sealed_day(row.sealed)
    except SealBroken:
        return date.min
