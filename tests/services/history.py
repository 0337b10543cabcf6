"""What members of a server may do in any order, and what it must come to, told plainly.

`Ledger` keeps every earning in a list and adds them up anew for each question: slow, short, and
written from the rules of the README without a look at how the bot keeps its totals.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from rejectbot.domain.ids import UserId
from rejectbot.domain.limits import ATTEMPTS_A_DAY, UPDATES_MAX
from rejectbot.domain.points import PointRules
from rejectbot.domain.rejection import UpdateKind
from rejectbot.domain.support import SupportKind

MEMBERS = [UserId(number) for number in range(1, 6)]
_COUNTED = {"sharers": ("share",), "givers": ("support", "note")}
ZONES = ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Asia/Kathmandu"]


@dataclass(frozen=True)
class Share:
    who: UserId
    visibility: str


@dataclass(frozen=True)
class Press:
    who: UserId
    card: int
    kind: SupportKind


@dataclass(frozen=True)
class React:
    who: UserId
    card: int
    kind: SupportKind
    on: bool


@dataclass(frozen=True)
class Note:
    who: UserId
    card: int


@dataclass(frozen=True)
class Tell:
    """What came next, told by the author of a card."""

    card: int
    kind: UpdateKind


@dataclass(frozen=True)
class Spree:
    """`author` shares six, and `who` presses each: once more than a week's support earns."""

    who: UserId
    author: UserId


@dataclass(frozen=True)
class Try:
    who: UserId


@dataclass(frozen=True)
class Delete:
    card: int


@dataclass(frozen=True)
class Wait:
    hours: float


@dataclass(frozen=True)
class Move:
    zone: str


@dataclass(frozen=True)
class Decide:
    rules: PointRules


@dataclass(frozen=True)
class Choose:
    """To be on the boards, or not."""

    who: UserId
    on_board: bool


@dataclass(frozen=True)
class Reset:
    """So many administrators who saw the same season begin a new one at once."""

    at_once: int


@dataclass(frozen=True)
class Undo:
    """So many administrators who saw the same season undo it at once."""

    at_once: int


Act = (
    Share
    | Press
    | React
    | Note
    | Tell
    | Try
    | Spree
    | Delete
    | Wait
    | Move
    | Decide
    | Choose
    | Reset
    | Undo
)

_members = st.sampled_from(MEMBERS)
_cards = st.integers(0, 6)
_kinds = st.sampled_from(list(SupportKind)[:2])
_amounts = st.sampled_from((0, 1, 2, 5, 63, 64, 65, 1000))
_a_day = st.sampled_from((0, 1, 2, 10))
_rules = st.builds(
    PointRules,
    first_share=_amounts,
    second_share=_amounts,
    third_share=_amounts,
    support=_amounts,
    supports_a_day=_a_day,
    note=_amounts,
    notes_a_day=_a_day,
    attempt=_amounts,
    attempts_a_day=_a_day,
    update=_amounts,
    worked_out=_amounts,
)
_hours = st.sampled_from((0.1, 1.0, 5.0, 9.0, 23.9, 24.1, 24 * 6.0, 24 * 30.0))
_ways = st.sampled_from(["named"] * 5 + ["anonymous"])
_acts = st.one_of(
    st.builds(Share, _members, _ways),
    st.builds(Share, _members, _ways),
    st.builds(Press, _members, _cards, _kinds),
    st.builds(Press, _members, _cards, _kinds),
    st.builds(React, _members, _cards, _kinds, st.booleans()),
    st.builds(Note, _members, _cards),
    st.builds(Tell, _cards, st.sampled_from(list(UpdateKind))),
    st.builds(Try, _members),
    st.builds(Spree, _members, _members),
    st.builds(Delete, _cards),
    st.builds(Wait, _hours),
    st.builds(Move, st.sampled_from(ZONES)),
    st.builds(Decide, _rules),
    st.builds(Choose, _members, st.booleans()),
    st.builds(Reset, st.integers(1, 2)),
    st.builds(Undo, st.integers(1, 2)),
)
# Left to itself, Hypothesis makes lists of about five: too short for anything to be taken back.
histories = st.sampled_from((3, 12, 30, 45)).flatmap(
    lambda length: st.lists(_acts, min_size=length, max_size=length)
)


@dataclass
class Card:
    """A card as its server remembers it; `marks` are (person, kind, by button)."""

    author: UserId | None
    posted: datetime
    there: bool = True
    told: int = 0
    marks: set[tuple[UserId, SupportKind, bool]] = field(default_factory=set)

    def supported_by(self, who: UserId) -> bool:
        return any(person == who for person, _, _ in self.marks)


@dataclass(frozen=True)
class Entry:
    """What something came to: the server's day and the season when it was done."""

    day: date
    amount: int
    counts: bool
    season: int


