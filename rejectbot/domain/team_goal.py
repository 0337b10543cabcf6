"""The team's goal: how far the group is, which shares of it are celebrated, and setting one."""

from dataclasses import dataclass
from datetime import date

from rejectbot.domain.errors import TeamGoalInvalid
from rejectbot.domain.settings import TeamGoal

CELEBRATED = (25, 50, 75, 100)
"""Percent, as `TeamGoal.told` counts them."""

TEAM_GOAL_LEAST, TEAM_GOAL_MOST = 1, 10_000
"""Rejections. The most takes a large server years, and is counted in two milliseconds."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`count` published rejections of `target`; what comes after the goal is not counted."""

    count: int
    target: int
    since: date

    @property
    def reached(self) -> int:
        """The largest share that is celebrated and reached, in percent; 0 before the first."""
        whole = self.count * 100
        return max((share for share in CELEBRATED if whole >= share * self.target), default=0)


def checked_target(given: str) -> int | None:
    """What was written into the form: None for nothing. Raises TeamGoalInvalid."""
    written = given.strip()
    if not written:
        return None
    is_figure = written.isascii() and written.isdecimal() and len(written) <= 5
    if not is_figure or not TEAM_GOAL_LEAST <= int(written) <= TEAM_GOAL_MOST:
        raise TeamGoalInvalid(least=TEAM_GOAL_LEAST, most=TEAM_GOAL_MOST)
    return int(written)


def set_anew(old: TeamGoal | None, target: int | None, today: date, newest: int) -> TeamGoal | None:
    """The goal that holds from now on; the same target again goes on, unless it was reached.

    Another one counts what is posted after the `newest` card. It is never the same as the old one,
    though the card that reached that may be gone: so none of its shares was told.
    """
    if target is None:
        return None
    if old is None:
        return TeamGoal(target, today, newest)
    if old.target == target and old.told < CELEBRATED[-1]:
        return old
    return TeamGoal(target, today, max(newest, old.after + 1))
