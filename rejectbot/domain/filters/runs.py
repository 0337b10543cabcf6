"""Words with their repeated letters counted: `fuuun` is `fun` with runs of 1, 3 and 1."""

from dataclasses import dataclass
from itertools import groupby
from typing import Self

_STRETCHED_FROM = 3
"""Letters in a row. No word that we know has three alike; whoever writes them stretches one."""
_DOUBLED_FROM = 4
"""Letters of a word in which a double one may be a disguise: shorter ones are often other words."""


@dataclass(frozen=True, slots=True)
class Runs:
    """`letters` without two alike in a row, and how often each stands there."""

    letters: str
    counts: tuple[int, ...]

    @classmethod
    def of(cls, word: str) -> Self:
        """Those of a word."""
        runs = [(letter, len(list(same))) for letter, same in groupby(word)]
        return cls("".join(letter for letter, _ in runs), tuple(count for _, count in runs))

    def is_at(self, at: int, text: "Runs", *, is_known: bool, open_ends: tuple[bool, bool]) -> bool:
        """Whether the text, whose letters are the same from `at` on, may be a way to write this.

        `is_known`: the text is a word of its own, so that a double letter in it is none of ours.
        `open_ends`: more may stand before the first and after the last letter.
        """
        last = len(self.counts) - 1
        may_double = not is_known and len(self.letters) >= _DOUBLED_FROM
        for place, wanted in enumerate(self.counts):
            found = text.counts[at + place]
            is_open = (place == 0 and open_ends[0]) or (place == last and open_ends[1])
            if not (
                found == wanted
                or (found > wanted and (is_open or found >= _STRETCHED_FROM))
                or (may_double and wanted == 1 and found == 2)
            ):
                return False
        return True
