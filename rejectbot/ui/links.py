"""Addresses of things on Discord."""

from rejectbot.domain.ids import ChannelId, GuildId, MessageId


def message_link(guild: GuildId, channel: ChannelId, message: MessageId) -> str:
    """The address that Discord's clients turn into a jump to the message."""
    return f"https://discord.com/channels/{guild}/{channel}/{message}"
