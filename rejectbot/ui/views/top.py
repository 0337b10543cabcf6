"""What stands above a panel of `/setup`: what was changed, with the buttons that undo it."""

from dataclasses import dataclass

import discord

from rejectbot.domain.ids import ChangeId
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.theme import ACCENT, Panel


@dataclass(frozen=True, slots=True)
class Top:
    """Its text, and which changes can be undone there, by their number in the text.

    The only one has the number 0, which is not shown.
    """

    text: str
    undo: tuple[tuple[int, ChangeId], ...] = ()


def add_top(view: Panel, top: Top | None, verb: str, locale: str) -> None:
    """Put it onto a panel that is empty so far; `verb` undoes there."""
    if top is None:
        return
    shown = discord.ui.TextDisplay[Panel](top.text)
    view.add_item(discord.ui.Container(shown, accent_colour=ACCENT))
    if not top.undo:
        return
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for number, change in top.undo:
        label = say(locale, "changed-undo", number=number)
        row.add_item(discord.ui.Button(label=label, custom_id=custom_id(verb, change.hex())))
    view.add_item(row)
