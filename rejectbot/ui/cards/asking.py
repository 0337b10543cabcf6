"""The question in the inbox: how it went, for who wanted to be asked."""

import discord

from rejectbot.services.inbox import Asking
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import custom_id
from rejectbot.ui.links import message_link
from rejectbot.ui.theme import ACCENT, Panel

WORKED_OUT_VERB = "went-well"
NOT_THIS_TIME_VERB = "went-not"
LATER_VERB = "ask-later"
ENOUGH_VERB = "ask-enough"
_BUTTONS = {
    WORKED_OUT_VERB: "asking-worked-out",
    NOT_THIS_TIME_VERB: "asking-not-this-time",
    LATER_VERB: "asking-later",
    ENOUGH_VERB: "asking-enough",
}


def add_question(view: Panel, asking: Asking, locale: str) -> None:
    """Ask about one attempt, with every answer in reach."""
    words = say(locale, "asking-title", days=asking.days)
    if asking.after is not None:
        after = asking.after
        link = message_link(after.guild, after.channel, after.message)
        words = f"{words}\n{say(locale, 'asking-after', link=link)}"
    view.add_item(discord.ui.Container(discord.ui.TextDisplay(words), accent_colour=ACCENT))
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    for verb, label in _BUTTONS.items():
        pressed = custom_id(verb, asking.attempt.hex())
        row.add_item(discord.ui.Button(label=say(locale, label), custom_id=pressed))
    view.add_item(row)
