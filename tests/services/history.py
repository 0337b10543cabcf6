"""What members of a server may do in any order, and what it must come to, told plainly.

`Ledger` keeps every earning in a list and adds them up anew for each question: slow, short, and
written from the rules of the README without a look at how the bot keeps its totals.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from rejectbot.domain.ids import UserId
from rejectbot.domain.limits import ATTEMPTS_A_DAY, UPDATES_MAX
from rejectbot.domain.points import PointRules
from rejectbot.domain.rejection import UpdateKind
from rejectbot.domain.support import SupportKind

MEMBERS = [UserId(number) for number in range(1, 6)]
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


Act = Share | Press | React | Note | Tell | Try | Spree | Delete | Wait | Move | Decide

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


@dataclass
class Ledger:
    """Earnings by (who, for what, number); the day is the server's when earned.

    The number is that of the card, or below zero that of the attempt.
    """

    rules: PointRules = field(default_factory=PointRules)
    zone: str = "UTC"
    cards: list[Card] = field(default_factory=list)
    earned: dict[tuple[UserId, str, int], tuple[date, int]] = field(default_factory=dict)
    tally: Counter[UserId] = field(default_factory=Counter)
    guarded: Counter[str] = field(default_factory=Counter)
    """How often either limit on support was reached."""
    tries: list[tuple[UserId, date]] = field(default_factory=list)

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()

    def share(self, who: UserId, now: datetime, *, named: bool) -> None:
        self.cards.append(Card(who if named else None, now))
        if not named:
            self.tally[who] += 10
            return
        ladder = [self.rules.first_share, self.rules.second_share, self.rules.third_share]
        shared = len(self._of_day(who, "share", now))
        amount = ladder[shared] if shared < 3 else 0
        self.earned[who, "share", len(self.cards) - 1] = (self.today(now), amount)

    def set_mark(
        self, who: UserId, number: int, kind: SupportKind, now: datetime, *, button: bool, on: bool
    ) -> None:
        card = self.cards[number]
        if not card.there or card.author == who:
            return
        before, mark = card.supported_by(who), (who, kind, button)
        (card.marks.add if on else card.marks.discard)(mark)
        if card.supported_by(who) and not before:
            room = self._worth(who, "support", now) < self.rules.supports_a_day
            amount = self.rules.support if room and self._is_worth_it(who, card, now) else 0
            self.earned[who, "support", number] = (self.today(now), amount)
        elif before and not card.supported_by(who):
            del self.earned[who, "support", number]

    def _is_worth_it(self, who: UserId, card: Card, now: datetime) -> bool:
        """Not for an old card, nor for a sixth one of the same author in a week."""
        if now - card.posted >= timedelta(days=30):
            self.guarded["old"] += 1
            return False
        week = f"{self.today(now):%G-W%V}"
        same = sum(
            amount > 0
            for (person, sort, number), (day, amount) in self.earned.items()
            if (person, sort, f"{day:%G-W%V}") == (who, "support", week)
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
            room = self._worth(who, "note", now) < self.rules.notes_a_day
            amount = self.rules.note if room else 0
            self.earned[who, "note", number] = (self.today(now), amount)

    def try_again(self, who: UserId, now: datetime) -> None:
        tried = sum(day == self.today(now) for person, day in self.tries if person == who)
        if tried == ATTEMPTS_A_DAY:
            return
        self.tries.append((who, self.today(now)))
        room = self._worth(who, "attempt", now) < self.rules.attempts_a_day
        amount = self.rules.attempt if room else 0
        self.earned[who, "attempt", -len(self.tries)] = (self.today(now), amount)

    def tell(self, number: int, kind: UpdateKind, now: datetime) -> None:
        card = self.cards[number]
        what = {"worked_out": "worked"}.get(kind.value, kind.value)
        if not card.there or card.author is None or card.told == UPDATES_MAX:
            return
        card.told += 1
        if (card.author, what, number) not in self.earned:
            amount = self.rules.worked_out if what == "worked" else self.rules.update
            self.earned[card.author, what, number] = (self.today(now), amount)

    def delete(self, number: int, now: datetime) -> None:
        card = self.cards[number]
        if not card.there or card.author is None:
            return
        card.there = False
        if now - card.posted <= timedelta(hours=24):
            for what in ("share", "again", "learned", "worked"):
                if (card.author, what, number) in self.earned:
                    day, _ = self.earned[card.author, what, number]
                    self.earned[card.author, what, number] = (day, 0)

    def points(self, who: UserId, period: str) -> int:
        """Points in a period, by its key."""
        return sum(
            amount
            for (person, _, _), (day, amount) in self.earned.items()
            if person == who and period in period_keys(day)
        )

    def _of_day(self, who: UserId, what: str, now: datetime) -> list[int]:
        return [
            amount
            for (person, sort, _), (day, amount) in self.earned.items()
            if (person, sort, day) == (who, what, self.today(now))
        ]

    def _worth(self, who: UserId, what: str, now: datetime) -> int:
        return sum(amount > 0 for amount in self._of_day(who, what, now))


def period_keys(day: date) -> set[str]:
    """The keys of the periods that a day is in, by strftime and not by the bot's own code."""
    return {f"{day:%G-W%V}", f"{day:%Y-%m}", f"{day:%Y}", "all"}
