"""How often a member may act, from when they did and how long that is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rejectbot.domain.limits import (
    ANONYMOUS_A_DAY,
    ANONYMOUS_DAY,
    ANONYMOUS_EVERY,
    ANONYMOUS_GROWS_EVERY,
    ANONYMOUS_OWN_A_DAY,
    NAMED_NOTES_A_DAY,
    NAMED_SHARES_A_DAY,
    REPORTS_A_DAY,
)


@dataclass(frozen=True, slots=True)
class RateRule:
    """So many acts in 24 hours, so long apart; one more a `grows_every` after the start."""

    a_day: int
    every: timedelta
    grows_every: timedelta


NEW_TEXTS = RateRule(ANONYMOUS_A_DAY, ANONYMOUS_EVERY, ANONYMOUS_GROWS_EVERY)
"""Shares and notes."""

OWN_CARDS = RateRule(ANONYMOUS_OWN_A_DAY, timedelta(), timedelta())
"""Updates, replies and edits of one's own cards, of which there are few."""

NAMED_SHARES = RateRule(NAMED_SHARES_A_DAY, timedelta(), timedelta())
NAMED_NOTES = RateRule(NAMED_NOTES_A_DAY, timedelta(), timedelta())
REPORTS = RateRule(REPORTS_A_DAY, timedelta(), timedelta())
"""A restart forgets them: they keep a channel from being flooded, they keep no secret."""


def free_at(
    acts: Sequence[datetime], started: datetime, now: datetime, rule: RateRule = NEW_TEXTS
) -> datetime:
    """The earliest instant from `now` on at which another act is allowed.

    `acts` are a member's accepted ones, in order; none before `started` is known.
    """
    grown = (started + rule.grows_every * step for step in range(1, rule.a_day))
    forgotten = (act + ANONYMOUS_DAY for act in acts)
    rested = (act + rule.every for act in acts[-1:])
    instants = sorted({now, *grown, *forgotten, *rested})
    return next(at for at in instants if at >= now and _is_free(acts, started, at, rule))


def _is_free(acts: Sequence[datetime], started: datetime, at: datetime, rule: RateRule) -> bool:
    if acts and at < acts[-1] + rule.every:
        return False
    grown = (at - started) // rule.grows_every if rule.grows_every else rule.a_day
    return sum(at < act + ANONYMOUS_DAY for act in acts) < min(1 + grown, rule.a_day)
