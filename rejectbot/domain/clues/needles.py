"""What to look for: an author's names, whole and in parts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rejectbot.domain.clues.everyday import EVERYDAY
from rejectbot.domain.clues.spelling import written_out
from rejectbot.domain.clues.unveiling import unveil
from rejectbot.domain.clues.words import key_of
from rejectbot.domain.safe_text import clean

_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PART: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_ALNUM: Final = re.compile(r"[^\W_]+")
UNSPACED: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]+"
)
"""Scripts that set no space between words, and Hangul, where particles follow without one."""

PLAIN_FROM: Final = 3
"""Letters. A shorter name is looked for where it is written as a name only."""


@dataclass(frozen=True, slots=True)
class Needles:
    """`plain` are looked for in any letter case, `careful` ones mean something else as well.

    `phrases` are names of everyday words alone; `unspaced` are found within longer words.
    """

    plain: frozenset[str]
    careful: frozenset[str]
    unspaced: frozenset[str]
    phrases: frozenset[tuple[str, ...]]


def needles_of(names: Iterable[str]) -> Needles:
    """The needles of a member's user, display and server names."""
    plain: set[str] = set()
    careful: set[str] = set()
    phrases: set[tuple[str, ...]] = set()
    unspaced: set[str] = set()
    for parts, keys in _spellings(names):
        for key in keys:
            if UNSPACED.fullmatch(key):
                unspaced |= {key} if len(key) > 1 else set()
            elif len(key) < PLAIN_FROM or key in EVERYDAY:
                careful |= {key} if len(key) > 1 else set()
            else:
                plain.add(key)
        if len(parts) > 1 and all(part in EVERYDAY for part in parts):
            phrases.add(parts)
            plain.discard("".join(parts))
    return Needles(frozenset(plain), frozenset(careful), frozenset(unspaced), frozenset(phrases))


def _spellings(names: Iterable[str]) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Of each name as written and with umlauts written out: its words, and all its keys."""
    cleaned = [clean(name) for name in names]
    for name in [*cleaned, *map(written_out, cleaned)]:
        spaced = _HUMP.sub(" ", unveil(name).text)
        parts = tuple(key_of(part) for part in _PART.findall(spaced))
        whole = "".join(_ALNUM.findall(spaced)).casefold()
        keys = {*parts, "".join(parts), whole}
        yield parts, {key for key in keys if any(map(str.isalpha, key))}
