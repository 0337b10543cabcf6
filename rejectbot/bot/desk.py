"""`services.desk.Desk` over discord.py: plain messages for moderators, which ping nobody."""

from datetime import datetime

import discord

from rejectbot.bot.publisher import TO_READ, DiscordPublisher
from rejectbot.bot.refusing import refusing
from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.ids import ChannelId, GuildId, MessageId
from rejectbot.services.desk import DeskPost
from rejectbot.ui.cards.queue import desk_card
from rejectbot.ui.cards.words import is_marked

_TO_SEND = ("view_channel", "send_messages")
TO_KEEP_A_DESK = ("view_channel", "send_messages", "read_message_history")
"""By discord.py's flag names: without the history a post could not be found again."""


class DiscordDesk:
    """Posts, finds and edits."""

    def __init__(self, publisher: DiscordPublisher) -> None:
        self._publisher = publisher
        self._client: discord.Client | None = None

    def attach(self, client: discord.Client) -> None:
        """Use this client from now on."""
        self._client = client

    def lacking(self, guild: GuildId, channel: ChannelId) -> tuple[str, ...]:
        """From discord.py's cache of channels."""
        missing = self._publisher.missing_permissions(guild, channel)
        return tuple(name for name in TO_KEEP_A_DESK if name in missing)

    async def post(self, what: DeskPost) -> MessageId:
        """Post it with its nonce."""
        with refusing(what.channel, *_TO_SEND):
            message = await self._channel(what.settings.guild, what.channel).send(
                view=desk_card(what),
                nonce=what.nonce,
                allowed_mentions=discord.AllowedMentions.none(),
            )
        return MessageId(message.id)

    async def find(
        self, guild: GuildId, channel: ChannelId, mark: int, since: datetime
    ) -> MessageId | None:
        """Look through the channel's messages from the newest back to `since`."""
        with refusing(channel, *TO_READ):
            async for message in self._channel(guild, channel).history(limit=None):
                if message.created_at < since:
                    break
                if self._is_ours(message) and is_marked(message, mark):
                    return MessageId(message.id)
        return None

    async def change(self, what: DeskPost, message: MessageId) -> None:
        """Edit it; nothing of it has to be read before."""
        place = self._channel(what.settings.guild, what.channel)
        with refusing(what.channel, *_TO_SEND):
            await place.get_partial_message(message).edit(
                view=desk_card(what), allowed_mentions=discord.AllowedMentions.none()
            )

    @property
    def _bot(self) -> discord.Client:
        if self._client is None:
            raise DiscordUnreachable
        return self._client

    def _channel(self, guild: GuildId, channel: ChannelId) -> discord.PartialMessageable:
        return self._bot.get_partial_messageable(channel, guild_id=guild)

    def _is_ours(self, message: discord.Message) -> bool:
        return self._bot.user is not None and message.author.id == self._bot.user.id
