"""Text that leaves RejectBot to be pasted elsewhere: back into a form, or into a spreadsheet."""

import re
from typing import Final

from rejectbot.domain.safe_text.characters import BLANKS, UNWANTED
from rejectbot.domain.safe_text.cleaning import with_newlines

FENCE_GAP: Final = "\u200b"
"""Zero-width space: unseen in the block, and dropped by `clean` when the text comes back."""

_UNSENDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FENCE = re.compile("``(?=`)")
_FORMULA = re.compile(rf"[\s{UNWANTED}{BLANKS}]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")


def plain(text: str) -> str:
    """Return `text` fit to stand between two lines of three back ticks, for its author to copy.

    Line breaks become newlines, control characters become unseen, and no three back ticks touch;
    all else is unchanged. `clean` makes the same of the result as of `text`. Put it on lines of
    its own: directly after the opening fence its first word would be read as a language.
    """
    text = _UNSENDABLE.sub(FENCE_GAP, with_newlines(text))
    return _FENCE.sub(f"``{FENCE_GAP}", text)


def csv_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula; quoting is the writer's.

    A cell that begins with `= + - @` (also full-width, or behind spaces and unseen characters),
    a tab or a line break gets a leading apostrophe; NUL, which ends a cell early, is dropped.
    Source: OWASP, "CSV Injection".
    """
    text = text.replace("\x00", "")
    return f"'{text}" if _FORMULA.match(text) else text
