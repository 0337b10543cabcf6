"""How often a guess was right, with Wilson's interval for 95 %."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests.anonymity.proof.judging import Guess

_Z = 1.96


@dataclass(frozen=True, slots=True)
class Score:
    """`blind` is what guessing without evidence scores."""

    right: int
    of: int
    blind: float

    @property
    def rate(self) -> float:
        """From 0 to 1."""
        return self.right / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval."""
        if not self.of:
            return 0.0, 1.0
        n, p = self.of, self.rate
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        half = _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.rate:.3f} ({low:.3f} to {high:.3f}, n = {self.of})"


def score(guesses: Sequence[Guess]) -> Score:
    """Of one adversary over all cards."""
    right = sum(guess.named in guess.right for guess in guesses)
    blind = sum(len(guess.right) / guess.among for guess in guesses) / max(1, len(guesses))
    return Score(right, len(guesses), blind)
