"""What every chart is: a drawing, what it shows for who can't see it, and its facts as text."""

from collections.abc import Iterable
from dataclasses import dataclass

ALT_MAX = 1_024
"""Characters of a description of an attachment (Discord's reference, Message Attachment)."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart in one language.

    `svg` is None where there is nothing to draw; `text` is never empty, stands by itself, and is
    Discord's Markdown. `alt` is plain, at most 1,024 characters, empty without a drawing.
    """

    name: str
    svg: str | None
    alt: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a PNG file named `name`, with its alt text."""

    name: str
    png: bytes
    alt: str


def told(*parts: Iterable[str]) -> str:
    """An alt text of as many whole sentences as fit."""
    said = ""
    for sentence in (each for part in parts for each in part):
        longer = f"{said} {sentence}".strip()
        if len(longer) > ALT_MAX:
            break
        said = longer
    return said
