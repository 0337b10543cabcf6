"""What was reported, as moderators see it: how often and why, never by whom."""

import hmac
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from rejectbot.domain.choices import chosen
from rejectbot.domain.ids import EntryId, GuildId, MessageId, NoteId, RejectionId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.newcomers import reports_count
from rejectbot.domain.periods import local_day
from rejectbot.domain.reporting import ReportReason
from rejectbot.domain.review import State
from rejectbot.services import moderable
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.keyring import month_of
from rejectbot.services.anonymity.private_notes import PrivateNote, PrivateNotes
from rejectbot.services.anonymity.seal import SealBroken, derive, seal, unseal
from rejectbot.services.hidings import Hiding, Hidings
from rejectbot.services.moderable import Moderable, Sort
from rejectbot.services.ports import Environment
from rejectbot.services.report_rests import ReportRests
from rejectbot.storage import moderation, private_notes, reports
from rejectbot.storage.engine import Transaction
from rejectbot.storage.moderation import Moderation
from rejectbot.storage.reports import OPEN, Report

_TAG_BYTES = 16
_PURPOSE = "report"
_SIZES = (2048,)
"""One size for all words, and for none."""
_HOLD_IN: dict[State | None, tuple[Step, ...]] = {
    State.PUBLISHED: (Step.KEPT, Step.SHOWN, Step.UNLOOKED),
    State.HIDDEN: (Step.HIDDEN,),
    State.REMOVED: (Step.TAKEN_DOWN,),
}
"""What may have been done last about something that is so now."""
_THEN = "\x1f"
"""Between words, which have no such character, and what follows them."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Open reports of one card or note: how many say what, and what they add, in no order.

    `below`: which messages of its author in a card's thread were meant. `private` is a note to an
    author alone, which moderators read because that author reported it.
    `hiding`: how it is, if it is hidden.
    """

    id: EntryId
    what: Moderable
    reasons: dict[ReportReason, int]
    words: tuple[str, ...]
    below: tuple[MessageId, ...] = ()
    private: PrivateNote | None = None
    hiding: Hiding | None = None

    @property
    def count(self) -> int:
        """How many different members reported it."""
        return sum(self.reasons.values())


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What was reported and is not any more: what was done, None where it went by itself."""

    id: EntryId
    step: Step | None = None
    by: UserId | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a member reports, checked; `words` have up to 300 characters, or are empty.

    `below` is the message that they mean, where it stands for its card.
    `is_new`: the member is too new to share, so that it helps to hide nothing.
    """

    reason: ReportReason
    words: str
    below: MessageId | None = None
    is_new: bool = False

    def packed(self) -> str:
        """What is sealed of it."""
        return f"{self.words}{_THEN}{self.below}" if self.below else self.words


def _unpacked(text: str) -> tuple[str, MessageId | None]:
    words, _, below = text.partition(_THEN)
    return words, MessageId(int(below)) if below else None


