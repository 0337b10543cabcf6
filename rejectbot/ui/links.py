"""Addresses of things on Discord."""

import discord

from rejectbot.domain.ids import ChannelId, GuildId, MessageId


def message_link(guild: GuildId, channel: ChannelId, message: MessageId) -> str:
    """The address that Discord's clients turn into a jump to the message."""
    return f"https://discord.com/channels/{guild}/{channel}/{message}"


def posted_at(message: MessageId, style: str = "f") -> str:
    """When a message was posted, as Discord shows times in each reader's own zone."""
    milliseconds = (message >> 22) + discord.utils.DISCORD_EPOCH
    return f"<t:{milliseconds // 1000}:{style}>"
