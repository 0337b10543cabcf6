"""What is looked for: a word or phrase, in which `*` stands for any letters within a word."""

import re
from dataclasses import dataclass
from typing import Final

from rejectbot.domain.clues.needles import UNSPACED
from rejectbot.domain.clues.unveiling import unveil
from rejectbot.domain.filters.reading import plain_key
from rejectbot.domain.filters.runs import Runs
from rejectbot.domain.limits import FILTER_MAX
from rejectbot.domain.safe_text import clean
from rejectbot.domain.safety_errors import FilterEmpty, FilterTooLong

_WORD: Final = re.compile(r"[^\W_*]*(?:(?:\*+|['\u2019])[^\W_*]*)*")
_STARS: Final = re.compile(r"\*+")
_LETTERS_LEAST: Final = 2
_LETTERS_LEAST_WITH_STAR: Final = 3
"""`a*` would find nearly everything that anybody writes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a pattern: what stands between its stars. One piece: no star."""

    pieces: tuple[Runs, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it has no star."""
        return len(self.pieces) == 1

    @property
    def longest(self) -> str:
        """The letters of its longest piece."""
        return max((piece.letters for piece in self.pieces), key=len)

    def matches(self, text: Runs, known: Runs | None = None) -> bool:
        """Whether a word, as it was read, is one that this means; `known`: as which of its own."""
        if not self.is_plain:
            return self._matches_around_stars(text, is_known=known is not None)
        only = self.pieces[0]
        if only.letters != text.letters:
            return False
        if known is not None:
            return only.counts == known.counts
        return only.is_at(0, text, is_known=False, open_ends=(False, False))

    def _matches_around_stars(self, text: Runs, *, is_known: bool) -> bool:
        """From the left, each piece as early as can be: that finds a way where there is one."""
        at, last = 0, len(self.pieces) - 1
        for place, piece in enumerate(self.pieces):
            if not piece.letters:
                continue
            ends = (place > 0, place < last)
            at = _find(piece, text, at, is_known=is_known, ends=ends)
            if at < 0:
                return False
        return True


def _find(piece: Runs, text: Runs, at: int, *, is_known: bool, ends: tuple[bool, bool]) -> int:
    """Where the piece ends in the text, from `at` on; -1 where it is not."""
    size = len(piece.letters)
    found = at if ends[0] else 0
    if not ends[1]:  # nothing may stand after it
        found = len(text.letters) - size
        if found < at:
            return -1
    while True:
        found = text.letters.find(piece.letters, found)
        if found < 0 or (not ends[0] and found > 0):
            return -1
        if piece.is_at(found, text, is_known=is_known, open_ends=ends):
            return found + size
        found += 1


@dataclass(frozen=True, slots=True)
class Pattern:
    """`written` as it was added, in one honest shape; `parts` are its words.

    `within`: it is of a script without spaces, and is found within longer text.
    """

    written: str
    parts: tuple[Part, ...]
    within: str = ""


def honest(written: str) -> str:
    """In one shape, whoever wrote it how: composed, small letters, single spaces."""
    return " ".join(clean(clean(written).casefold()).split())


def pattern_of(written: str) -> Pattern:
    """The pattern; raises FilterEmpty, where too few letters are left, or FilterTooLong.

    What was `written` in a pattern is taken as it is: it was checked in the shape it is stored in.
    """
    text = honest(written)
    if len(text) > FILTER_MAX:
        raise FilterTooLong(limit=FILTER_MAX, given=len(text))
    flat = plain_key(unveil(text).text)
    bare = "".join(flat.split())
    if UNSPACED.fullmatch(bare):
        return Pattern(text, (), bare)
    parts = tuple(_part(found[0]) for found in _WORD.finditer(flat) if found[0].strip("*'"))
    letters = sum(sum(piece.counts) for part in parts for piece in part.pieces)
    least = _LETTERS_LEAST_WITH_STAR if "*" in flat else _LETTERS_LEAST
    if letters < least or not any(part.is_plain or len(part.longest) > 1 for part in parts):
        raise FilterEmpty
    return Pattern(text, parts)


def _part(word: str) -> Part:
    return Part(tuple(Runs.of(piece) for piece in _STARS.split(word)))
