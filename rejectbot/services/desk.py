"""What the bot posts for moderators alone, as values, and the port it goes through."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from rejectbot.domain.ids import ChannelId, EntryId, GuildId, MessageId, UserId
from rejectbot.domain.reviewing import Verdict
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.services.ports import CardPlace
from rejectbot.services.reported import LookedAt, Reported

_MARK_BASE = 0x40000000
"""Marks lie above it: Discord numbers the components that were given no number from 1."""
_NONCE_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that waits for moderators; `about` is the card it is about, where there is one."""

    id: EntryId
    parcel: Parcel
    about: CardPlace | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """An entry that waits no more; the text is not in it.

    `verdict` is None where it went without a decision; `by` is None where nobody decided in time,
    or the moderator was erased.
    """

    id: EntryId
    verdict: Verdict | None = None
    by: UserId | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry that stands in the moderators' channel no more, since that is another: `to`."""

    id: EntryId
    to: ChannelId | None


Content = Entry | Decided | Moved | Reported | LookedAt


@dataclass(frozen=True, slots=True)
class DeskPost:
    """Something for a moderators' channel, in the server's language; it pings nobody.

    The same entry has the same `mark`, a number below 2^31 by which it is found again, and in one
    channel the same `nonce` of up to 25 characters.
    """

    channel: ChannelId
    content: Content
    settings: ServerSettings

    @property
    def mark(self) -> int:
        """By which it is found again."""
        return mark_of(self.content.id)

    @property
    def nonce(self) -> str:
        """Which keeps Discord from taking it twice within minutes."""
        said = b"desk" + self.content.id + self.channel.to_bytes(8, "big")
        return sha256(said).hexdigest()[:_NONCE_CHARACTERS]


@dataclass(frozen=True, slots=True)
class Notice:
    """That nothing can be posted in the channel where members share, `since` when."""

    channel: ChannelId
    settings: ServerSettings
    since: datetime

    @property
    def nonce(self) -> str:
        """As that of a `DeskPost`: the same trouble has the same."""
        said = f"notice {self.channel} {self.settings.channel} {self.since.timestamp()}"
        return sha256(said.encode()).hexdigest()[:_NONCE_CHARACTERS]


def mark_of(entry: EntryId) -> int:
    """The mark of whatever is posted about an entry."""
    return int.from_bytes(sha256(b"mark" + entry).digest()[-4:]) % _MARK_BASE + _MARK_BASE


def entry_of(parcel: Parcel) -> EntryId:
    """The id under which moderators see it.

    It follows from what is sealed: a thief of the database can't tell which row it belongs to.
    """
    return EntryId(sha256(b"review" + parcel.nonce.encode()).digest()[:16])


class Desk(Protocol):
    """Posts for moderators; what it raises is as with `ports.Publisher`."""

    def lacking(self, guild: GuildId, channel: ChannelId) -> tuple[str, ...]:
        """What the bot needs there and does not have, from what is known without asking Discord.

        Raises ChannelGone or DiscordUnreachable.
        """
        ...

    async def post(self, what: DeskPost) -> MessageId:
        """Post it, once within minutes."""
        ...

    async def tell(self, what: Notice) -> None:
        """Post a notice, once within minutes."""
        ...

    def drawn(self, what: DeskPost) -> bytes:
        """All that the post would say: other bytes for anything else."""
        ...

    async def find(
        self, guild: GuildId, channel: ChannelId, marks: Collection[int], since: datetime
    ) -> dict[int, MessageId]:
        """Look for posts among the bot's messages from `since` on, by their marks."""
        ...

    async def change(self, what: DeskPost, message: MessageId) -> None:
        """Let a post say something else. Raises CardUnknown when it is gone."""
        ...
