"""A text as words to be compared: look-alikes, marks, figures and gaps within words undone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rejectbot.domain.clues.everyday import EVERYDAY
from rejectbot.domain.clues.spelling import with_letters_for_figures
from rejectbot.domain.clues.unveiling import Unveiled, unveil
from rejectbot.domain.clues.words import Word, key_of, words_of
from rejectbot.domain.filters.runs import Runs
from rejectbot.domain.safe_text import clean

_FIGURED: Final = re.compile(r"[\w@$\u20ac\u00a3+!|]+")
_FIGURE: Final = re.compile(r"[0-9@$\u20ac\u00a3+!|]")
_MORE_FIGURES: Final = str.maketrans("869+\u20ac\u00a3", "bggtel")
_LETTERS_LEAST: Final = 2
"""Of a word with figures in it: `A55` and `4x4` are names of things."""
_AT_THE_END: Final = "!|+_"
_GAP: Final = re.compile(r"[^\w]{1,3}|_{1,3}|[^\w]_[^\w]")
_SPACES: Final = re.compile(r"[^\S\n]{1,3}")
_JOINTS: Final = re.compile(r"[^\w\s]{1,3}|_{1,3}")
_HYPHEN: Final = re.compile(r"\w[-'\u2019]\Z")
_HYPHENATED: Final = re.compile(r"[-'\u2019]\w")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_CONTRACTED: Final = re.compile(r"['\u2019](?:ll|d|re|ve)\b", re.IGNORECASE)
_SPELLED_LEAST: Final = 3
_PIECES_MOST: Final = 4
_STUMP_MOST: Final = 2
_SHORT_WORDS: Final = frozenset(
    [
        "ad",
        "ai",
        "al",
        "ba",
        "bc",
        "cv",
        "de",
        "dr",
        "du",
        "eh",
        "el",
        "en",
        "es",
        "et",
        "eu",
        "ex",
        "hr",
        "il",
        "jr",
        "la",
        "le",
        "ma",
        "mo",
        "nd",
        "pa",
        "ph",
        "pm",
        "pr",
        "qa",
        "rd",
        "sr",
        "st",
        "th",
        "tv",
        "ui",
        "uk",
        "un",
        "us",
        "ux",
        "vs",
        "xp",
    ]
)
_WORDS_OF_ONE: Final = frozenset("aio")
_SIGN: Final = re.compile(r"(?<![\w@$])[@$](?![\w@$])")


@dataclass(frozen=True, slots=True)
class ReadWord:
    """One way to read `text[start:end]`; `known`: as which word that anybody uses, if as one."""

    start: int
    end: int
    runs: Runs
    known: Runs | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All ways to read a text.

    `words` are whole, in order. `others` are read from figures, or put together from pieces.
    `spelled` are letters that stand apart, put together. `flat` is the whole text.
    """

    shown: Unveiled
    words: tuple[ReadWord, ...]
    others: tuple[ReadWord, ...]
    spelled: tuple[ReadWord, ...]
    flat: str

    def written(self, start: int, end: int) -> str:
        """What somebody wrote there."""
        return self.shown.written(start, end)


def read(text: str) -> Reading:
    """Read a text, which need not be cleaned."""
    shown = unveil(clean(text))
    words = words_of(shown.text)
    return Reading(
        shown=shown,
        words=tuple(_read_word(word.start, word.end, plain_key(word.text)) for word in words),
        others=tuple({*_figured(shown.text), *_in_pieces(shown.text, words)}),
        spelled=tuple(_spelled(shown.text)),
        flat=shown.text.casefold(),
    )


def plain_key(text: str) -> str:
    """What a word, or several, are compared by: `he'll` is `he`, for it is not `hell`."""
    return key_of(_CONTRACTED.sub("", text))


def _read_word(start: int, end: int, key: str) -> ReadWord:
    runs = Runs.of(key)
    return ReadWord(start, end, runs, runs if key in EVERYDAY else _stretched(key))


def _stretched(key: str) -> Runs | None:
    """The word that was stretched: `goood` is `good`."""
    if not _STRETCHED.search(key):
        return None
    shorter = (_STRETCHED.sub(most, key) for most in (r"\1\1", r"\1"))
    return next((Runs.of(word) for word in shorter if word in EVERYDAY), None)


def _letters(word: str) -> set[str]:
    """A word with figures and signs in it, as it may be read."""
    return set(with_letters_for_figures(word.casefold().translate(_MORE_FIGURES)))


def _figured(text: str) -> Iterator[ReadWord]:
    for found in _FIGURED.finditer(text):
        word = found[0].rstrip(_AT_THE_END).lstrip("_|+")
        if not _FIGURE.search(word):
            continue
        signs = sum(map(word.count, "@$\u20ac\u00a3"))
        if signs + sum(map(str.isalpha, word)) < _LETTERS_LEAST:
            continue
        start = found.start() + found[0].index(word)
        for letters in _letters(word):
            yield _read_word(start, start + len(word), letters)


def _in_pieces(text: str, words: list[Word]) -> Iterator[ReadWord]:
    """`sp.am`, `sp am`: one of the pieces is no word, and all together may be one."""
    stumps = [_is_stump(word) for word in words]
    for first in range(len(words)):
        for last in range(first + 1, min(first + _PIECES_MOST, len(words))):
            gap = text[words[last - 1].end : words[last].start]
            if gap == " " and not any(stumps[first : first + _PIECES_MOST]):
                break
            is_joint, is_space = _JOINTS.fullmatch(gap), _SPACES.fullmatch(gap)
            if not (is_joint or is_space):
                break
            if is_space and _hangs_on(text, words[first], words[last]):
                continue
            run = words[first : last + 1]
            if any(stumps[first : last + 1]) or (
                is_joint and not all(word.is_everyday for word in run)
            ):
                joined = "".join(word.key for word in run)
                yield _read_word(run[0].start, run[-1].end, joined)


def _hangs_on(text: str, first: Word, last: Word) -> bool:
    """Whether a hyphen ties one of the ends to something else, as in `rap e-mail`."""
    return bool(_HYPHEN.search(text[: first.start][-2:]) or _HYPHENATED.match(text, last.end))


def _is_stump(word: Word) -> bool:
    """One or two letters that are no word."""
    return (
        len(word.key) <= _STUMP_MOST
        and not word.is_everyday
        and word.key not in _WORDS_OF_ONE
        and word.key not in _SHORT_WORDS
        and word.key.isalpha()
    )


def _spelled(text: str) -> Iterator[ReadWord]:
    """`s p a m`, `s.p.4.m`: letters that stand apart; everything in such a row is read as one."""
    row: list[tuple[int, int]] = []
    for start, end in [*_single(text), (-1, -1)]:
        if row and not (start >= 0 and _GAP.fullmatch(text[row[-1][1] : start])):
            if len(row) >= _SPELLED_LEAST:
                letters = "".join(text[one:other] for one, other in row)
                for read_as in _letters(letters):
                    yield _read_word(row[0][0], row[-1][1], read_as)
            row = []
        row.append((start, end))


_SINGLE: Final = re.compile(r"(?<![^\W_])[^\W_](?![^\W_])")


def _single(text: str) -> list[tuple[int, int]]:
    spans = [found.span() for pattern in (_SINGLE, _SIGN) for found in pattern.finditer(text)]
    return sorted(spans)
