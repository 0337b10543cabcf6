"""What moderators decide about entries of the queue, stored once each; and what nobody decided."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from rejectbot.domain.errors import DecidedAlready, NothingWaits, Refusal
from rejectbot.domain.ids import EntryId, GuildId, UserId
from rejectbot.domain.periods import local_day
from rejectbot.domain.reviewing import (
    Reason,
    Verdict,
    checked_reason,
    checked_words,
    comes_back_on,
)
from rejectbot.domain.slots import next_hour
from rejectbot.services.anonymity.parcel import Answer, Parcel, Waiting
from rejectbot.services.anonymity.withdrawn import can_be_decided, is_withdrawn
from rejectbot.services.desk import entry_of
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import Now
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import moderation
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.moderation import Moderation


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a moderator wants done with an entry, unchecked; `words` go to its author."""

    entry: EntryId
    verdict: Verdict
    reason: Reason | None = None
    words: str = ""


class Rulings:
    """The row of a decision comes with its effect on what waits, or neither does."""

    def __init__(
        self,
        database: Database,
        queue: ReviewQueue,
        outbox: Outbox,
        setup: ServerSetup,
        now: Now,
    ) -> None:
        self._database = database
        self._queue = queue
        self._outbox = outbox
        self._setup = setup
        self._now = now

    async def store(self, guild: GuildId, moderator: UserId, ruling: Ruling) -> Parcel:
        """Store it; of several at once one has an effect. Returns the parcel as it waits now.

        Raises ReasonMissing, ReasonUnsaid, ReasonTooLong, DecidedAlready or NothingWaits.
        """
        words = checked_words(ruling.words)
        reason = checked_reason(ruling.verdict, ruling.reason, words)
        answer = Answer(ruling.verdict, reason, words)

        def work(tx: Transaction) -> Parcel:
            parcel = self._queue.find(tx, guild, ruling.entry)
            if parcel is None or not _takes(parcel, ruling.verdict):
                raise _over(tx, guild, ruling.entry)
            return self._store(tx, parcel, moderator, answer)

        parcel = await self._database.write(work)
        self._outbox.changed(parcel)
        return parcel

    async def give_back_overdue(self) -> list[Parcel]:
        """What nobody decided goes back to its author while they can still read it."""
        back: list[Parcel] = []
        for parcel in await self._database.read(self._overdue):
            try:
                returned = await self._database.write(partial(self._give_back, parcel=parcel))
            except (DecidedAlready, NothingWaits):
                continue  # in this very moment
            self._outbox.changed(returned)
            back.append(returned)
        return back

    def _give_back(self, tx: Transaction, parcel: Parcel) -> Parcel:
        waits = self._outbox.one(tx, parcel.id)
        if waits is None or not can_be_decided(waits):
            raise NothingWaits
        return self._store(tx, waits, None, Answer(Verdict.UNDECIDED))

    def _overdue(self, tx: Transaction) -> list[Parcel]:
        today = self._now().astimezone(UTC).date()
        window = self._setup.window_days
        return [
            each
            for each in self._outbox.everything(tx)
            if can_be_decided(each) and comes_back_on(each.day, window) <= today
        ]

    def _store(
        self, tx: Transaction, parcel: Parcel, moderator: UserId | None, answer: Answer
    ) -> Parcel:
        now, entry = self._now(), entry_of(parcel)
        is_published = answer.verdict is Verdict.PUBLISHED
        new = _released(parcel, now) if is_published else _answered(parcel, answer)
        decision = Moderation(
            id=entry,
            guild=parcel.guild,
            moderator=moderator,
            what=answer.verdict.value,
            day=local_day(now, self._setup.of(parcel.guild).time_zone),
            pid=parcel.pid if is_published or not isinstance(parcel, Waiting) else None,
            reason=answer.reason.value if answer.reason else None,
        )
        if not moderation.add(tx, decision):
            raise _over(tx, parcel.guild, entry)
        if is_withdrawn(parcel):
            self._outbox.let_go(tx, parcel)
        elif not self._outbox.reseal(tx, new):
            raise NothingWaits
        return new


def _takes(parcel: Parcel, verdict: Verdict) -> bool:
    """Also what its author took back looks as if it waited, and only publishing shows the truth:
    to whoever turns it down it ends like any other.
    """
    is_turned_down = verdict is not Verdict.PUBLISHED
    return can_be_decided(parcel) or (is_turned_down and is_withdrawn(parcel))


def _released(parcel: Parcel, now: datetime) -> Parcel:
    """It waits as if it were just accepted: for its hour, if that was asked for."""
    hour = parcel.due if parcel.due > now else next_hour(now)
    return replace(parcel, held=None, due=hour if parcel.waits_for_hour else now)


def _answered(parcel: Parcel, answer: Answer) -> Parcel:
    """It comes back; what only publishing needed leaves its room to the answer."""
    back = replace(parcel, held=None, returned=True, answer=answer, author_name="", tag=None)
    return replace(back, receipt_hash=None) if isinstance(back, Waiting) else back


def _over(tx: Transaction, guild: GuildId, entry: EntryId) -> Refusal:
    found = moderation.find(tx, guild, entry)
    if found is None:
        return NothingWaits()
    return DecidedAlready(verdict=found.what, by=found.moderator)
