"""A card or note that moderators hid: our words in its place, and what stood there put back."""

import json
from typing import Any

import discord

from rejectbot.ui.copy import say
from rejectbot.ui.theme import ACCENT, Panel

_COVER_ID = 130
"""The number of the component by which a covered message is known."""


def cover(locale: str) -> Panel:
    """That moderators are looking at it, and nothing else."""
    words = discord.ui.TextDisplay[Panel](say(locale, "covered"), id=_COVER_ID)
    view = Panel()
    view.add_item(discord.ui.Container(words, accent_colour=ACCENT))
    return view


def is_covered(message: discord.Message) -> bool:
    """Whether our words stand in the place of its text."""
    return any(
        isinstance(child, discord.TextDisplay) and child.id == _COVER_ID
        for component in message.components
        if isinstance(component, discord.Container)
        for child in component.children
    )


def written_down(message: discord.Message) -> str:
    """What stands in the message, as JSON."""
    return json.dumps([each.to_dict() for each in message.components], ensure_ascii=False)


def put_back(text: str) -> Panel:
    """The same message again, component for component."""
    view = Panel()
    for component in json.loads(text):
        view.add_item(_item(component))
    return view


def _item(found: dict[str, Any]) -> discord.ui.Item[Panel]:
    """One of the components that cards and notes consist of."""
    match discord.ComponentType(found["type"]):
        case discord.ComponentType.container:
            items = [_item(child) for child in found["components"]]
            colour = found.get("accent_color")
            return discord.ui.Container(*items, accent_colour=colour, id=found.get("id"))
        case discord.ComponentType.action_row:
            buttons = [_button(child) for child in found["components"]]
            return discord.ui.ActionRow(*buttons, id=found.get("id"))
        case discord.ComponentType.separator:
            spacing = discord.SeparatorSpacing(found.get("spacing", 1))
            is_seen = bool(found.get("divider", True))
            return discord.ui.Separator(visible=is_seen, spacing=spacing, id=found.get("id"))
        case _:
            return discord.ui.TextDisplay(found["content"], id=found.get("id"))


def _button(found: dict[str, Any]) -> discord.ui.Button[Panel]:
    emoji = found.get("emoji")
    return discord.ui.Button(
        style=discord.ButtonStyle(found["style"]),
        label=found.get("label"),
        emoji=None if emoji is None else discord.PartialEmoji.from_dict(emoji),
        custom_id=found.get("custom_id"),
        id=found.get("id"),
    )
