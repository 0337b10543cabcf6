"""Looking for clues to an author before their anonymous text is taken: offline, kept nowhere."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatcher

from rejectbot.domain.clues import Clue, ClueKind, find_contacts, find_names
from rejectbot.domain.safe_text import clean, find_links

_REGIONS: Final = ("US", "GB", "DE", "FR", "IN", "AU", "BR")
"""Where national numbers are known from; one that begins with + is known from anywhere."""

_MAY_BE_A_NUMBER: Final = re.compile(r"(?:\d[^\w\n]{0,3}){7}")
_NUMBERS_MOST: Final = 3
"""Finds and failures a region: a text of figures alone must not keep the processor busy."""


def find_clues(texts: Iterable[str], names: Iterable[str]) -> tuple[Clue, ...]:
    """What in an author's `texts` could name them; each find once, names first.

    Takes some 10 ms, with many numbers 100: call it off the event loop.
    """
    own = tuple(names)
    return tuple(dict.fromkeys(clue for text in texts for clue in _in_text(clean(text), own)))


def _in_text(text: str, names: tuple[str, ...]) -> Iterator[Clue]:
    yield from (Clue(ClueKind.NAME, name) for name in find_names(text, names))
    yield from find_contacts(text)
    yield from (Clue(ClueKind.PHONE, number) for number in _phone_numbers(text))
    yield from (Clue(ClueKind.LINK, link) for link in find_links(text))


def _phone_numbers(text: str) -> Iterator[str]:
    if not _MAY_BE_A_NUMBER.search(text):
        return
    for region in _REGIONS:
        matcher = PhoneNumberMatcher(text, region, Leniency.VALID, _NUMBERS_MOST)
        yield from (found.raw_string for found in islice(matcher, _NUMBERS_MOST))
