"""Whether a text suggests that its author may harm themselves, by lists of phrases that people
keep: one file a language beside this module (docs/crisis-care.md). It looks, and remembers nothing.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from rejectbot.domain.filters import Matcher, Pattern, pattern_of, read

_FOLDER = Path(__file__).parent
_UNLESS = "-"


def needs_care(texts: Iterable[str]) -> bool:
    """Whether one of the texts holds such a phrase, in whatever language there is a list for.

    Takes some 10 ms: call it off the event loop.
    """
    return any(_matcher().spans(read(text)) for text in texts)


def languages() -> tuple[str, ...]:
    """The languages there is a list for, such as `en`."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))


@cache
def _matcher() -> Matcher:
    signs: list[Pattern] = []
    sayings: list[Pattern] = []
    for language in languages():
        for line in _lines(language):
            kept = sayings if line.startswith(_UNLESS) else signs
            kept.append(pattern_of(line.removeprefix(_UNLESS)))
    return Matcher(signs, unless=sayings)


def _lines(language: str) -> Iterator[str]:
    for line in _FOLDER.joinpath(f"{language}.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()
