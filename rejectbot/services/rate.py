"""When members acted in the last 24 hours, of one sort of acts: in memory alone, nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Generic, TypeVar

from rejectbot.domain.errors import AnonymousTooSoon, TooSoon
from rejectbot.domain.limits import ANONYMOUS_DAY, ANONYMOUS_REMEMBERED
from rejectbot.domain.rate import NEW_TEXTS, RateRule, free_at

K = TypeVar("K")
"""Who acts: a member, or a member in a server."""


class Rate(Generic[K]):
    """Members and instants, those who acted last at the end; never printed, logged or stored."""

    __slots__ = ("_acts", "_most", "_refusal", "_rule", "_started")

    def __init__(
        self,
        started: datetime,
        most: int = ANONYMOUS_REMEMBERED,
        rule: RateRule = NEW_TEXTS,
        refusal: type[TooSoon] = AnonymousTooSoon,
    ) -> None:
        self._refusal = refusal
        self._rule = rule
        self._started = started
        self._most = most
        self._acts: dict[K, tuple[datetime, ...]] = {}

    def check(self, user: K, now: datetime) -> None:
        """Raise the refusal, a TooSoon, unless the member may act now."""
        free = free_at(self._acts.get(user, ()), self._started, now, self._rule)
        if free > now:
            raise self._refusal(free_at=free)

    @contextmanager
    def acting(self, user: K, now: datetime) -> Iterator[None]:
        """Count an act from its beginning on; one that fails is not counted.

        Raises the refusal.
        """
        self.check(user, now)
        self._forget_old(now)
        before = self._acts.pop(user, ())
        self._acts[user] = (*(act for act in before if now < act + ANONYMOUS_DAY), now)
        try:
            yield
        except BaseException:  # a cancelled one too: what did not happen does not count
            self._take_back(user, now)
            raise

    def _take_back(self, user: K, act: datetime) -> None:
        left = tuple(each for each in self._acts.pop(user, ()) if each != act)
        if left:
            self._acts[user] = left

    def _forget_old(self, now: datetime) -> None:
        while self._acts:
            oldest, acts = next(iter(self._acts.items()))
            if now < acts[-1] + ANONYMOUS_DAY and len(self._acts) < self._most:
                return
            del self._acts[oldest]
