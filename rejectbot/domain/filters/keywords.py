"""Keyword rules of Discord's own AutoMod, with the meaning that Discord gives their wildcards.

Source: Discord's documentation, "Auto Moderation", keyword matching strategies: `cat*` begins a
word, `*cat` ends one, `*cat*` is anywhere, `cat` is a whole word; letter case does not count.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Keyword:
    """`core` in one letter case; more may stand before or after it where an end is open."""

    core: str
    opens_before: bool
    opens_after: bool

    @classmethod
    def of(cls, written: str) -> Self | None:
        """As an administrator wrote it; None where nothing but wildcards is left."""
        core = written.strip().casefold()
        bare = core.strip("*").strip()
        return cls(bare, core.startswith("*"), core.endswith("*")) if bare else None

    def spans(self, text: str) -> Iterator[Span]:
        """Where it stands in a text that is in one letter case."""
        start = text.find(self.core)
        while start >= 0:
            end = start + len(self.core)
            if (self.opens_before or _ends_at(text, start)) and (
                self.opens_after or _ends_at(text, end)
            ):
                yield start, end
            start = text.find(self.core, start + 1)


@dataclass(frozen=True, slots=True)
class KeywordRule:
    """What is kept out, unless it lies within something that is allowed."""

    keywords: tuple[Keyword, ...]
    allowed: tuple[Keyword, ...]

    @classmethod
    def of(cls, keywords: Iterable[str], allowed: Iterable[str]) -> Self:
        """As administrators wrote them."""
        return cls(_keywords(keywords), _keywords(allowed))

    def find(self, text: str) -> Iterator[str]:
        """What of it stands in a text, each keyword once."""
        flat = text.casefold()
        allowed = [span for each in self.allowed for span in each.spans(flat)]
        for keyword in self.keywords:
            if any(not _lies_within(span, allowed) for span in keyword.spans(flat)):
                yield keyword.core


def _keywords(written: Iterable[str]) -> tuple[Keyword, ...]:
    return tuple(keyword for each in written if (keyword := Keyword.of(each)) is not None)


def _ends_at(text: str, place: int) -> bool:
    """Whether no word goes on over this place."""
    before, after = text[place - 1 : place], text[place : place + 1]
    return not (before.isalnum() and after.isalnum())


def _lies_within(span: Span, allowed: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in allowed)
