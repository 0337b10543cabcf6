"""When accepted shares are posted: at once, at their hour, after a failure, after a restart."""

from functools import partial

import structlog

from rejectbot.domain.errors import DiscordUnreachable, PlaceRefusal
from rejectbot.domain.ids import RejectionId
from rejectbot.domain.limits import OUTBOX_OVERDUE, OUTBOX_RETRY_FIRST, OUTBOX_RETRY_LAST
from rejectbot.domain.rejection import How, Visibility
from rejectbot.services.anonymity.envelope import Envelopes, Waiting
from rejectbot.services.anonymity.seal import SealBroken
from rejectbot.services.ports import Environment
from rejectbot.services.posting import Posting, Published
from rejectbot.storage import outbox
from rejectbot.storage.engine import Database

log = structlog.get_logger(__name__)


class Publishing:
    """Sees to it that whatever was accepted appears, over crashes and outages."""

    def __init__(
        self,
        database: Database,
        envelopes: Envelopes,
        posting: Posting,
        environment: Environment,
    ) -> None:
        self._database = database
        self._envelopes = envelopes
        self._posting = posting
        self._now = environment.now
        self._random_bytes = environment.random_bytes
        self._later = environment.later
        self._failures: dict[RejectionId, int] = {}
        self._leftover: frozenset[RejectionId] = frozenset()

    async def publish(self, waiting: Waiting) -> Published | None:
        """Publish a share that was just accepted; None when it will be tried again.

        Raises a PlaceRefusal for a named share that can't be posted: it is taken out of the
        outbox then, and its text belongs back to its author.
        """
        try:
            return await self._posting.post(waiting, is_new=True, look_first=False)
        except PlaceRefusal as refusal:
            unclear = isinstance(refusal, DiscordUnreachable)
            if unclear or waiting.draft.how is How.ANONYMOUS:
                self._try_again(waiting.pid)
                return None
            await self._database.write(lambda tx: outbox.remove(tx, waiting.pid))
            raise
        except Exception:
            # It is stored, so it will appear: to say that nothing happened would be untrue.
            log.exception("publish_crashed", id=waiting.pid.hex())
            self._try_again(waiting.pid)
            return None

    async def publish_due(self) -> None:
        """Publish what waited for this hour, in an order that tells nothing.

        What else is overdue and has no timer is published too: nothing depends on a restart.
        """
        now = self._now()
        for waiting in await self._in_outbox():
            overdue = waiting.due <= now - OUTBOX_OVERDUE
            of_this_hour = (
                waiting.draft.visibility is Visibility.ANONYMOUS_LATER and waiting.due <= now
            )
            if waiting.pid not in self._failures and (overdue or of_this_hour):
                look_first = overdue or waiting.pid in self._leftover
                await self._publish_or_try_again(waiting, look_first=look_first)

    async def find_leftover(self) -> None:
        """Before this process takes anything in: see what an earlier one accepted."""
        rows = await self._database.read(outbox.load_all)
        self._leftover = frozenset(row.pid for row in rows)

    async def recover(self) -> None:
        """Publish what an earlier process accepted, looking for each one's card first."""
        now = self._now()
        for waiting in await self._in_outbox():
            if waiting.pid in self._leftover and waiting.due <= now:
                await self._publish_or_try_again(waiting, look_first=True)

    async def _in_outbox(self) -> list[Waiting]:
        rows = await self._database.read(outbox.load_all)
        opened = [self._opened(row) for row in sorted(rows, key=lambda _: self._random_bytes(8))]
        return [waiting for waiting in opened if waiting is not None]

    def _opened(self, row: outbox.OutboxRow) -> Waiting | None:
        try:
            return self._envelopes.open(row)
        except SealBroken:
            log.error("outbox_unreadable", id=row.pid.hex())
            return None

    async def _publish_or_try_again(self, waiting: Waiting, *, look_first: bool) -> None:
        try:
            await self._posting.post(waiting, is_new=False, look_first=look_first)
        except PlaceRefusal as refusal:
            log.warning("publish_failed", id=waiting.pid.hex(), refusal=type(refusal).__name__)
            self._try_again(waiting.pid)
        except Exception:
            # One share's trouble must not keep the others from appearing.
            log.exception("publish_crashed", id=waiting.pid.hex())
            self._try_again(waiting.pid)
        else:
            self._failures.pop(waiting.pid, None)

    def _try_again(self, pid: RejectionId) -> None:
        failures = self._failures[pid] = self._failures.get(pid, 0) + 1
        delay = min(OUTBOX_RETRY_FIRST * 2 ** min(failures - 1, 10), OUTBOX_RETRY_LAST)
        self._later(delay.total_seconds(), partial(self._retry, pid))

    async def _retry(self, pid: RejectionId) -> None:
        try:
            row = await self._database.read(lambda tx: outbox.find(tx, pid))
        except Exception:
            log.exception("retry_crashed", id=pid.hex())
            self._try_again(pid)
            return
        waiting = None if row is None else self._opened(row)
        if waiting is None:
            self._failures.pop(pid, None)
        else:
            await self._publish_or_try_again(waiting, look_first=True)
