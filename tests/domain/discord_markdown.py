"""A strict reader of Discord's markdown for tests: it tells what in a message is live.

Written from Discord's documents ("Message Formatting", "Markdown Text 101") and the published
grammar of simple-markdown, on which its client is built, and from nothing in `rejectbot`. Where
clients differ, it takes the reading in which more is live.
"""

import re
from dataclasses import dataclass
from typing import Final

ESCAPE: Final = re.compile(r"\\([^0-9A-Za-z\s])")
_QUOTE = re.compile(r" *>>> ?[\s\S]*|(?: *> [^\n]*(?:\n|\Z))+")
_QUOTE_MARK = re.compile(r"^ *>(?:>>)? ?", re.MULTILINE)

_AT_LINE_START: Final = (
    ("heading", re.compile(r" *#{1,3}\s+[^\n]*")),
    ("subtext", re.compile(r" *-#\s+[^\n]*")),
    ("list", re.compile(r" *(?:[*+-]|\d+\.) [^\n]*")),
)
_ANYWHERE: Final = (
    ("fence", re.compile(r"```[\s\S]+?```")),
    ("code", re.compile(r"(`+)[\s\S]*?[^`]\1(?!`)")),
    ("mention", re.compile(r"<(?:@[!&]?|#)\d+>|@everyone|@here")),
    ("command", re.compile(r"</[^\n<>:]+:\d+>")),
    ("navigation", re.compile(r"<id:[\w-]+(?::\d+)?>")),
    ("timestamp", re.compile(r"<t:-?\d+(?::\w)?>")),
    ("emoji", re.compile(r"<a?:\w+:\d+>|<sound:\d+:\d+>|:[\w+-]+:")),
    ("contact", re.compile(r"<(?:(?:mailto|tel|sms):[^\s>]+|[^\s<>@]+@[^\s<>]+\.\w+|\+\d+)>")),
    ("masked link", re.compile(r"!?\[[\s\S]*?\]\(\s*<?\S+?>?(?:\s+['\"][\s\S]*?['\"])?\s*\)")),
    ("url", re.compile(r"<?(?:https?|steam|discord|ftp)://[^\s<]+[^<.,:;\"'\]\s]", re.IGNORECASE)),
    (
        "invite",
        re.compile(r"discord(?:app)?\.(?:gg|new|gift|com/(?:invite|template))/\w+", re.IGNORECASE),
    ),
    ("spoiler", re.compile(r"\|\|[\s\S]+?\|\|")),
    ("bold", re.compile(r"\*\*[\s\S]+?\*\*")),
    ("underline", re.compile(r"__[\s\S]+?__")),
    ("struck", re.compile(r"~~[\s\S]+?~~")),
    ("italic", re.compile(r"\*(?=\S)[^*]+?\*|\b_[^_]+?_\b")),
    ("terminal", re.compile(r"\x1b")),
)


@dataclass(frozen=True, slots=True)
class Live:
    """A construct that a client would not show as plain text."""

    kind: str
    source: str


def live(message: str) -> list[Live]:
    """Return what is live in `message`, quotes among it, in order."""
    found: list[Live] = []
    at, line_start = 0, True
    while at < len(message):
        length, construct = _read(message, at, line_start=line_start)
        if construct is not None:
            found.append(construct)
            if construct.kind == "quote":
                found += live(_QUOTE_MARK.sub("", construct.source))
        at += length
        line_start = message[at - 1] == "\n"
    return found


def _read(message: str, at: int, *, line_start: bool) -> tuple[int, Live | None]:
    """Return how far the construct or text at `at` reaches, and the construct."""
    if escape := ESCAPE.match(message, at):
        return escape.end() - at, None
    if line_start and (quote := _QUOTE.match(message, at)):
        return quote.end() - at, Live("quote", quote[0])
    for kind, rule in (*(_AT_LINE_START if line_start else ()), *_ANYWHERE):
        if found := rule.match(message, at):
            return found.end() - at, Live(kind, found[0])
    # A client skips letters in one go; trying every rule at every letter finds more.
    return 1, None


def shown(message: str) -> str:
    """Return what is read on the screen when nothing in `message` but its quote is live."""
    lines = [line.removeprefix("> ") for line in message.split("\n")]
    return ESCAPE.sub(r"\1", "\n".join(lines))
