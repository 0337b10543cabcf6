"""`services.desk.Desk` over discord.py: plain messages for moderators, which ping nobody."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

import discord

from rejectbot.bot.channels import Channels
from rejectbot.bot.publisher import DiscordPublisher
from rejectbot.bot.refusing import refusing
from rejectbot.domain.ids import ChannelId, GuildId, MessageId
from rejectbot.services.desk import DeskPost, Notice
from rejectbot.ui.cards.notice import notice_card
from rejectbot.ui.cards.queue import desk_card

_TO_SEND = ("view_channel", "send_messages")
TO_KEEP_A_DESK = ("view_channel", "send_messages", "read_message_history")
"""By discord.py's flag names: without the history a post could not be found again."""


class DiscordDesk:
    """Posts, finds and edits."""

    def __init__(self, channels: Channels, publisher: DiscordPublisher) -> None:
        self._channels = channels
        self._publisher = publisher

    def lacking(self, guild: GuildId, channel: ChannelId) -> tuple[str, ...]:
        """From discord.py's cache of channels."""
        missing = self._publisher.missing_permissions(guild, channel)
        return tuple(name for name in TO_KEEP_A_DESK if name in missing)

    async def post(self, what: DeskPost) -> MessageId:
        """Post it with its nonce."""
        with refusing(what.channel, *_TO_SEND):
            message = await self._channels.find(what.settings.guild, what.channel).send(
                view=desk_card(what),
                nonce=what.nonce,
                allowed_mentions=discord.AllowedMentions.none(),
            )
        return MessageId(message.id)

    async def tell(self, what: Notice) -> None:
        """Post it with its nonce."""
        with refusing(what.channel, *_TO_SEND):
            await self._channels.find(what.settings.guild, what.channel).send(
                view=notice_card(what),
                nonce=what.nonce,
                allowed_mentions=discord.AllowedMentions.none(),
            )

    def drawn(self, what: DeskPost) -> bytes:
        """Its components, as they are sent."""
        view: Any = desk_card(what)  # discord.py has no types for what it sends
        return json.dumps(view.to_components(), sort_keys=True).encode()

    async def find(
        self, guild: GuildId, channel: ChannelId, marks: Collection[int], since: datetime
    ) -> dict[int, MessageId]:
        """Look once through the channel's messages from the newest back to `since`."""
        return await self._channels.find_marked(guild, channel, marks, since)

    async def change(self, what: DeskPost, message: MessageId) -> None:
        """Edit it; nothing of it has to be read before."""
        place = self._channels.find(what.settings.guild, what.channel)
        with refusing(what.channel, *_TO_SEND):
            await place.get_partial_message(message).edit(
                view=desk_card(what), allowed_mentions=discord.AllowedMentions.none()
            )
