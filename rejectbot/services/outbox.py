"""What was accepted and waits: opened for the services, by whoever may know it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import structlog

from rejectbot.domain.ids import GuildId, OutboxId
from rejectbot.domain.limits import OUTBOX_GIVES_UP
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.parcel import BY_MODERATORS, Act, Deed, Parcel
from rejectbot.services.anonymity.seal import SealBroken
from rejectbot.services.anonymity.withdrawn import is_over, withdrawn
from rejectbot.services.ports import Now, RandomBytes
from rejectbot.services.underway import Underway
from rejectbot.storage import outbox
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)


class Outbox:
    """Adds, opens and removes rows, and keeps `underway` equal to them."""

    def __init__(
        self,
        database: Database,
        envelopes: Envelopes,
        underway: Underway,
        now: Now,
        random_bytes: RandomBytes,
    ) -> None:
        self._database = database
        self._envelopes = envelopes
        self._underway = underway
        self._now = now
        self._random_bytes = random_bytes

    async def add(
        self, parcel: Parcel, check: Callable[[Transaction], None] = lambda _: None
    ) -> None:
        """Store what was accepted: one row, in a transaction of its own.

        Raises what `check` raises in it; then nothing is stored.
        """
        row = self._envelopes.close(parcel)

        def work(tx: Transaction) -> None:
            check(tx)
            outbox.add(tx, row)

        await self._database.write(work)
        self._underway.add(parcel)

    async def remember(self) -> list[Parcel]:
        """What an earlier process left, known from now on to whoever presses its cards."""
        left = await self._database.read(self.everything)
        for parcel in left:
            if not parcel.returned:
                self._underway.add(parcel)
        return left

    async def waiting(self) -> list[Parcel]:
        """Everything that waits to be done, shuffled.

        What was returned, and what waits for moderators, is left out.
        """
        rows = await self._database.read(outbox.load_all)
        opened = [self._opened(row) for row in sorted(rows, key=lambda _: self._random_bytes(8))]
        return [parcel for parcel in opened if parcel is not None and _is_to_be_done(parcel)]

    async def find(self, wanted: OutboxId) -> Parcel | None:
        """What is to be done under this id: None too for what is returned, held or unreadable."""
        parcel = await self._database.read(lambda tx: self.one(tx, wanted))
        return parcel if parcel is not None and _is_to_be_done(parcel) else None

    def one(self, tx: Transaction, wanted: OutboxId) -> Parcel | None:
        """Whatever lies under this id, also what was returned; None where nothing can be read."""
        row = outbox.find(tx, wanted)
        return None if row is None else self._opened(row)

    def of_server(self, tx: Transaction, guild: GuildId) -> list[Parcel]:
        """Everything of one server, also what was returned."""
        opened = [self._opened(row) for row in outbox.of_guild(tx, guild)]
        return [parcel for parcel in opened if parcel is not None]

    def everything(self, tx: Transaction) -> list[Parcel]:
        """Everything of all servers, also what was returned."""
        opened = [self._opened(row) for row in outbox.load_all(tx)]
        return [parcel for parcel in opened if parcel is not None]

    def seal(self, tx: Transaction, parcel: Parcel) -> None:
        """Store what was accepted, as part of a larger transaction; not for a share."""
        outbox.add(tx, self._envelopes.close(parcel))

    def reseal(self, tx: Transaction, parcel: Parcel) -> bool:
        """Store a change of what waits, in a larger transaction; False when it is not there.

        Tell `changed` once that is committed.
        """
        return outbox.replace(tx, self._envelopes.close(parcel))

    def changed(self, parcel: Parcel) -> None:
        """It is stored so now."""
        if parcel.returned:
            self._underway.remove(parcel.id)
        else:
            self._underway.add(parcel)

    async def remove(self, wanted: OutboxId) -> bool:
        """Take a row out; False when it was not there."""
        removed = await self._database.write(lambda tx: outbox.remove(tx, wanted))
        self._underway.remove(wanted)
        return removed

    def committed(self, wanted: OutboxId) -> None:
        """Its row has left with the transaction that published it."""
        self._underway.done(wanted)

    def withdraw(self, tx: Transaction, parcel: Parcel) -> None:
        """Let nothing come of what waits; tell `dropped` once that is committed.

        What moderators see without a name goes at the full hour.
        """
        left = withdrawn(parcel, self._now())
        if left is None:
            outbox.remove(tx, parcel.id)
        else:
            self.reseal(tx, left)

    async def forget_withdrawn(self) -> None:
        """Delete what was withdrawn before this full hour; what was replaced goes to its author."""
        over = await self._database.read(self._over)
        if over:
            await self._database.write(partial(self._let_go, over=over))

    def let_go(self, tx: Transaction, parcel: Parcel) -> None:
        """Delete what was withdrawn; what was replaced goes to its author."""
        if isinstance(parcel, Act) and parcel.replaced:
            self.reseal(tx, replace(parcel, held=None))
        else:
            outbox.remove(tx, parcel.id)

    def replace_edits(self, tx: Transaction, later: Act) -> list[Act]:
        """What was to change the same card's story before goes back to its author, in case the
        `later` one does not appear; tell `dropped` once that is committed.
        """
        earlier = [each for each in self._edits(tx, later) if not each.returned]
        for each in earlier:
            back = replace(each, returned=True, replaced=True)
            self.reseal(tx, withdrawn(back, self._now()) or replace(back, held=None))
        return earlier

    def edited(self, tx: Transaction, edit: Act) -> None:
        """This story stands on its card: what it replaced is in nobody's inbox any more."""
        for each in self._edits(tx, edit):
            if each.replaced and each.held is None:
                outbox.remove(tx, each.id)
            elif each.replaced:  # moderators see it until the full hour
                self.reseal(tx, replace(each, replaced=False))

    def dropped(self, parcel: Parcel) -> None:
        """Its row was taken out in a larger transaction, and nothing happened."""
        self._underway.remove(parcel.id)

    async def given_up(self, parcel: Parcel, since: datetime) -> bool:
        """Whether it has been tried `since` a day ago; it waits in its author's inbox then."""
        if isinstance(parcel, Act) and parcel.deed in BY_MODERATORS:
            return False  # else what they hid would stand there for good
        if self._now() - since < OUTBOX_GIVES_UP:
            return False
        await self.give_back(parcel)
        return True

    async def give_back(self, parcel: Parcel) -> None:
        """Let it wait in its author's inbox; without a text there is nothing to give back.

        What came back meanwhile, as a replaced edit does, stays as it is.
        """
        if isinstance(parcel, Act) and not parcel.text:
            await self.remove(parcel.id)
            return

        def work(tx: Transaction) -> None:
            found = self.one(tx, parcel.id)
            if found is not None and not found.returned:
                self.reseal(tx, replace(found, returned=True))

        await self._database.write(work)
        self._underway.remove(parcel.id)
        log.warning("returned_to_author", id=parcel.pid.hex())

    def _over(self, tx: Transaction) -> list[OutboxId]:
        now = self._now()
        return [each.id for each in self.everything(tx) if is_over(each, now)]

    def _let_go(self, tx: Transaction, over: list[OutboxId]) -> None:
        for wanted in over:
            found = self.one(tx, wanted)
            if found is not None:
                self.let_go(tx, found)

    def _edits(self, tx: Transaction, of: Act) -> list[Act]:
        """All that are stored for the same card."""
        every = self.of_server(tx, of.guild)
        acts = [each for each in every if isinstance(each, Act)]
        return [each for each in acts if (each.pid, each.deed) == (of.pid, Deed.EDIT)]

    def _opened(self, row: outbox.OutboxRow) -> Parcel | None:
        try:
            return self._envelopes.open(row)
        except SealBroken:
            log.error("outbox_unreadable", id=row.id.hex())
            return None


def _is_to_be_done(parcel: Parcel) -> bool:
    return not parcel.returned and parcel.held is None
