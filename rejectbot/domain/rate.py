"""How often a member may act anonymously, from when they did and how long that is remembered."""

from collections.abc import Sequence
from datetime import datetime

from rejectbot.domain.limits import (
    ANONYMOUS_A_DAY,
    ANONYMOUS_DAY,
    ANONYMOUS_EVERY,
    ANONYMOUS_GROWS_EVERY,
)


def free_at(acts: Sequence[datetime], started: datetime, now: datetime) -> datetime:
    """The earliest instant from `now` on at which another act is allowed.

    `acts` are a member's accepted ones, in order; none before `started` is known.
    """
    grown = (started + ANONYMOUS_GROWS_EVERY * step for step in range(1, ANONYMOUS_A_DAY))
    forgotten = (act + ANONYMOUS_DAY for act in acts)
    rested = (act + ANONYMOUS_EVERY for act in acts[-1:])
    instants = sorted({now, *grown, *forgotten, *rested})
    return next(at for at in instants if at >= now and _is_free(acts, started, at))


def _is_free(acts: Sequence[datetime], started: datetime, at: datetime) -> bool:
    if acts and at < acts[-1] + ANONYMOUS_EVERY:
        return False
    allowed = min(1 + (at - started) // ANONYMOUS_GROWS_EVERY, ANONYMOUS_A_DAY)
    return sum(at < act + ANONYMOUS_DAY for act in acts) < allowed
