"""A member's own goal: how many rejections they want to collect, and by when."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Goal:
    """`target` named rejections (1 to 1,000) from the server's day `since` to `until`, included."""

    target: int
    since: date
    until: date
