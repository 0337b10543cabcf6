"""A member's own goal: how many rejections they want to collect, by when, and how far they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rejectbot.domain.errors import GoalTargetInvalid

GOAL_LEAST, GOAL_MOST = 1, 1_000
"""Rejections. The most is one every other day for five years."""


@dataclass(frozen=True, slots=True)
class Goal:
    """`target` named rejections (1 to 1,000) from the server's day `since` to `until`, included."""

    target: int
    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days the plan has, 1 or more."""
        return (self.until - self.since).days + 1

    def counts(self, day: date) -> bool:
        """Whether what is shared on `day` counts for it."""
        return self.since <= day <= self.until


class Pace(StrEnum):
    """How somebody stands in their plan; there is no word for being late."""

    REACHED = "reached"
    AHEAD = "ahead"
    ON_PACE = "on-pace"
    TO_GO = "to-go"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Headway:
    """`reached` of a goal's rejections on the server's day `today`, which is not over."""

    goal: Goal
    reached: int
    today: date

    @property
    def days_ahead(self) -> int:
        """Whole days of the plan by which `reached` is ahead of the days gone, 0 or more."""
        ahead = self.reached * self.goal.days - self._gone * self.goal.target
        return max(ahead, 0) // self.goal.target

    @property
    def pace(self) -> Pace:
        """On pace is also who is behind by less than one rejection: there are no halves of one."""
        if self.left == 0:
            return Pace.REACHED
        if self.days_left == 0:
            return Pace.ENDED
        if self.days_ahead:
            return Pace.AHEAD
        expected = self._gone * self.goal.target // self.goal.days
        return Pace.ON_PACE if self.reached >= expected else Pace.TO_GO

    @property
    def left(self) -> int:
        """Rejections that are still to collect, 0 once it is reached."""
        return max(self.goal.target - self.reached, 0)

    @property
    def days_left(self) -> int:
        """Today's and those after it, 0 when the plan's last day is over."""
        return max((self.goal.until - self.today).days + 1, 0)

    @property
    def a_week(self) -> int:
        """How many a week reach the target in the days left, rounded up; while it is running."""
        return -(-self.left * 7 // self.days_left)

    @property
    def weeks_for_one(self) -> int:
        """Whole weeks in which one is enough to reach the target; while it is running."""
        return self.days_left // (7 * self.left)

    @property
    def _gone(self) -> int:
        """Whole days of the plan that are over."""
        return min(max((self.today - self.goal.since).days, 0), self.goal.days)


def goal_target(given: str) -> int:
    """The number that was written into a form. Raises GoalTargetInvalid."""
    written = given.strip()
    is_figure = written.isascii() and written.isdecimal() and len(written) <= len(str(GOAL_MOST))
    if not is_figure or not GOAL_LEAST <= int(written) <= GOAL_MOST:
        raise GoalTargetInvalid(given=written, least=GOAL_LEAST, most=GOAL_MOST)
    return int(written)


def headway(goal: Goal, days: Iterable[date], today: date) -> Headway:
    """How far a goal is; `days` are those of all the member's named rejections."""
    return Headway(goal, sum(map(goal.counts, days)), today)


def set_anew(old: Headway | None, target: int, until: date, today: date) -> Goal:
    """The goal that holds from now on: one that runs keeps its first day when it is changed."""
    goes_on = old is not None and old.left > 0 and old.days_left > 0
    return Goal(target, old.goal.since if old is not None and goes_on else today, until)
