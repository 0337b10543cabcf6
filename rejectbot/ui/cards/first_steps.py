"""What a server reads once, when the bot comes."""

import discord

from rejectbot.ui.copy import say
from rejectbot.ui.theme import ACCENT, Panel


def first_steps(locale: str) -> Panel:
    """What the bot is, what makes it ready, and who can do that."""
    view = Panel()
    texts = (say(locale, "first-steps-what"), say(locale, "first-steps-how"))
    shown = [discord.ui.TextDisplay[Panel](text) for text in texts]
    view.add_item(discord.ui.Container(*shown, accent_colour=ACCENT))
    return view
