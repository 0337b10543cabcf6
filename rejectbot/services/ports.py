"""What the services need from outside: a publisher, a display of counts, a clock, chance."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rejectbot.domain.filters.keywords import KeywordRule
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.rejection import Draft, UpdateKind, Wants
from rejectbot.domain.safe_text import LinkRule
from rejectbot.domain.settings import ServerSettings
from rejectbot.domain.support import SupportKind

Now = Callable[[], datetime]
"""The present as an aware UTC instant."""

RandomBytes = Callable[[int], bytes]
"""So many unpredictable bytes."""

Later = Callable[[float, Callable[[], Awaitable[None]]], None]
"""Run something after so many seconds, in this process; lost with it."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Time and chance, handed in so that a test decides both."""

    now: Now
    random_bytes: RandomBytes
    later: Later


@dataclass(frozen=True, slots=True)
class CardToPost:
    """Everything a new card shows; `author_name` is None on an anonymous one."""

    pid: RejectionId
    channel: ChannelId
    draft: Draft
    author_name: str | None
    nonce: str
    settings: ServerSettings


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where a published card stands."""

    pid: RejectionId
    guild: GuildId
    channel: ChannelId
    message: MessageId


class Words(StrEnum):
    """What may be written into a card's thread."""

    NOTE = "note"
    REPLY = "reply"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class WordsToPost:
    """Something for a card's thread; `thread` is None before the first one.

    `writer_name` is None where it is anonymous. `mention` is the card's author where they asked
    to be told at the first note. `mark` is a random number below 2^31 by which it is found again.
    """

    place: CardPlace
    thread: ChannelId | None
    words: Words
    writer_name: str | None
    text: str
    mention: UserId | None
    nonce: str
    mark: int
    settings: ServerSettings


@dataclass(frozen=True, slots=True)
class PostedWords:
    """Where it stands in which thread."""

    thread: ChannelId
    message: MessageId


@dataclass(frozen=True, slots=True)
class CardTexts:
    """A member's own words as they stand on a card, as plain text."""

    story: str
    next: str


@dataclass(frozen=True, slots=True)
class SeenCard:
    """A card as Discord shows it: native reactions by emoji, and the counts on its buttons."""

    message: MessageId
    reactions: dict[str, int]
    shown: dict[SupportKind, int]


class Membership(Protocol):
    """Discord's word for which servers the bot is in; raises a PlaceRefusal where it has none."""

    async def servers(self) -> frozenset[GuildId]:
        """Every server, also one with an outage."""
        ...

    async def is_member(self, guild: GuildId) -> bool:
        """Whether the bot is in this one."""
        ...


class Publisher(Protocol):
    """Posts for the services. Every method may raise ChannelGone, PermissionsMissing or
    DiscordUnreachable; after the latter it is unknown whether the post took effect.
    """

    def missing_permissions(self, guild: GuildId, channel: ChannelId) -> tuple[str, ...]:
        """What the bot still needs there, from what is known without asking Discord.

        Raises ChannelGone.
        """
        ...

    def may_attach(self, guild: GuildId, channel: ChannelId) -> bool:
        """Whether a post there may have a picture, from what is known without asking Discord.

        Raises ChannelGone.
        """
        ...

    def is_hidden(self, guild: GuildId, channel: ChannelId) -> bool:
        """Whether somebody without any role can't see the channel, from what is known."""
        ...

    async def post_card(self, card: CardToPost) -> MessageId:
        """Post a card; its nonce keeps Discord from taking it twice within minutes."""
        ...

    async def find_card(
        self, guild: GuildId, channel: ChannelId, pid: RejectionId, since: datetime
    ) -> MessageId | None:
        """Look for a card among the bot's messages from `since` on, by the id in its buttons."""
        ...

    async def delete_card(self, place: CardPlace) -> None:
        """Take a card down; nothing happens when it is gone already."""
        ...

    async def post_words(self, note: WordsToPost) -> PostedWords:
        """Post into the card's thread, which is made if there is none.

        Raises CardUnknown when the card is gone.
        """
        ...

    async def find_words(self, words: WordsToPost, since: datetime) -> PostedWords | None:
        """Look in the thread for what was posted from `since` on with the same mark."""
        ...

    async def read_card(self, place: CardPlace) -> CardTexts:
        """What stands on the card. Raises CardUnknown when it is gone, as all edits do."""
        ...

    async def change_story(self, place: CardPlace, story: str, links: LinkRule) -> None:
        """Put another story on the card, with links as the server's rule has them."""
        ...

    async def add_update(
        self, place: CardPlace, update: UpdateKind, mark: int, locale: str
    ) -> None:
        """Add a line to the card, once for each mark. Raises UpdatesFull at the sixth."""
        ...

    async def put_name(self, place: CardPlace, name: str, wants: Wants, locale: str) -> None:
        """Make an anonymous card say whose it is."""
        ...

    async def see_cards(
        self, guild: GuildId, channel: ChannelId, messages: Sequence[MessageId]
    ) -> list[SeenCard]:
        """How the cards look now; those that are gone are left out."""
        ...

    async def reactors(self, place: CardPlace, emoji: str) -> set[UserId]:
        """Who put this native reaction, bots left out."""
        ...


class CountDisplay(Protocol):
    """Shows support counts on cards, some time soon and seldom enough."""

    def refresh(self, place: CardPlace) -> None:
        """The card's counts may have changed."""
        ...

    def refresh_when_posted(self, pid: RejectionId) -> None:
        """The same, for a card whose place is not stored yet."""
        ...

    def posted(self, place: CardPlace) -> None:
        """A card's place is stored."""
        ...


class KeywordRules(Protocol):
    """A server's own AutoMod rules."""

    def may_read(self, guild: GuildId) -> bool:
        """Whether the bot may read them, from what is known without asking Discord."""
        ...

    async def read(self, guild: GuildId, channel: ChannelId | None) -> tuple[KeywordRule, ...]:
        """The keyword rules that block messages in the channel. Raises a PlaceRefusal."""
        ...
