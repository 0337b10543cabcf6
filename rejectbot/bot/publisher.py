"""`services.ports.Publisher` over discord.py: plain messages of the bot, never webhooks."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Literal

import discord

from rejectbot.bot.card_edits import CardEdits
from rejectbot.bot.channels import TO_READ, Channels
from rejectbot.bot.known_cards import KnownCards
from rejectbot.bot.refusing import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, refusing
from rejectbot.domain.emoji import bare_emoji
from rejectbot.domain.errors import (
    CardUnknown,
    ChannelGone,
    DiscordUnreachable,
    PermissionsMissing,
)
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.rejection import UpdateKind, Wants
from rejectbot.domain.safe_text import LinkRule
from rejectbot.services.ports import (
    CardPlace,
    CardTexts,
    CardToPost,
    PostedWords,
    SeenCard,
    WordsToPost,
)
from rejectbot.ui.cards.changes import AnyView, texts_of, with_name, with_story, with_update
from rejectbot.ui.cards.rejection import rejection_card, rejection_of, shown_counts
from rejectbot.ui.cards.words import is_marked, words_card
from rejectbot.ui.copy import say

NEEDED = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "create_public_threads",
    "read_message_history",
)
"""The least permissions, by discord.py's flag names; `rejectbot invite` asks for the same."""

_TO_SEND = ("view_channel", "send_messages")
_TO_OPEN_THREADS = ("view_channel", "create_public_threads")
_TO_WRITE_THERE = ("view_channel", "send_messages_in_threads")
_THREAD_EXISTS = 160004
_GONE = (UNKNOWN_CHANNEL, UNKNOWN_MESSAGE)
_SEARCHED = 100
"""Messages: one page of a channel's history."""
_DAY_IN_MINUTES: Literal[1440] = 1440


