"""Finding an author's own names in their text, also disguised, but not in innocent words."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rejectbot.domain.clues.everyday import CALENDAR
from rejectbot.domain.clues.needles import PLAIN_FROM, Needles, needles_of
from rejectbot.domain.clues.spelling import one_edit_apart, with_letters_for_figures
from rejectbot.domain.clues.unveiling import unveil
from rejectbot.domain.clues.words import Word, begins_sentence, stands_alone, words_of

CLOSE_FROM: Final = 5
"""Letters. One letter off a shorter name is too often another word."""

_JOINED_MOST: Final = 12
_GAP_MOST: Final = 3
_FIGURED: Final = re.compile(r"[^\W_@$!|](?:[\w@$!|]*[^\W_])?|[@$!|][\w@$!|]*[^\W_]")
_FIGURE: Final = re.compile(r"[013457@$!|]")
_INTRODUCED: Final = re.compile(
    r"\b(?:i['\u2019]?m|i am|name is|name['\u2019]s|call me|called|this is)\s+\Z", re.IGNORECASE
)

Span = tuple[int, int]


def find_names(text: str, names: Iterable[str]) -> list[str]:
    """Each place where the cleaned `text` has one of `names`, as it is written there.

    A name that is also a word ("Will") counts where it is written as a name only: with a capital
    within a sentence, or alone on a line.
    """
    needles, shown = needles_of(names), unveil(text)
    words = words_of(shown.text)
    spans = {
        *_single(shown.text, words, needles),
        *_joined(shown.text, words, needles),
        *_figured(shown.text, needles),
        *_unspaced(shown.text, needles),
    }
    return [shown.written(*span) for span in _outermost(spans)]


def _single(text: str, words: list[Word], needles: Needles) -> Iterator[Span]:
    for word in words:
        key = word.key.strip("0123456789") or word.key
        if (
            {word.key, key} & needles.plain
            or (word.key in needles.careful and _is_name_here(text, word))
            or (not word.is_everyday and _is_close(key, needles.plain))
        ):
            yield word.start, word.end


def _is_name_here(text: str, word: Word) -> bool:
    if not word.is_titled:
        return False
    if stands_alone(text, word) or _INTRODUCED.search(text, 0, word.start):
        return True
    return word.key not in CALENDAR and not begins_sentence(text, word)


def _is_close(key: str, plain: frozenset[str]) -> bool:
    return len(key) >= CLOSE_FROM - 1 and any(
        len(name) >= CLOSE_FROM and name[0] == key[0] and one_edit_apart(name, key)
        for name in plain
    )


def _joined(text: str, words: list[Word], needles: Needles) -> Iterator[Span]:
    """Names in pieces: `A d a`, `Love lace`; and names of several words."""
    longest = max(map(len, needles.plain), default=0)
    for first in range(len(words)):
        run = [words[first]]
        for word in words[first + 1 : first + _JOINED_MOST]:
            if not _close_by(text, run[-1], word):
                break
            run.append(word)
            keys = tuple(each.key for each in run)
            if _is_name_in_pieces(run, "".join(keys), needles.plain) or (
                keys in needles.phrases and _is_meant(run)
            ):
                yield run[0].start, run[-1].end
            elif sum(map(len, keys)) > longest and not needles.phrases:
                break


def _close_by(text: str, one: Word, other: Word) -> bool:
    gap = text[one.end : other.start]
    return len(gap) <= _GAP_MOST and "\n" not in gap


def _is_name_in_pieces(run: list[Word], joined: str, plain: frozenset[str]) -> bool:
    if joined not in plain or all(word.is_everyday for word in run):
        return False
    return len(joined) >= CLOSE_FROM or all(len(word.key) == 1 for word in run)


def _is_meant(run: list[Word]) -> bool:
    """Three everyday words in a row are no chance; of two, both must be written as names."""
    return len(run) >= PLAIN_FROM or all(word.is_titled for word in run)


def _figured(text: str, needles: Needles) -> Iterator[Span]:
    """`4da`, `B3n`: figures and signs for letters."""
    for found in _FIGURED.finditer(text):
        figured = found[0].casefold()
        if _FIGURE.search(figured) and any(map(str.isalpha, figured)):
            read = with_letters_for_figures(figured)
            if any(len(key) >= PLAIN_FROM and key in needles.plain for key in read):
                yield found.span()


def _unspaced(text: str, needles: Needles) -> Iterator[Span]:
    for name in needles.unspaced:
        for found in re.finditer(re.escape(name), text):
            yield found.span()


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """In order, without those that lie within another."""
    reached = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > reached:
            yield start, end
            reached = end
