"""What earns points, and how many: effort, never its outcome and never popularity."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Self

from rejectbot.domain.errors import PointsInvalid
from rejectbot.domain.rejection import UpdateKind

ANONYMOUS_SHARE = 10
"""Points of an anonymous share into the private tally: flat, so that the amount tells nothing."""

SHARES_COUNT_A_DAY = 10
"""Named rejections of one day that the board of sharers counts: more than the worst day brings."""

UPDATES_A_DAY = 5
"""Updates that earn in one day: telling more is welcome, and not a way to points."""

LEAST, MOST = 0, 1_000
"""What a server may give for one thing, and how many a day may earn."""


class Earning(StrEnum):
    """For what points were earned."""

    SHARE = "share"
    SUPPORT = "support"
    NOTE = "note"
    CREDIT = "credit"
    ATTEMPT = "attempt"
    UPDATE_AGAIN = "again"
    UPDATE_LEARNED = "learned"
    WORKED_OUT = "worked"


FOR_UPDATE = {
    UpdateKind.AGAIN: Earning.UPDATE_AGAIN,
    UpdateKind.LEARNED: Earning.UPDATE_LEARNED,
    UpdateKind.WORKED_OUT: Earning.WORKED_OUT,
}
"""Each sort of update of a named rejection earns once."""

BY_AUTHOR = (Earning.SHARE, *FOR_UPDATE.values())
"""What a named card earned its author: it goes with the card while that is a day old."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What something earns; `counts`: it is within the day's limit, also where it earns none."""

    points: int
    counts: bool = True


WORTHLESS = Worth(0, counts=False)


@dataclass(frozen=True, slots=True)
class PointRules:
    """A server's rules. The defaults stand in the README."""

    first_share: int = 10
    second_share: int = 5
    third_share: int = 2
    support: int = 1
    supports_a_day: int = 10
    note: int = 2
    notes_a_day: int = 5
    attempt: int = 5
    attempts_a_day: int = 3
    update: int = 3
    worked_out: int = 1

    def for_share(self, earlier_today: int) -> Worth:
        """For a named rejection after `earlier_today` others of the same local day.

        The first ten of a day count, whatever they are worth: a board is not filled in an evening.
        """
        ladder = (self.first_share, self.second_share, self.third_share)
        worth = ladder[earlier_today] if earlier_today < len(ladder) else 0
        return Worth(worth, counts=earlier_today < SHARES_COUNT_A_DAY)

    def for_support(self, earlier_today: int) -> Worth:
        """For the first support of a card after `earlier_today` that counted the same day."""
        return Worth(self.support) if earlier_today < self.supports_a_day else WORTHLESS

    def for_note(self, earlier_today: int) -> Worth:
        """For the first note to a card after `earlier_today` that counted the same day."""
        return Worth(self.note) if earlier_today < self.notes_a_day else WORTHLESS

    def for_update(self, kind: UpdateKind, earlier_today: int) -> Worth:
        """For the first update of this kind on a named rejection.

        `earlier_today` others of the same local day count, of whatever kind.
        """
        if earlier_today >= UPDATES_A_DAY:
            return WORTHLESS
        return Worth(self.worked_out if kind is UpdateKind.WORKED_OUT else self.update)

    def for_attempt(self, earlier_today: int) -> Worth:
        """For an attempt after `earlier_today` that counted the same local day."""
        return Worth(self.attempt) if earlier_today < self.attempts_a_day else WORTHLESS

    @classmethod
    def checked(cls, given: dict[str, int]) -> Self:
        """Rules with the changed values; raises PointsInvalid outside 0 to 1,000."""
        if any(not LEAST <= value <= MOST for value in given.values()):
            raise PointsInvalid(least=LEAST, most=MOST)
        return cls(**given)

    def as_dict(self) -> dict[str, int]:
        """Every rule by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
