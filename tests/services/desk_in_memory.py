"""A moderators' channel kept in memory, as far as the bot sees it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from rejectbot.domain.errors import CardUnknown, ChannelGone, DiscordUnreachable, Refusal
from rejectbot.domain.ids import ChannelId, GuildId, MessageId
from rejectbot.services.desk import Decided, DeskPost, Entry, Notice

_DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


@dataclass
class DeskInMemory:
    """What stands there by message; `refusing` holds what the next posts and edits raise.

    One that is `lost` takes effect nevertheless.
    """

    clock: Callable[[], datetime]
    posts: dict[MessageId, DeskPost] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    made: int = 0
    searches: int = 0
    edits: int = 0
    gone: set[ChannelId] = field(default_factory=set)
    missing: tuple[str, ...] = ()
    refusing: list[Refusal] = field(default_factory=list)
    lost: int = 0
    step: Callable[[], None] = lambda: None

    @property
    def waiting(self) -> list[Entry]:
        """The entries that stand there with their texts."""
        contents = (post.content for post in self.posts.values())
        return [content for content in contents if isinstance(content, Entry)]

    @property
    def decided(self) -> list[Decided]:
        """The entries that say how they ended."""
        contents = (post.content for post in self.posts.values())
        return [content for content in contents if isinstance(content, Decided)]

    def lacking(self, guild: GuildId, channel: ChannelId) -> tuple[str, ...]:
        if channel in self.gone:
            raise ChannelGone
        return self.missing

    async def post(self, what: DeskPost) -> MessageId:
        self._reach(what.channel)
        self.made += 1
        milliseconds = (self.clock() - _DISCORD_EPOCH) // timedelta(milliseconds=1)
        message = MessageId((milliseconds << 22) + self.made)
        self.posts[message] = what
        self._took_effect()
        return message

    async def tell(self, what: Notice) -> None:
        self._reach(what.channel)
        self.notices.append(what)

    def drawn(self, what: DeskPost) -> bytes:
        return repr((what.content, what.settings.locale)).encode()

    async def find(
        self, guild: GuildId, channel: ChannelId, marks: Collection[int], since: datetime
    ) -> dict[int, MessageId]:
        self._reach(channel)
        self.searches += 1
        return {
            post.mark: message
            for message, post in self.posts.items()
            if post.mark in marks
            and post.channel == channel
            and _DISCORD_EPOCH + timedelta(milliseconds=message >> 22) >= since
        }

    async def change(self, what: DeskPost, message: MessageId) -> None:
        self._reach(what.channel)
        if message not in self.posts:
            raise CardUnknown
        self.edits += 1
        self.posts[message] = what
        self._took_effect()

    def _reach(self, channel: ChannelId) -> None:
        self.step()
        if channel in self.gone:
            raise ChannelGone
        if self.refusing:
            raise self.refusing.pop(0)

    def _took_effect(self) -> None:
        self.step()
        if self.lost:
            self.lost -= 1
            raise DiscordUnreachable