class DiscordPublisher:
    """Posts, finds and reads messages."""

    def __init__(self, channels: Channels, known: KnownCards, edits: CardEdits) -> None:
        self._channels = channels
        self._known = known
        self._edits = edits

    def missing_permissions(self, guild: GuildId, channel: ChannelId) -> tuple[str, ...]:
        """What the bot lacks in the channel, from discord.py's cache.

        Raises ChannelGone, or DiscordUnreachable while the server is not there (an outage).
        """
        given = self._given(guild, channel)
        return tuple(name for name in NEEDED if not getattr(given, name))

    def may_attach(self, guild: GuildId, channel: ChannelId) -> bool:
        """Whether a post there may have a picture, from discord.py's cache."""
        return self._given(guild, channel).attach_files

    def is_hidden(self, guild: GuildId, channel: ChannelId) -> bool:
        """Whether @everyone can't see the channel, from discord.py's cache."""
        server = self._channels.bot.get_guild(guild)
        place = None if server is None else server.get_channel(channel)
        if server is None or place is None:
            return False
        return not place.permissions_for(server.default_role).view_channel

    async def post_card(self, card: CardToPost) -> MessageId:
        """Post a card with its nonce."""
        channel = self._channels.find(card.settings.guild, card.channel)
        with self._refusing(card.settings.guild, card.channel, *_TO_SEND):
            message = await channel.send(
                view=rejection_card(card),
                nonce=card.nonce,
                allowed_mentions=discord.AllowedMentions.none(),
            )
        self._known.add(MessageId(message.id), card.pid)
        return MessageId(message.id)

    async def find_card(
        self, guild: GuildId, channel: ChannelId, pid: RejectionId, since: datetime
    ) -> MessageId | None:
        """Look through the channel's first thousand messages from `since` on.

        Without the right to read the history Discord shows an empty one: that is refused here.
        """
        lacking = self.missing_permissions(guild, channel)
        missing = tuple(name for name in TO_READ if name in lacking)
        if missing:
            raise PermissionsMissing(channel=channel, permissions=missing)
        place = self._channels.find(guild, channel)
        with self._refusing(guild, channel, *TO_READ):
            async for message in place.history(limit=1_000, after=since, oldest_first=True):
                if self._channels.is_ours(message) and rejection_of(message) == pid:
                    self._known.add(MessageId(message.id), pid)
                    return MessageId(message.id)
        return None

    async def delete_card(self, place: CardPlace) -> None:
        """Delete the card's message; gone is gone."""
        with self._refusing(place.guild, place.channel, *TO_READ):
            try:
                await self._message(place).delete()
            except discord.NotFound as error:
                if error.code not in _GONE:
                    raise

    async def post_words(self, note: WordsToPost) -> PostedWords:
        """Post into the card's thread; raises CardUnknown when the card is gone."""
        thread = note.thread or await self._open_thread(note)
        message = await self._send_note(note, thread)
        if message is None:
            thread = await self._open_thread(note)
            message = await self._send_note(note, thread)
        if message is None:
            raise CardUnknown
        return PostedWords(thread, message)

    async def find_words(self, words: WordsToPost, since: datetime) -> PostedWords | None:
        """Look through the first thousand messages of the thread from `since` on."""
        thread = words.thread or ChannelId(words.place.message)  # a thread has its message's id
        guild, channel = words.place.guild, words.place.channel
        with self._refusing(guild, channel, *TO_READ):
            try:
                history = self._channels.find(guild, thread).history(
                    limit=1_000, after=since, oldest_first=True
                )
                async for message in history:
                    if self._channels.is_ours(message) and is_marked(message, words.mark):
                        return PostedWords(thread, MessageId(message.id))
            except discord.NotFound:
                return None  # no thread yet
        return None

    async def read_card(self, place: CardPlace) -> CardTexts:
        """Read the member's own words from the card."""
        with self._refusing(place.guild, place.channel, *TO_READ):
            return texts_of(await self._fetch(place))

    async def change_story(self, place: CardPlace, story: str, links: LinkRule) -> None:
        """Put another story on the card, with links as the server's rule has them."""
        await self._change(place, lambda card: with_story(card, story, links))

    async def add_update(
        self, place: CardPlace, update: UpdateKind, mark: int, locale: str
    ) -> None:
        """Add a line to the card, once for each mark."""
        await self._change(place, lambda card: with_update(card, update, mark, locale))

    async def put_name(self, place: CardPlace, name: str, wants: Wants, locale: str) -> None:
        """Make the card say whose it is."""
        await self._change(place, lambda card: with_name(card, name, wants, locale))

    async def _change(
        self, place: CardPlace, change: Callable[[discord.Message], AnyView | None]
    ) -> None:
        with self._refusing(place.guild, place.channel, *TO_READ):
            async with self._edits.alone(place.message):
                view = change(await self._fetch(place))
                if view is None:
                    return
                edited = await self._message(place).edit(
                    view=view, allowed_mentions=discord.AllowedMentions.none()
                )
                self._edits.changed(edited)

    async def _fetch(self, place: CardPlace) -> discord.Message:
        return await self._message(place).fetch()

    async def see_cards(
        self, guild: GuildId, channel: ChannelId, messages: Sequence[MessageId]
    ) -> list[SeenCard]:
        """One page of history, then one by one what lies further back."""
        wanted = set(messages)
        seen: list[SeenCard] = []
        place = self._channels.find(guild, channel)
        with self._refusing(guild, channel, *TO_READ):
            async for message in place.history(limit=_SEARCHED):
                if message.id in wanted:
                    wanted.discard(MessageId(message.id))
                    seen.append(_seen(message))
            for older in sorted(wanted):
                try:
                    seen.append(_seen(await place.fetch_message(older)))
                except discord.NotFound as error:
                    if error.code != UNKNOWN_MESSAGE:
                        raise
        return seen

    async def reactors(self, place: CardPlace, emoji: str) -> set[UserId]:
        """Everyone who put this reaction, bots left out."""
        with self._refusing(place.guild, place.channel, *TO_READ):
            message = await self._message(place).fetch()
            found: set[UserId] = set()
            for reaction in message.reactions:
                if _bare(reaction) == emoji:
                    found |= await _users(reaction)
        return found

    def _given(self, guild: GuildId, channel: ChannelId) -> discord.Permissions:
        server = self._channels.bot.get_guild(guild)
        if server is None or server.unavailable:
            raise DiscordUnreachable
        place = server.get_channel(channel)
        if place is None:
            raise ChannelGone
        return place.permissions_for(server.me)

    def _message(self, place: CardPlace) -> discord.PartialMessage:
        return self._channels.find(place.guild, place.channel).get_partial_message(place.message)

    def _refusing(
        self, guild: GuildId, channel: ChannelId, *needed: str
    ) -> AbstractContextManager[None]:
        """`refusing`, which names of `needed` what is missing by what is known of the channel."""
        try:
            lacking = self.missing_permissions(guild, channel)
        except (ChannelGone, DiscordUnreachable):
            lacking = ()
        known = tuple(name for name in lacking if name in needed)
        return refusing(channel, *needed, known=known)

    async def _open_thread(self, note: WordsToPost) -> ChannelId:
        name = say(note.settings.locale, "note-thread")
        with self._refusing(note.place.guild, note.place.channel, *_TO_OPEN_THREADS):
            try:
                thread = await self._message(note.place).create_thread(
                    name=name, auto_archive_duration=_DAY_IN_MINUTES
                )
            except discord.HTTPException as error:
                if error.code != _THREAD_EXISTS:
                    raise
                return ChannelId(note.place.message)  # a message's thread has the message's id
        return ChannelId(thread.id)

    async def _send_note(self, note: WordsToPost, thread: ChannelId) -> MessageId | None:
        told = [discord.Object(note.mention)] if note.mention is not None else False
        with self._refusing(note.place.guild, note.place.channel, *_TO_WRITE_THERE):
            try:
                message = await self._channels.find(note.settings.guild, thread).send(
                    view=words_card(note),
                    nonce=note.nonce,
                    allowed_mentions=discord.AllowedMentions(
                        everyone=False, roles=False, replied_user=False, users=told
                    ),
                )
            except discord.NotFound:
                return None
        return MessageId(message.id)


def _seen(message: discord.Message) -> SeenCard:
    reactions: Counter[str] = Counter()
    for reaction in message.reactions:
        reactions[_bare(reaction)] += reaction.count
    return SeenCard(MessageId(message.id), dict(reactions), shown_counts(message))


async def _users(reaction: discord.Reaction) -> set[UserId]:
    found: set[UserId] = set()
    for kind, count in (
        (discord.ReactionType.normal, reaction.normal_count),
        (discord.ReactionType.burst, reaction.burst_count),
    ):
        if count:
            async for user in reaction.users(type=kind):
                if not user.bot:
                    found.add(UserId(user.id))
    return found


def _bare(reaction: discord.Reaction) -> str:
    return bare_emoji(str(reaction.emoji))
