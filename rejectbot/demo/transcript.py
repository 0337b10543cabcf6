"""Discord messages as plain text, for a terminal and for one-line names."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import discord

from rejectbot.demo.words import say

_MENTION: Final = re.compile(r"<(@[!&]?|#)(\d+)>")
_COMMAND: Final = re.compile(r"</([^:>]+):\d+>")
_LINK: Final = re.compile(r"https://discord\.com/channels/\d+/(\d+)(?:/\d+)?")
_STAMP: Final = re.compile(r"<t:(\d+)(?::[a-zA-Z])?>")
_MARKDOWN: Final = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~])  # an escaped sign stays, its backslash goes
    | ^-\#\ | ^\#{1,3}\  | ^```\n? | \*\* | __ | `""",
    re.MULTILINE | re.VERBOSE,
)


def lines(message: discord.Message, names: Mapping[int, str]) -> list[str]:
    """The text of a message and its buttons, line by line, without Markdown's own marks.

    `names` are those of people and channels by id; the times are in UTC.
    """
    parts = [message.content] if message.content else []
    parts += [embed.description or "" for embed in message.embeds]
    for component in message.components:
        parts.extend(_component(component))
    return [line for part in parts for line in _plain(part, names).splitlines()]


def first_words(message: discord.Message, names: Mapping[int, str], *, most: int = 60) -> str:
    """A message in one line of at most `most` characters."""
    line = " ".join(line.removeprefix("> ") for line in lines(message, names)[:2])
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def form(modal: dict[str, Any]) -> list[str]:
    """The title of a form and the labels of its fields."""
    labels = [str(item["label"]) for item in modal["components"] if item.get("label")]
    return [str(modal["title"]), *(f"  [{label}]" for label in labels)]


def _plain(text: str, names: Mapping[int, str]) -> str:
    """Text as a person sees it: names for mentions, a place for a link, a time for a stamp."""
    text = _MENTION.sub(lambda found: names.get(int(found[2]), found[0]), text)
    text = _COMMAND.sub(r"/\1", text)
    text = _LINK.sub(lambda found: names.get(int(found[1]), found[0]), text)
    return _MARKDOWN.sub("", _STAMP.sub(_time, text))


def _time(stamp: re.Match[str]) -> str:
    moment = dt.datetime.fromtimestamp(int(stamp[1]), dt.UTC)
    return f"{moment:%H:%M on %Y-%m-%d}"


def _component(part: Any) -> Iterator[str]:
    if isinstance(part, discord.TextDisplay):
        yield part.content
    elif isinstance(part, discord.MediaGalleryComponent):
        yield from _pictures(part)
    elif isinstance(part, discord.ActionRow):
        buttons = [_button(child) for child in part.children if isinstance(child, discord.Button)]
        if buttons:
            yield "  ".join(buttons)
    else:
        if isinstance(part, discord.SectionComponent):
            yield from _component(part.accessory)
        for child in getattr(part, "children", ()):
            yield from _component(child)
    if isinstance(part, discord.Button):
        yield _button(part)


def _pictures(gallery: discord.MediaGalleryComponent) -> Iterator[str]:
    for picture in gallery.items:
        yield say("tour-picture", described=picture.description or "")


def _button(button: discord.Button) -> str:
    words = [str(button.emoji) if button.emoji else "", button.label or ""]
    return f"[{' '.join(word for word in words if word)}]"
