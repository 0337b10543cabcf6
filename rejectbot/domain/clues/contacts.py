"""Mentions, e-mail addresses and handles, plain or written out."""

import re
from collections.abc import Iterator
from typing import Final

from rejectbot.domain.clues.clue import Clue, ClueKind
from rejectbot.domain.clues.everyday import EVERYDAY
from rejectbot.domain.clues.unveiling import unveil

_MENTION: Final = re.compile(r"<@[!&]?\d{1,20}>|(?<!\d)\d{17,20}(?!\d)")

_MAIL_HOSTS: Final = "gmail|googlemail|yahoo|outlook|hotmail|icloud|proton|protonmail|gmx|aol"
_AT: Final = r"\s?(?:\(at\)|\[at\]|\{at\})\s?"
_DOT: Final = r"\s?(?:\.|\(dot\)|\[dot\]|\{dot\}|\bdot\b)\s?"
_LOCAL: Final = r"(?<![\w.+-])[\w.+-]{1,64}"
_EMAIL: Final = re.compile(
    rf"{_LOCAL}(?:@|{_AT})[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,4}}"
    rf"|{_LOCAL} at [\w-]{{1,63}} dot [a-z]{{2,20}}"
    rf"|{_LOCAL} at (?:{_MAIL_HOSTS})(?:\.| dot )[a-z]{{2,6}}\b",
    re.IGNORECASE,
)

_NETWORKS: Final = (
    "ig|insta|instagram|tt|tiktok|snap|snapchat|sc|tg|telegram|twitter|discord|github|gh"
    "|linkedin|twitch|youtube|yt|bsky|bluesky|mastodon|steam|reddit|fb|facebook|kik|skype"
    "|handle|username|soundcloud|bandcamp|behance|deviantart|ao3|wattpad|whatsapp|signal"
)
_HANDLES: Final = (
    re.compile(r"(?<![\w.@/])@([^\W\d][\w.-]{1,31})"),
    re.compile(r"(?<![\w/])/?u/([\w-]{3,20})"),
    re.compile(r"(?<![\w.#])([\w.]{2,32})#\d{4}(?!\d)"),
    re.compile(
        rf"\b(?:{_NETWORKS})\s?(?:[:=]|\s(?:is|as|name is|handle is))\s?@?([\w.]{{3,32}})"
        r"(?=[\s.,;!?)]*(?:\Z|\n|[.,;!?)]))",
        re.IGNORECASE,
    ),
)
_TO_ALL: Final = frozenset({"everyone", "here"})


def find_contacts(text: str) -> list[Clue]:
    """The mentions, addresses and handles of a cleaned text, in this order."""
    return list(_contacts(text))


def _contacts(text: str) -> Iterator[Clue]:
    shown = unveil(text)
    for kind, pattern in ((ClueKind.MENTION, _MENTION), (ClueKind.EMAIL, _EMAIL)):
        for found in pattern.finditer(shown.text):
            yield Clue(kind, shown.written(*found.span()))
    for pattern in _HANDLES:
        for found in pattern.finditer(shown.text):
            if _may_be_a_handle(found[1]):
                yield Clue(ClueKind.HANDLE, shown.written(*found.span()).rstrip(".-"))


def _may_be_a_handle(name: str) -> bool:
    """Not `@everyone`, and not a word that anybody uses, as in "lunch @work"."""
    name = name.casefold().rstrip(".-")
    return name not in _TO_ALL and name not in EVERYDAY
