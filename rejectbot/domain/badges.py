"""Badges: what somebody did often enough to look back on, counted from what is stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Measure(StrEnum):
    """What a badge counts; only what was done openly is stored with a name, so only that."""

    REJECTIONS = "rejections"
    SUPPORTED = "supported"
    SAME_BOAT = "same_boat"
    COMEBACKS = "comebacks"
    DAYS = "days"


class Badge(StrEnum):
    """By what it is stored as, at most 16 characters; easier ones first within a measure."""

    FIRST = "first"
    TEN = "ten"
    TWENTY_FIVE = "twenty-five"
    FIFTY = "fifty"
    HUNDRED = "hundred"
    SUPPORT_FIRST = "support-first"
    SUPPORT_FIFTY = "support-fifty"
    SUPPORT_MANY = "support-many"
    COMEBACK = "comeback"
    SAME_BOAT = "same-boat"
    YEAR = "year"


RULES: dict[Badge, tuple[Measure, int]] = {
    Badge.FIRST: (Measure.REJECTIONS, 1),
    Badge.TEN: (Measure.REJECTIONS, 10),
    Badge.TWENTY_FIVE: (Measure.REJECTIONS, 25),
    Badge.FIFTY: (Measure.REJECTIONS, 50),
    Badge.HUNDRED: (Measure.REJECTIONS, 100),
    Badge.SUPPORT_FIRST: (Measure.SUPPORTED, 1),
    Badge.SUPPORT_FIFTY: (Measure.SUPPORTED, 50),
    Badge.SUPPORT_MANY: (Measure.SUPPORTED, 250),
    Badge.COMEBACK: (Measure.COMEBACKS, 1),
    Badge.SAME_BOAT: (Measure.SAME_BOAT, 10),
    Badge.YEAR: (Measure.DAYS, 365),
}
"""The measure of each badge, and how much of it earns it."""


def of_measure(measure: Measure) -> tuple[Badge, ...]:
    """The badges that count this, easier ones first."""
    return tuple(badge for badge, (counted, _) in RULES.items() if counted is measure)


def most_needed(measure: Measure) -> int:
    """More than that earns nothing further, so nobody needs to count on."""
    return max(RULES[badge][1] for badge in of_measure(measure))


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a member did openly in a server, each counted at least as far as a badge needs it.

    `rejections` are named ones that stand, `first` and `latest` the days of two of them;
    `supported` and `same_boat` are cards, whoever wrote them; a comeback is an attempt, or the
    update of a named rejection that tells of one.
    """

    rejections: int = 0
    supported: int = 0
    same_boat: int = 0
    comebacks: int = 0
    first: date | None = None
    latest: date | None = None

    @property
    def days(self) -> int:
        """Between the first named rejection and the latest: a year of them, not of waiting."""
        return (self.latest - self.first).days if self.first and self.latest else 0

    def earned(self, badge: Badge) -> bool:
        """Whether it is enough for this badge."""
        measure, needed = RULES[badge]
        return self._of(measure) >= needed

    def badges(self) -> tuple[Badge, ...]:
        """All that are earned."""
        return tuple(filter(self.earned, Badge))

    def highest(self) -> tuple[Badge, ...]:
        """Of each measure the one that took most: it tells the others."""
        ladders = (tuple(filter(self.earned, of_measure(measure))) for measure in Measure)
        return tuple(ladder[-1] for ladder in ladders if ladder)

    def _of(self, measure: Measure) -> int:
        match measure:
            case Measure.REJECTIONS:
                return self.rejections
            case Measure.SUPPORTED:
                return self.supported
            case Measure.SAME_BOAT:
                return self.same_boat
            case Measure.COMEBACKS:
                return self.comebacks
            case Measure.DAYS:
                return self.days
