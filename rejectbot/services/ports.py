"""What the services need from outside: a publisher, a display of counts, a clock, chance."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.rejection import Draft
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


@dataclass(frozen=True, slots=True)
class NoteToPost:
    """A named note for a card's thread; `thread` is None before the first one.

    `mention` is the card's author where they asked to be told at the first note.
    """

    place: CardPlace
    thread: ChannelId | None
    writer_name: str
    text: str
    mention: UserId | None
    nonce: str
    settings: ServerSettings


@dataclass(frozen=True, slots=True)
class PostedNote:
    """Where a note stands."""

    thread: ChannelId
    message: MessageId


@dataclass(frozen=True, slots=True)
class SeenCard:
    """A card as Discord shows it: native reactions by emoji, and the counts on its buttons."""

    message: MessageId
    reactions: dict[str, int]
    shown: dict[SupportKind, int]


class Publisher(Protocol):
    """Posts for the services. Every method may raise ChannelGone, PermissionsMissing or
    DiscordUnreachable; after the latter it is unknown whether the post took effect.
    """

    def missing_permissions(self, guild: GuildId, channel: ChannelId) -> tuple[str, ...]:
        """What the bot still needs there, from what is known without asking Discord.

        Raises ChannelGone.
        """
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

    async def post_note(self, note: NoteToPost) -> PostedNote:
        """Post a note into the card's thread, which is made if there is none."""
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
