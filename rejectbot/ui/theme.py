"""The look shared by everything we post."""

import discord

ACCENT = discord.Colour(0x5B8DEF)
"""Calm blue: contrast 3:1 or more on both of Discord's themes, and no sign of alarm."""


class Panel(discord.ui.LayoutView):
    """A Components V2 message whose buttons are answered by custom id, not by this object.

    It is stopped from the start, so that discord.py keeps no reference and no timer.
    """

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.stop()


class Controls(discord.ui.View):
    """Buttons below plain text, answered by custom id as well."""

    def __init__(self, *items: discord.ui.Item[discord.ui.View]) -> None:
        super().__init__(timeout=None)
        for item in items:
            self.add_item(item)
        self.stop()
