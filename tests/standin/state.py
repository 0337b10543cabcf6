"""What exists on the pretend Discord: people, guilds, channels, messages and interactions."""

import time
from dataclasses import dataclass, field

from tests.standin.ids import Snowflakes
from tests.standin.wire import Json, Refused

TEXT_CHANNEL = 0
PUBLIC_THREAD = 11
NONCE_WINDOW_S = 300.0
"""How long a nonce is remembered; Discord's documentation says "the past few minutes"."""
EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15


@dataclass(slots=True)
class User:
    """A person or the bot."""

    id: int
    name: str
    bot: bool = False


@dataclass(slots=True)
class Guild:
    """A server with its channels and members; managers may manage it and time members out."""

    id: int
    name: str
    owner_id: int
    channel_ids: list[int] = field(default_factory=list)
    member_ids: list[int] = field(default_factory=list)
    manager_ids: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Channel:
    """A text channel, or a thread when it has a parent; message ids rise."""

    id: int
    guild_id: int
    name: str
    type: int = TEXT_CHANNEL
    parent_id: int | None = None
    owner_id: int | None = None
    message_ids: list[int] = field(default_factory=list)
    thread_member_ids: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Message:
    """A message; an ephemeral one stands in no channel's list."""

    id: int
    channel_id: int
    author_id: int
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    flags: int = 0
    nonce: str | None = None
    interaction_id: int | None = None
    edits: int = 0
    edited_at: float | None = None
    thread_id: int | None = None
    reactions: dict[str, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Interaction:
    """One interaction and everything that was answered to it; `callbacks` holds each body taken."""

    id: int
    token: str
    type: int
    user_id: int
    guild_id: int
    channel_id: int
    data: Json
    message_id: int | None = None
    born: float = field(default_factory=time.monotonic)
    callback: Json | None = None
    original_id: int | None = None
    original_edits: int = 0
    followup_ids: list[int] = field(default_factory=list)
    expired: bool = False


@dataclass(slots=True)
class World:
    """All of it; every look-up of a thing that is not there refuses as Discord does."""

    bot: User
    ids: Snowflakes
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    interactions: dict[int, Interaction] = field(default_factory=dict)
    by_token: dict[str, Interaction] = field(default_factory=dict)
    commands: dict[str, Json] = field(default_factory=dict)
    nonces: dict[tuple[int, str], tuple[int, float]] = field(default_factory=dict)
    """(channel, nonce) → (message, monotonic seconds of its sending)."""

    def guild(self, guild_id: int) -> Guild:
        """The guild, or 10004."""
        if guild_id not in self.guilds:
            raise Refused(404, 10004, "Unknown Guild")
        return self.guilds[guild_id]

    def channel(self, channel_id: int) -> Channel:
        """The channel or thread, or 10003."""
        if channel_id not in self.channels:
            raise Refused(404, 10003, "Unknown Channel")
        return self.channels[channel_id]

    def message(self, message_id: int, channel_id: int | None = None) -> Message:
        """The message (of that channel, when given), or 10008."""
        message = self.messages.get(message_id)
        if message is None or channel_id not in (None, message.channel_id):
            raise Refused(404, 10008, "Unknown Message")
        return message

    def first_with_nonce(self, channel_id: int, nonce: str) -> Message | None:
        """The message sent with this nonce within the window, if it still stands."""
        message_id, sent = self.nonces.get((channel_id, nonce), (0, 0.0))
        if message_id and time.monotonic() - sent < NONCE_WINDOW_S:
            return self.messages.get(message_id)
        return None

    def add_message(self, message: Message) -> None:
        """Puts a message where readers find it."""
        self.messages[message.id] = message
        if message.nonce is not None:
            self.nonces[message.channel_id, message.nonce] = (message.id, time.monotonic())
        if not message.flags & EPHEMERAL:
            self.channel(message.channel_id).message_ids.append(message.id)

    def remove_message(self, message: Message) -> None:
        """Takes a message away; its thread stays, as on Discord."""
        del self.messages[message.id]
        ids = self.channels[message.channel_id].message_ids
        if message.id in ids:
            ids.remove(message.id)
