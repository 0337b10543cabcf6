"""Writing scripts: the same seed gives the same life, whoever is cast in its roles."""

import random
from dataclasses import dataclass, field

from tests.anonymity.proof.moderated import with_holds, with_review
from tests.anonymity.proof.people import OPEN_PEOPLE, PEOPLE, Habit
from tests.anonymity.proof.script import DAY, HOUR, Script, Step
from tests.anonymity.proof.words import text

NEWCOMERS_FROM, NEWCOMERS_UNTIL = HOUR, 3 * HOUR
AUTHORS_FROM = 4 * HOUR
TURN = 190
"""Minutes between two authors: their cards appear in different hours. Texts of one author are 16
hours apart: the bot takes 3 a day of each."""


_OPEN_ACTS = (
    *("share", "press", "press", "react", "note", "delete"),
    *("inbox", "board", "journey", "agree", "again", "encourage"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much happens: days, abstract authors, anonymous cards of each, open acts a day.

    `crowded`: all authors write within the same 90 minutes.
    """

    days: int = 3
    authors: int = 3
    cards: int = 2
    open_a_day: int = 6
    crowded: bool = False


@dataclass(slots=True)
class Writer:
    """Collects steps; labels of cards are c1, c2 and so on."""

    seed: int
    size: Size
    chance: random.Random = field(init=False)
    steps: list[Step] = field(default_factory=list)
    named: list[tuple[int, str, str]] = field(default_factory=list)
    deleted: list[tuple[int, str, str]] = field(default_factory=list)
    roles: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"script {self.seed}")

    def write(self) -> Script:
        """The whole life; in the end all leave, one an hour, and every other is erased before."""
        joins = {
            person.name: self.chance.randrange(NEWCOMERS_FROM, NEWCOMERS_UNTIL)
            for person in PEOPLE
            if person.habit is Habit.NEWCOMER
        }
        self.steps += [Step(at, "join", name) for name, at in joins.items()]
        self._openly()
        for number in range(self.size.authors):
            self._author(number)
        if self.chance.random() < 0.5:
            self.steps.append(Step(self._minute(AUTHORS_FROM), "restart"))
        end = self.size.days * DAY
        leavers = self.chance.sample([person.name for person in PEOPLE], k=len(PEOPLE))
        leaves = {name: end + HOUR * n for n, name in enumerate(leavers, 1)}
        self.steps += [Step(at, "leave", name) for name, at in leaves.items()]
        self.steps += [Step(leaves[name] - 30, "erase", name) for name in leavers[::2]]
        ordered = tuple(sorted(self.steps, key=lambda step: step.at))
        return Script(self.seed, self.size.days, ordered, self.roles, joins, leaves)

    def _minute(self, start: int) -> int:
        return self.chance.randrange(start, self.size.days * DAY - 10)

    def _label(self) -> str:
        return f"c{len({step.card for step in self.steps if step.card}) + 1}"

    def _openly(self) -> None:
        for name in (OPEN_PEOPLE[0].name, OPEN_PEOPLE[1].name):
            self._named_share(name, self.chance.randrange(5, NEWCOMERS_FROM))
            self.steps += [Step(NEWCOMERS_FROM, act, name) for act in ("goal", "badge")]
        for _ in range(self.size.open_a_day * self.size.days):
            self._open_act(self.chance.choice(OPEN_PEOPLE).name, self._minute(AUTHORS_FROM))

    def _open_act(self, name: str, at: int) -> None:
        act = self.chance.choice(_OPEN_ACTS + self.size.crowded * ("leave_board",))
        earlier = [entry for entry in self.named if entry[0] + 5 < at]
        own = [entry for entry in earlier if entry[2] == name and entry not in self.deleted]
        if act == "share":
            self._named_share(name, at)
        elif act in {"press", "react"}:
            card, kind = self.chance.choice(earlier)[1], self.chance.choice(("hug", "brave"))
            self.steps.append(Step(at, act, name, card, choice=kind))
        elif act == "note":
            to = self.chance.choice(("thread", "author"))
            words = text(self.chance, most=14)
            self.steps.append(Step(at, "note", name, self.chance.choice(earlier)[1], words, to))
        elif act == "delete" and own:
            self.deleted.append(own[-1])
            self.steps.append(Step(self.size.days * DAY - 5, "delete_named", name, own[-1][1]))
        elif act == "agree" and not any((step.act, step.who) == (act, name) for step in self.steps):
            self.steps.append(Step(at, act, name))
        else:
            self.steps.append(Step(at, "inbox" if act in {"delete", "agree"} else act, name))

    def _named_share(self, name: str, at: int) -> None:
        label = self._label()
        self.named.append((at, label, name))
        self.steps.append(Step(at, "share", name, label, text(self.chance), self._kind()))

    def _kind(self) -> str:
        return self.chance.choice(("job", "school", "writing", "other"))

    def _author(self, number: int) -> None:
        """Cards of one abstract author on different days, with what they do about each."""
        role, times = f"a{number + 1}", []
        days = self.chance.sample(range(self.size.days), k=self.size.cards)
        for day in range(self.size.days):
            at = self._hour_of(number, day)
            if day in days:
                times += [at, self._card(role, at)]
            elif self.chance.random() < 0.6:
                self._anonymous_note(role, at)
                times.append(at)
        self.roles[role] = (min(times), max(times))

    def _hour_of(self, number: int, day: int) -> int:
        """When an author writes: apart from the others, unless the server is a crowded one."""
        turn = 0 if self.size.crowded else (number + day) % self.size.authors
        return day * DAY + AUTHORS_FROM + turn * TURN + self.chance.randrange(90)

    def _anonymous_note(self, role: str, at: int) -> None:
        to, card = self.chance.choice(("thread", "author")), self.chance.choice(self.named[:2])[1]
        self.steps.append(Step(at, "note_anonymously", role, card, text(self.chance), to))

    def _card(self, role: str, at: int) -> int:
        label, later = self._label(), self.chance.random() < 0.4
        when = "anonymous_later" if later else "anonymous"
        choice = f"{when} {self._kind()} {self.chance.choice(('listen', 'advice', 'cheer'))}"
        self.steps.append(Step(at, "share_anonymously", role, label, text(self.chance), choice))
        out = at + (95 if later else 5)
        self.steps.append(Step(out, "roll_call", card=label))
        supporter = self.chance.choice(OPEN_PEOPLE).name
        self.steps.append(Step(out + 4, "note", supporter, label, text(self.chance), "thread"))
        return self._afterwards(role, label, out + 10)

    def _afterwards(self, role: str, label: str, at: int) -> int:
        for act in self.chance.sample(("update", "reply", "edit", "read"), k=2):
            when = self.chance.choice(("now", "later"))
            words = text(self.chance, most=16)
            self.steps.append(Step(at, act, role, label, words, when))
            at += 100
        if self.chance.random() < 0.3:
            proof = self.chance.choice(("tag", "receipt"))
            self.steps.append(Step(at, "delete_anonymously", role, label, choice=proof))
        return at


def is_crowded(seed: int) -> bool:
    """Whether all authors of this life write within the same 90 minutes."""
    return seed % 4 == 0


def is_reviewed(seed: int) -> bool:
    """Whether moderators look first on the last evening of this life."""
    return seed % 8 == 3


def is_policed(seed: int) -> bool:
    """Whether moderators hold, hide and take down on the last evening of this life."""
    return seed % 8 == 7


def is_plain(seed: int) -> bool:
    """Whether a life is none of these: half of all are."""
    return not (is_crowded(seed) or is_reviewed(seed) or is_policed(seed))


def written(seed: int) -> Script:
    """The life of this seed."""
    script = Writer(seed, Size(crowded=is_crowded(seed))).write()
    if is_reviewed(seed):
        return with_review(script)
    return with_holds(script) if is_policed(seed) else script
