"""What stands in the way in a server, as the panel of `/setup` says it."""

from collections.abc import Mapping
from datetime import datetime

import discord

from rejectbot.ui.copy import say


def troubles(*, rests: bool, refused: Mapping[int, datetime], locale: str) -> list[str]:
    """`rests`: moderators let sharing rest. `refused`: since when Discord says no, by channel."""
    texts = [say(locale, "setup-rests")] if rests else []
    for channel, since in refused.items():
        when = discord.utils.format_dt(since, "f")
        texts.append(say(locale, "setup-refused", channel=f"<#{channel}>", since=when))
    return texts
