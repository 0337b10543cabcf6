"""Addresses of things on Discord."""

from datetime import UTC, date, datetime, time, timedelta

import discord

from rejectbot.domain.ids import ChannelId, GuildId, MessageId
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.review import State
from rejectbot.ui.copy import say


def message_link(guild: GuildId, channel: ChannelId, message: MessageId) -> str:
    """The address that Discord's clients turn into a jump to the message."""
    return f"https://discord.com/channels/{guild}/{channel}/{message}"


def own_link(rejection: Rejection, locale: str, *, is_gone: bool = False) -> str:
    """The way to the card of one's own rejection, or that it was deleted: no link to nothing."""
    if rejection.state is State.HIDDEN:
        return say(locale, "own-card-hidden-link")
    if is_gone or rejection.state is State.LOST:
        return say(locale, "own-card-gone-link")
    return message_link(rejection.guild, rejection.channel, rejection.message)


def posted_at(message: MessageId, style: str = "f") -> str:
    """When a message was posted, as Discord shows times in each reader's own zone."""
    milliseconds = (message >> 22) + discord.utils.DISCORD_EPOCH
    return f"<t:{milliseconds // 1000}:{style}>"


def end_of_day(day: date) -> str:
    """The end of a UTC day, as Discord shows times in each reader's own zone."""
    midnight = datetime.combine(day, time(), UTC) + timedelta(days=1)
    return f"<t:{int(midnight.timestamp())}:f>"


def whole_day(day: date) -> str:
    """The day whose beginning in UTC something ends at, as Discord shows days in each zone."""
    return f"<t:{int(datetime.combine(day, time(), UTC).timestamp())}:D>"
