"""The notice to moderators that nothing can be posted where members share."""

import discord

from rejectbot.services.desk import Notice
from rejectbot.ui.copy import say
from rejectbot.ui.theme import ACCENT, Panel


def notice_card(notice: Notice) -> Panel:
    """In the server's language."""
    words = say(
        notice.settings.locale,
        "notice-paused",
        channel=f"<#{notice.settings.channel}>",
        since=f"<t:{int(notice.since.timestamp())}:f>",
    )
    view = Panel()
    view.add_item(discord.ui.Container(discord.ui.TextDisplay(words), accent_colour=ACCENT))
    return view