@dataclass
class Ledger:
    """Earnings by (who, for what, number).

    The number is that of the card, or below zero that of the attempt.
    """

    rules: PointRules = field(default_factory=PointRules)
    zone: str = "UTC"
    cards: list[Card] = field(default_factory=list)
    earned: dict[tuple[UserId, str, int], Entry] = field(default_factory=dict)
    season: int = 0
    reset_on: date | None = None
    away: set[UserId] = field(default_factory=set)
    tally: Counter[UserId] = field(default_factory=Counter)
    guarded: Counter[str] = field(default_factory=Counter)
    """How often either limit on support was reached."""
    tries: list[tuple[UserId, date]] = field(default_factory=list)

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()

    def reset(self, now: datetime) -> None:
        self.season, self.reset_on = self.season + 1, self.today(now)

    def undo(self, now: datetime) -> None:
        if self.reset_on is None or self.today(now) > self.reset_on + timedelta(days=1):
            return
        gone, self.season, self.reset_on = self.season, self.season - 1, None
        for key, entry in self.earned.items():
            if entry.season == gone:
                self.earned[key] = replace(entry, season=self.season)

    def _earn(
        self, who: UserId, what: str, number: int, now: datetime, amount: int, *, counts: bool
    ) -> None:
        worth = amount if counts else 0
        self.earned[who, what, number] = Entry(self.today(now), worth, counts, self.season)

    def share(self, who: UserId, now: datetime, *, named: bool) -> None:
        self.cards.append(Card(who if named else None, now))
        if not named:
            self.tally[who] += 10
            return
        ladder = [self.rules.first_share, self.rules.second_share, self.rules.third_share]
        shared = len(self._of_day(who, "share", now))
        amount = ladder[shared] if shared < 3 else 0
        self._earn(who, "share", len(self.cards) - 1, now, amount, counts=shared < 10)

    def set_mark(
        self, who: UserId, number: int, kind: SupportKind, now: datetime, *, button: bool, on: bool
    ) -> None:
        card = self.cards[number]
        if not card.there or card.author == who:
            return
        before, mark = card.supported_by(who), (who, kind, button)
        (card.marks.add if on else card.marks.discard)(mark)
        if card.supported_by(who) and not before:
            room = self._counted(who, "support", now) < self.rules.supports_a_day
            counts = room and self._is_worth_it(who, card, now)
            self._earn(who, "support", number, now, self.rules.support, counts=counts)
        elif before and not card.supported_by(who):
            del self.earned[who, "support", number]

    def _is_worth_it(self, who: UserId, card: Card, now: datetime) -> bool:
        """Not for an old card, nor for a sixth one of the same author in a week."""
        if now - card.posted >= timedelta(days=30):
            self.guarded["old"] += 1
            return False
        week = f"{self.today(now):%G-W%V}"
        same = sum(
            entry.counts
            for (person, sort, number), entry in self.earned.items()
            if (person, sort, f"{entry.day:%G-W%V}") == (who, "support", week)
            and card.author is not None
            and self.cards[number].author == card.author
        )
        self.guarded["week"] += same >= 5
        return same < 5

    def press(self, who: UserId, number: int, kind: SupportKind, now: datetime) -> None:
        on = (who, kind, True) not in self.cards[number].marks
        self.set_mark(who, number, kind, now, button=True, on=on)

    def note(self, who: UserId, number: int, now: datetime) -> None:
        card = self.cards[number]
        if card.there and card.author != who and (who, "note", number) not in self.earned:
            room = self._counted(who, "note", now) < self.rules.notes_a_day
            self._earn(who, "note", number, now, self.rules.note, counts=room)

    def try_again(self, who: UserId, now: datetime) -> None:
        tried = sum(day == self.today(now) for person, day in self.tries if person == who)
        if tried == ATTEMPTS_A_DAY:
            return
        self.tries.append((who, self.today(now)))
        room = self._counted(who, "attempt", now) < self.rules.attempts_a_day
        self._earn(who, "attempt", -len(self.tries), now, self.rules.attempt, counts=room)

    def tell(self, number: int, kind: UpdateKind, now: datetime) -> None:
        card = self.cards[number]
        what = {"worked_out": "worked"}.get(kind.value, kind.value)
        if not card.there or card.author is None or card.told == UPDATES_MAX:
            return
        card.told += 1
        if (card.author, what, number) not in self.earned:
            amount = self.rules.worked_out if what == "worked" else self.rules.update
            sorts = ("again", "learned", "worked")
            counts = sum(self._counted(card.author, sort, now) for sort in sorts) < 5
            self._earn(card.author, what, number, now, amount if counts else 0, counts=counts)

    def delete(self, number: int, now: datetime) -> None:
        card = self.cards[number]
        if not card.there or card.author is None:
            return
        card.there = False
        if now - card.posted <= timedelta(hours=24):
            for what in ("share", "again", "learned", "worked"):
                if (card.author, what, number) in self.earned:
                    old = self.earned[card.author, what, number]
                    self.earned[card.author, what, number] = replace(old, amount=0, counts=False)

    def total(self, who: UserId, board: str, season: int, period: str) -> int:
        """What somebody has on a board; `period` is a key of `period_keys`."""
        return sum(
            entry.amount if board == "points" else entry.counts and what in _COUNTED[board]
            for (person, what, _), entry in self.earned.items()
            if (person, entry.season) == (who, season) and period in period_keys(entry.day)
        )

    def _of_day(self, who: UserId, what: str, now: datetime) -> list[Entry]:
        return [
            entry
            for (person, sort, _), entry in self.earned.items()
            if (person, sort, entry.day) == (who, what, self.today(now))
        ]

    def _counted(self, who: UserId, what: str, now: datetime) -> int:
        return sum(entry.counts for entry in self._of_day(who, what, now))


def period_keys(day: date) -> set[str]:
    """The keys of the periods that a day is in, by strftime and not by the bot's own code."""
    return {f"{day:%G-W%V}", f"{day:%Y-%m}", f"{day:%Y}", "all"}
