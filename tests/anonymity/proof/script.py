"""A server's life as a list of steps: what happens when, by whom, or by which abstract author."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.anonymity.proof.people import Cast

DAY, HOUR = 24 * 60, 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act at a minute since the server began.

    `who` is a person's name or a role (a1, a2, …), empty where the server itself acts; `card` the
    label of the card it is about or makes; `text` what is written, `choice` how.
    """

    at: int
    act: str
    who: str = ""
    card: str = ""
    text: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """A life of `days` days; `roles` says from which minute to which each abstract author acts.

    `joins` and `leaves` are minutes by name; who is in neither is there all the time.
    """

    seed: int
    days: int
    steps: tuple[Step, ...]
    roles: dict[str, tuple[int, int]]
    joins: dict[str, int] = field(default_factory=dict)
    leaves: dict[str, int] = field(default_factory=dict)

    def is_there(self, name: str, first: int, last: int) -> bool:
        """Whether somebody is a member from one minute to another."""
        return self.joins.get(name, 0) < first and last < self.leaves.get(name, 1 << 30)

    def shares(self) -> Iterator[Step]:
        """The anonymous cards, each by the step that makes it."""
        yield from (step for step in self.steps if step.act == "share_anonymously")

    def author(self, label: str, cast: Cast) -> int:
        """The id of who wrote an anonymous card."""
        return next(cast[step.who].id for step in self.shares() if step.card == label)