class Reports:
    """Makes tags and rows, seals words, and reads what is open."""

    def __init__(self, keys: KeyFile, hidings: Hidings, environment: Environment) -> None:
        self._keys = keys
        self._private_notes = PrivateNotes(keys, environment.random_bytes)
        self._hidings = hidings
        self._now = environment.now
        self._random_bytes = environment.random_bytes
        self._rests = ReportRests(environment.now)

    async def today(self) -> date:
        """The UTC day, whose keys are there from now on."""
        day = self._now().astimezone(UTC).date()
        await self._keys.ensure_day(day)
        return day

    def tags(self, about: bytes, user: UserId, today: date) -> list[bytes]:
        """By which a member is known to have reported it: this month's key first, then the last's.

        The keys of `today` must be there.
        """
        months = (month_of(today), month_of(today.replace(day=1) - timedelta(days=1)))
        keys = [key for month in months if (key := self._keys.report_key(month)) is not None]
        said = about + user.to_bytes(8, "big")
        return [hmac.new(key, said, sha256).digest()[:_TAG_BYTES] for key in keys]

    def rest(self, about: bytes) -> None:
        """Let moderators see what was reported from the next full hour on."""
        self._rests.rest(about)

    def is_resting(self, tx: Transaction, guild: GuildId, about: bytes) -> bool:
        """Whether moderators see nothing of it yet."""
        return self._rests.is_resting(tx, guild, about)

    def count(self, joined: datetime | None, wait: timedelta) -> bool:
        """Whether the reports of who joined then help to hide something; `wait`: newcomers' own."""
        return reports_count(joined, wait, self._now())

    def row(self, tag: bytes, what: Moderable, said: Said, today: date) -> Report:
        """A new report to store; how large it is tells nothing."""
        sealed = self._closed(said.packed(), what.id, today)
        new_id, guild = self._random_bytes(16), what.place.guild
        reason = said.reason.value
        return Report(new_id, guild, what.id, tag, reason, OPEN, today, sealed, said.is_new)

    def kept(self, guild: GuildId, about: bytes, moderator: UserId, zone: str) -> Moderation:
        """That a moderator looked and lets it stand."""
        day = local_day(self._now(), zone)
        new_id, pid = EntryId(self._random_bytes(16)), RejectionId(about)
        return Moderation(new_id, guild, moderator, Step.KEPT.value, day, pid)

    def _closed(self, words: str, about: bytes, today: date) -> bytes:
        """The words, sealed; 2 KiB, also without any."""
        key = self._keys.report_key(month_of(today))
        if key is None:
            raise LookupError("the report key of the month was not made")
        return seal(
            words.encode(),
            key=derive(key, _PURPOSE),
            day=today,
            bound_to=about,
            sizes=_SIZES,
            random_bytes=self._random_bytes,
        )

    def one(self, tx: Transaction, guild: GuildId, about: bytes) -> Reported | LookedAt:
        """How it is with the reports of a card or note."""
        every = reports.of_one(tx, guild, about)
        what = moderable.by_id(tx, guild, about)
        waiting = [each for each in every if each.state == OPEN]
        if not waiting or what is None or what.state is State.REMOVED:
            return _looked_at(tx, guild, about, what, every)
        entry = _entry(about, len(every) - len(waiting))
        reasons = Counter(
            chosen(ReportReason, each.reason) or ReportReason.OTHER for each in waiting
        )
        said = [_unpacked(self._opened(each)) for each in waiting]
        return Reported(
            entry,
            what,
            dict(reasons),
            words=tuple(added for added, _ in said if added),
            below=tuple(sorted({message for _, message in said if message is not None})),
            private=self._private(tx, what),
            hiding=self._hidings.of(tx, what),
        )

    def open_in(self, tx: Transaction, guild: GuildId) -> list[Reported]:
        """All that was reported in a server and not looked at, what waits longest first."""
        every = reports.open_in(tx, guild)
        seen = [about for about in every if not self.is_resting(tx, guild, about)]
        found = [self.one(tx, guild, about) for about in seen]
        return [each for each in found if isinstance(each, Reported)]

    def _private(self, tx: Transaction, what: Moderable) -> PrivateNote | None:
        found = private_notes.find(tx, NoteId(what.id)) if what.sort is Sort.PRIVATE else None
        return None if found is None else self._private_notes.open(found.note)

    def _opened(self, report: Report) -> str:
        key = self._keys.report_key(month_of(report.day))
        if key is None or report.sealed is None:
            return ""
        try:
            return unseal(report.sealed, key=derive(key, _PURPOSE), bound_to=report.about).decode()
        except SealBroken:
            return ""


def _entry(about: bytes, earlier: int) -> EntryId:
    """Another one for what is reported anew once moderators have looked: it is posted anew."""
    said = b"reported" + about + earlier.to_bytes(4, "big")
    return EntryId(sha256(said).digest()[:16])


def _looked_at(
    tx: Transaction, guild: GuildId, about: bytes, what: Moderable | None, every: list[Report]
) -> LookedAt:
    """Of what was looked at more than once, that which holds now: that it stands is enough."""
    entry = EntryId(sha256(b"looked at" + about).digest()[:16])
    state = None if what is None else what.state
    done = {chosen(Step, each.state) for each in every} - {None}
    fitting = [step for step in Step if step in done and step in _HOLD_IN.get(state, ())]
    if len(fitting) == 1:
        return LookedAt(entry, fitting[0], moderation.who(tx, guild, about, fitting[0].value))
    return LookedAt(entry, Step.KEPT if done and state is State.PUBLISHED else None)
