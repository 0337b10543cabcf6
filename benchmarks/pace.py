"""How fast the machine runs right now, so that what it does meanwhile is not taken for our time.

A virtual machine may run at a tenth of its speed for tens of milliseconds, several times a second,
whatever runs in it. A fixed piece of work before and after each measured one shows when.
"""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

_PAGE, _PAGES = 4_096, 2_000
_SLOW = 2.0
"""A piece of work beside which the machine took twice as long as usual was disturbed."""
DISTURBED_MOST = 0.10
"""With more of it the machine is too busy for any figure."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds that something took, and the worse of the two paces beside it."""

    took: float
    pace: float


class Pace:
    """The fixed piece of work: memory that is touched, as slow phases show there first."""

    def __init__(self) -> None:
        self._memory = bytearray(_PAGE * _PAGES)

    def __call__(self) -> float:
        """Milliseconds that it takes now."""
        began, memory = time.perf_counter(), self._memory
        for place in range(0, _PAGE * _PAGES, _PAGE):
            memory[place] = 1
        return 1_000 * (time.perf_counter() - began)


def undisturbed(of: Sequence[Timed]) -> list[float]:
    """Milliseconds of those beside which the machine ran at more than half its usual speed."""
    usual = statistics.median(each.pace for each in of)
    return [each.took for each in of if each.pace <= _SLOW * usual]


def p99(of: Sequence[float]) -> float:
    """What one in a hundred exceeds."""
    return statistics.quantiles(of, n=100)[98]
