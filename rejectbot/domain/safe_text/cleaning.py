"""Cleaning brings a member's text into one honest shape before anything else looks at it."""

import re
from itertools import chain
from typing import Final
from unicodedata import category, normalize

from rejectbot.domain.safe_text.characters import BLANKS, LINE_BREAKS, UNWANTED
from rejectbot.domain.safe_text.emoji import EMOJI

LINES_MAX: Final = 20
"""Lines. More would push the card's buttons off a phone's screen."""

MARKS_MAX: Final = 3
"""Combining marks a base: living scripts need no more, towers of them cover other messages."""

_BEYOND_ASCII = re.compile(r"[^\n -~]")
_BREAK = re.compile(f"\r\n|[{LINE_BREAKS}]")
_BLANK = re.compile(f"[{BLANKS}]")
_ANY_UNWANTED = re.compile(f"[{UNWANTED}]")
_UNWANTED = re.compile(f"({EMOJI})|[{UNWANTED}]")
# Marks are never \w to `re`: only such a run can hold a mark too many or one without a base.
_MAYBE_MARKS = re.compile(r"[^\w\s\x00-\x7f]{4}|(?:\A|\s)[^\w\s\x00-\x7f]")
_GAP = re.compile(r"\n{4,}")


def clean(text: str) -> str:
    """Bring `text` into the only form that is checked, counted, stored and shown.

    NFC; control, format, private and other invisible characters dropped, but those inside a
    valid emoji sequence kept; blanks that are no spaces (tab, fillers) become spaces; every kind
    of line break becomes a newline; at most `MARKS_MAX` combining marks a base and none without
    one; no space at the end of a line; at most two blank lines in a row; at most `LINES_MAX`
    lines, where further lines are joined to the last one by spaces so that no word is lost; no
    space around the whole. Cleaning twice changes nothing. Length is counted afterwards.
    """
    return _lay_out(_honest(text) if _BEYOND_ASCII.search(text) else text)


def with_newlines(text: str) -> str:
    """Make a newline of every kind of line break in `text`."""
    return _BREAK.sub("\n", text)


def is_blank(text: str) -> bool:
    """Whether nothing visible is left of `text`."""
    return not clean(text)


def _honest(text: str) -> str:
    """Leave only characters that show something, as NFC."""
    text = _BLANK.sub(" ", with_newlines(text))
    if _ANY_UNWANTED.search(text):
        text = _UNWANTED.sub(_keep_emoji, text)
    # Dropping comes first: a dropped character may have stood between a base and its mark.
    text = normalize("NFC", text)
    return _cap_marks(text) if _MAYBE_MARKS.search(text) else text


def _keep_emoji(found: re.Match[str]) -> str:
    return found[1] or ""


def _cap_marks(text: str) -> str:
    """Drop the marks beyond `MARKS_MAX` a base; a space or line start carries none."""
    kept: list[str] = []
    room = 0
    for character in text:
        if category(character)[0] == "M":
            if not room:
                continue
            room -= 1
        else:
            room = 0 if character.isspace() else MARKS_MAX
        kept.append(character)
    return "".join(kept)


def _lay_out(text: str) -> str:
    """Strip, close gaps and bring the text to `LINES_MAX` lines at most."""
    text = "\n".join([line.rstrip() for line in text.strip().split("\n")])
    text = _GAP.sub("\n\n\n", text)
    if text.count("\n") < LINES_MAX:
        return text
    lines = text.split("\n")
    first, rest = lines[: LINES_MAX - 1], lines[LINES_MAX - 1 :]
    last = " ".join(line.strip() for line in rest if line)
    return "\n".join(chain(first, (last,)))
