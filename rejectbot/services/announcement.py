"""What the bot posts to a server by itself, as values, and the port it goes through."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from rejectbot.domain.answering import SharedDay, WaitingCard
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RoleId
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.settings import ServerSettings
from rejectbot.domain.team_goal import Progress

_MARK_BASE = 0x40000000
"""Marks lie above it: Discord numbers the components that were given no number from 1."""
_NONCE_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class Celebration:
    """The group has reached `percent` (25, 50, 75 or 100) of its goal."""

    percent: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Digest:
    """A server's seven days, oldest first, each with how many cards stand and were answered.

    `people` is how many answered under their own names, `waiting` a few cards that nobody has.
    """

    days: tuple[SharedDay, ...]
    people: int
    progress: Progress | None
    waiting: tuple[WaitingCard, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Cards that nobody has answered for a while; `role` is asked to look, and pinged."""

    role: RoleId
    waiting: tuple[WaitingCard, ...]


@dataclass(frozen=True, slots=True)
class TriedAgain:
    """A member, by the name shown here, wants the channel to know; `after` that rejection."""

    name: str
    after: Rejection | None


Content = Celebration | Digest | Unanswered | TriedAgain


class RoleReach(StrEnum):
    """What a mention of a role does."""

    PINGS = "pings"
    SILENT = "silent"
    """It is shown and pings nobody: not everyone may mention the role, nor may the bot."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something for a server's channel, in its language; only `Unanswered` pings, its role alone.

    `mark` is a number below 2^31 by which it is found again, `nonce` up to 25 characters.
    """

    channel: ChannelId
    content: Content
    nonce: str
    mark: int
    settings: ServerSettings


def addressed(settings: ServerSettings, content: Content, about: bytes) -> Announcement | None:
    """For the channel that is chosen now, None without one.

    The same `about` gives the same nonce and mark, so that it can be sent or looked for again.
    """
    if settings.channel is None:
        return None
    return Announcement(
        channel=settings.channel,
        content=content,
        nonce=sha256(about).hexdigest()[:_NONCE_CHARACTERS],
        mark=mark_of(about),
        settings=settings,
    )


def mark_of(about: bytes) -> int:
    """The mark of what is addressed with the same `about`."""
    return int.from_bytes(sha256(about).digest()[-4:]) % _MARK_BASE + _MARK_BASE


class Announcer(Protocol):
    """Posts for the services; what it raises is as with `ports.Publisher`."""

    async def announce(self, what: Announcement) -> MessageId:
        """Post it; its nonce keeps Discord from taking it twice within minutes."""
        ...

    async def find_announcement(
        self,
        guild: GuildId,
        channel: ChannelId,
        mark: int,
        since: datetime,
        before: datetime | None = None,
    ) -> MessageId | None:
        """Look for a post among the bot's messages from `since` on, by its mark.

        Only among those `before` an instant, where one is given.
        """
        ...

    def check(self, guild: GuildId, channel: ChannelId) -> None:
        """Raise what `announce` would for what is known without asking Discord.

        That is ChannelGone, PermissionsMissing or DiscordUnreachable.
        """
        ...

    def role_reach(self, guild: GuildId, channel: ChannelId, role: RoleId) -> RoleReach:
        """What a mention there does, from what is known without asking Discord.

        Raises ChannelGone or DiscordUnreachable.
        """
        ...
