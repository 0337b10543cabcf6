"""The words of a text, with where they stand and how they are compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rejectbot.domain.clues.everyday import EVERYDAY

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_POSSESSIVE: Final = re.compile(r"['\u2019]s\Z", re.IGNORECASE)
_APOSTROPHES: Final = str.maketrans("", "", "'\u2019")
_OPENING: Final = " \t\"'*_~>#([\u201c\u2018\u00ab"
_SENTENCE_ENDS: Final = ".!?\u2026:;\n\u2022-\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Word:
    """One word at `text[start:end]`; `key` is what it is compared by."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_everyday(self) -> bool:
        """Whether it means something without being a name."""
        return self.key in EVERYDAY

    @property
    def is_titled(self) -> bool:
        """Whether it is written as names are: one capital, then small letters."""
        return self.text[0].isupper() and self.text[1:] == self.text[1:].lower()


def words_of(text: str) -> list[Word]:
    """The words of an unveiled text, in order; `Ada's` is `ada`, `don't` is `dont`."""
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", found[0])
        yield Word(found.start(), found.start() + len(bare), bare, key_of(bare))


def key_of(word: str) -> str:
    """Letter case and apostrophes do not count."""
    return word.casefold().translate(_APOSTROPHES)


def begins_sentence(text: str, word: Word) -> bool:
    """Whether a capital letter tells nothing there."""
    before = text[: word.start].rstrip(_OPENING)
    return not before or before[-1] in _SENTENCE_ENDS


def stands_alone(text: str, word: Word) -> bool:
    """Whether the word has a line to itself, as a signature has."""
    start = text.rfind("\n", 0, word.start) + 1
    end = text.find("\n", word.end)
    line = text[start : len(text) if end < 0 else end]
    return "\n" in text and line.strip(" -\u2013\u2014~*_.,") == word.text
