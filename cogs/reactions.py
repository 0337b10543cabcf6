"""Native reactions on cards count like the buttons; foreign ones cost next to nothing."""

import discord
from discord.ext import commands

from rejectbot.bot.client import RejectBot
from rejectbot.bot.known_cards import KnownCards
from rejectbot.domain.ids import GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.settings import kind_in_any_set
from rejectbot.services.cards import Cards
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.supporting import Supporting


class Reactions(commands.Cog):
    """Listens to raw reaction events only: no message is cached."""

    def __init__(
        self,
        bot: RejectBot,
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
        bot.pass_only("raw_reaction_add", self._may_be_on_a_card)
        bot.pass_only("raw_reaction_remove", self._is_on_a_card)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        """Somebody reacted."""
        if event.member is not None and event.member.bot:
            return
        message = MessageId(event.message_id)
        pid = self._known.get(message) or await self._cards.at(message)
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

    def _may_be_on_a_card(self, event: discord.RawReactionActionEvent) -> bool:
        author, me = event.message_author_id, self._bot.user
        ours = author is None or (me is not None and author == me.id)
        return ours or self._is_on_a_card(event)

    def _is_on_a_card(self, event: discord.RawReactionActionEvent) -> bool:
        return self._known.get(MessageId(event.message_id)) is not None

    async def _react(
        self, event: discord.RawReactionActionEvent, pid: RejectionId, *, on: bool
    ) -> None:
        guild = GuildId(event.guild_id or 0)
        emoji = str(event.emoji)
        kind = self._setup.of(guild).kind_of(emoji) if on else kind_in_any_set(emoji)
        if kind is not None:
            await self._supporting.react(guild, UserId(event.user_id), pid, kind, on=on)

    async def _clear(self, guild: int | None, message: int, emoji: str | None) -> None:
        pid = self._known.get(MessageId(message))
        if pid is None:
            return
        kind = None if emoji is None else kind_in_any_set(emoji)
        if emoji is None or kind is not None:
            await self._supporting.clear_reactions(GuildId(guild or 0), pid, kind)
