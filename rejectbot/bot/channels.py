"""Channels by their ids, and the bot's own messages in them: what all that posts stands on."""

from collections.abc import Collection
from datetime import datetime

import discord

from rejectbot.bot.refusing import refusing
from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.ids import ChannelId, GuildId, MessageId
from rejectbot.ui.cards.words import is_marked

TO_READ = ("view_channel", "read_message_history")
"""By discord.py's flag names."""


class Channels:
    """Needs no cache: a channel is asked for when something is done there."""

    def __init__(self) -> None:
        self._client: discord.Client | None = None

    def attach(self, client: discord.Client) -> None:
        """Use this client from now on."""
        self._client = client

    @property
    def bot(self) -> discord.Client:
        """The client; raises DiscordUnreachable before there is one."""
        if self._client is None:
            raise DiscordUnreachable
        return self._client

    def find(self, guild: GuildId, channel: ChannelId) -> discord.PartialMessageable:
        """The channel, whether it exists or not."""
        return self.bot.get_partial_messageable(channel, guild_id=guild)

    def is_ours(self, message: discord.Message) -> bool:
        """Whether the bot wrote it."""
        return self.bot.user is not None and message.author.id == self.bot.user.id

    async def find_marked(
        self,
        guild: GuildId,
        channel: ChannelId,
        marks: Collection[int],
        since: datetime,
        before: datetime | None = None,
    ) -> dict[int, MessageId]:
        """Look through all messages, from the newest (`before`) back to `since`, for these marks.

        Of a mark that stands more than once it gives the newest.
        """
        found: dict[int, MessageId] = {}
        with refusing(channel, *TO_READ):
            async for message in self.find(guild, channel).history(limit=None, before=before):
                if message.created_at < since:
                    break
                if self.is_ours(message):
                    here = {mark for mark in marks if is_marked(message, mark)}
                    found = dict.fromkeys(here, MessageId(message.id)) | found
                if len(found) == len(marks):
                    break
        return found
