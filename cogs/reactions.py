"""Native reactions on cards count like the buttons; foreign ones cost next to nothing."""

import discord
from discord.ext import commands

from rejectbot.bot.known_cards import KnownCards
from rejectbot.domain.ids import GuildId, MessageId, RejectionId, UserId
from rejectbot.services.cards import Cards
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.supporting import Supporting


class Reactions(commands.Cog):
    """Listens to raw reaction events only: no message is cached."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        setup: ServerSetup,
        supporting: Supporting,
        cards: Cards,
        known: KnownCards,
    ) -> None:
        self._bot = bot
        self._setup = setup
        self._supporting = supporting
        self._cards = cards
        self._known = known

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        """Somebody reacted."""
        if event.member is not None and event.member.bot:
            return
        pid = self._known.get(MessageId(event.message_id))
        if pid is None and self._may_be_ours(event.message_author_id):
            pid = await self._cards.at(MessageId(event.message_id))
        if pid is not None:
            await self._react(event, pid, on=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        """Somebody took a reaction back; Discord does not say whose message it is on."""
        pid = self._known.get(MessageId(event.message_id))
        if pid is not None:
            await self._react(event, pid, on=False)

    @commands.Cog.listener()
    async def on_raw_reaction_clear(self, event: discord.RawReactionClearEvent) -> None:
        """A moderator took all reactions off a message."""
        await self._clear(event.guild_id, event.message_id, None)

    @commands.Cog.listener()
    async def on_raw_reaction_clear_emoji(self, event: discord.RawReactionClearEmojiEvent) -> None:
        """A moderator took all reactions of one emoji off a message."""
        await self._clear(event.guild_id, event.message_id, str(event.emoji))

    def _may_be_ours(self, author: int | None) -> bool:
        return author is None or (self._bot.user is not None and author == self._bot.user.id)

    async def _react(
        self, event: discord.RawReactionActionEvent, pid: RejectionId, *, on: bool
    ) -> None:
        guild = GuildId(event.guild_id or 0)
        kind = self._setup.of(guild).kind_of(str(event.emoji))
        if kind is not None:
            await self._supporting.react(guild, UserId(event.user_id), pid, kind, on=on)

    async def _clear(self, guild: int | None, message: int, emoji: str | None) -> None:
        pid = self._known.get(MessageId(message))
        if pid is None:
            return
        settings = self._setup.of(GuildId(guild or 0))
        kind = None if emoji is None else settings.kind_of(emoji)
        if emoji is None or kind is not None:
            await self._supporting.clear_reactions(settings.guild, pid, kind)
