"""Bringing accepted shares to the channel: each exactly once, over crashes and outages."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import structlog

from rejectbot.domain.errors import DiscordUnreachable, PlaceRefusal
from rejectbot.domain.ids import MessageId, RejectionId
from rejectbot.domain.limits import OUTBOX_RETRY_FIRST, OUTBOX_RETRY_LAST
from rejectbot.domain.periods import local_day
from rejectbot.domain.rejection import How, Rejection, Visibility
from rejectbot.domain.review import State
from rejectbot.services.anonymity.envelope import Envelopes, Waiting
from rejectbot.services.anonymity.seal import SealBroken
from rejectbot.services.crediting import Crediting
from rejectbot.services.ports import CardPlace, CardToPost, Environment, Publisher
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import outbox, rejections
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """A card that stands; `points` is what its named author earned, 0 for an anonymous one."""

    place: CardPlace
    points: int


class Publishing:
    """Posts cards and, in the transaction that empties the outbox row, credits the effort."""

    def __init__(
        self,
        database: Database,
        envelopes: Envelopes,
        crediting: Crediting,
        setup: ServerSetup,
        publisher: Publisher,
        environment: Environment,
    ) -> None:
        self._database = database
        self._envelopes = envelopes
        self._crediting = crediting
        self._setup = setup
        self._publisher = publisher
        self._now = environment.now
        self._random_bytes = environment.random_bytes
        self._later = environment.later
        self._busy: set[RejectionId] = set()
        self._failures: dict[RejectionId, int] = {}
        self._leftover: frozenset[RejectionId] = frozenset()

    async def publish(self, waiting: Waiting) -> Published | None:
        """Publish a share that was just accepted; None when it will be tried again.

        Raises a PlaceRefusal for a named share that can't be posted: it is taken out of the
        outbox then, and its text belongs back to its author.
        """
        try:
            return await self._publish_once(waiting, look_first=False)
        except DiscordUnreachable:
            self._try_again(waiting.pid)
            return None
        except PlaceRefusal:
            if waiting.draft.how is How.ANONYMOUS:
                self._try_again(waiting.pid)
                return None
            await self._database.write(lambda tx: outbox.remove(tx, waiting.pid))
            raise

    async def publish_due(self) -> None:
        """Publish what waited for this hour, in an order that tells nothing."""
        now = self._now()
        for waiting in await self._in_outbox():
            if waiting.draft.visibility is Visibility.ANONYMOUS_LATER and waiting.due <= now:
                await self._publish_or_try_again(waiting, look_first=waiting.pid in self._failures)

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
        waiting: list[Waiting] = []
        for row in sorted(rows, key=lambda _: self._random_bytes(8)):
            try:
                waiting.append(self._envelopes.open(row))
            except SealBroken:
                log.error("outbox_unreadable", id=row.pid.hex())
        return waiting

    async def _publish_or_try_again(self, waiting: Waiting, *, look_first: bool) -> None:
        try:
            await self._publish_once(waiting, look_first=look_first)
        except PlaceRefusal as refusal:
            log.warning("publish_failed", id=waiting.pid.hex(), refusal=type(refusal).__name__)
            self._try_again(waiting.pid)

    async def _publish_once(self, waiting: Waiting, *, look_first: bool) -> Published | None:
        if waiting.pid in self._busy:
            return None
        self._busy.add(waiting.pid)
        try:
            message = None
            if look_first:
                message = await self._publisher.find_card(
                    waiting.guild, waiting.channel, waiting.pid
                )
            if message is None:
                message = await self._publisher.post_card(self._card(waiting))
            return await self._commit(waiting, message)
        finally:
            self._busy.discard(waiting.pid)

    async def _commit(self, waiting: Waiting, message: MessageId) -> Published | None:
        settings = self._setup.of(waiting.guild)
        day = local_day(self._now(), settings.time_zone)
        await self._crediting.prepare()
        card = _rejection(waiting, message, day)

        def work(tx: Transaction) -> Published | None:
            if not outbox.remove(tx, waiting.pid):
                return None
            rejections.add(tx, card)
            points = self._crediting.credit(tx, waiting, settings.points, day)
            place = CardPlace(waiting.pid, waiting.guild, waiting.channel, message)
            return Published(place, points)

        published = await self._database.write(work)
        self._failures.pop(waiting.pid, None)
        log.info("published", id=waiting.pid.hex())
        return published

    def _card(self, waiting: Waiting) -> CardToPost:
        return CardToPost(
            pid=waiting.pid,
            channel=waiting.channel,
            draft=waiting.draft,
            author_name=waiting.author_name if waiting.draft.how is How.NAMED else None,
            nonce=waiting.nonce,
            settings=self._setup.of(waiting.guild),
        )

    def _try_again(self, pid: RejectionId) -> None:
        failures = self._failures[pid] = self._failures.get(pid, 0) + 1
        delay = min(OUTBOX_RETRY_FIRST * 2 ** min(failures - 1, 10), OUTBOX_RETRY_LAST)
        self._later(delay.total_seconds(), partial(self._retry, pid))

    async def _retry(self, pid: RejectionId) -> None:
        row = await self._database.read(lambda tx: outbox.find(tx, pid))
        if row is not None:
            await self._publish_or_try_again(self._envelopes.open(row), look_first=True)


def _rejection(waiting: Waiting, message: MessageId, day: date) -> Rejection:
    return Rejection(
        id=waiting.pid,
        guild=waiting.guild,
        channel=waiting.channel,
        message=message,
        thread=None,
        kind=waiting.draft.kind,
        wants=waiting.draft.wants,
        how=waiting.draft.how,
        day=day,
        state=State.PUBLISHED,
    )
