"""What services need from outside, kept in memory: a clock, timers, a channel of posted cards."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from rejectbot.domain.errors import (
    CardUnknown,
    ChannelGone,
    DiscordUnreachable,
    PermissionsMissing,
    Refusal,
    UpdatesFull,
)
from rejectbot.domain.filters.keywords import KeywordRule
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, RoleId, UserId
from rejectbot.domain.limits import UPDATES_MAX
from rejectbot.domain.rejection import UpdateKind, Wants
from rejectbot.domain.safe_text import LinkRule
from rejectbot.domain.support import SupportKind
from rejectbot.services.announcement import Announcement, RoleReach
from rejectbot.services.ports import (
    CardPlace,
    CardTexts,
    CardToPost,
    PostedWords,
    SeenCard,
    WordsToPost,
)
from tests.services.covers_in_memory import CoversInMemory
from tests.services.desk_in_memory import DeskInMemory

MONDAY_NOON = datetime(2026, 11, 23, 12, 10, tzinfo=UTC)
_DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def posted_at(message: MessageId) -> datetime:
    """The time in a message's id."""
    return _DISCORD_EPOCH + timedelta(milliseconds=message >> 22)


@dataclass
class Clock:
    """Stands still until it is moved, or goes on by a second after `ticks_in` looks."""

    time: datetime = MONDAY_NOON
    ticks_in: int | None = None

    def __call__(self) -> datetime:
        if self.ticks_in is not None:
            self.ticks_in -= 1
            if self.ticks_in < 0:
                self.ticks_in = None
                self.move(seconds=1)
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass
class Gate:
    """Where posts stay that Discord takes long for: `reached` by the first, until it is `open`."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    open: asyncio.Event = field(default_factory=asyncio.Event)

    async def passed(self) -> None:
        self.reached.set()
        await self.open.wait()


@dataclass
class Timers:
    """What a process wants to do later; lost with it."""

    waiting: list[tuple[float, Callable[[], Awaitable[None]]]] = field(default_factory=list)

    def later(self, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        self.waiting.append((seconds, work))

    @property
    def seconds(self) -> list[float]:
        return [seconds for seconds, _ in self.waiting]

    async def run(self) -> None:
        """Do everything that waits now."""
        now, self.waiting = self.waiting, []
        for _, work in now:
            await work()


@dataclass
class CountsAsked:
    """Counts the requests to show a card's counts."""

    places: list[CardPlace] = field(default_factory=list)
    early: set[RejectionId] = field(default_factory=set)

    def refresh(self, place: CardPlace) -> None:
        self.places.append(place)

    def refresh_when_posted(self, pid: RejectionId) -> None:
        self.early.add(pid)

    def posted(self, place: CardPlace) -> None:
        if place.pid in self.early:
            self.early.discard(place.pid)
            self.refresh(place)


@dataclass
class PostedInMemory:
    """A server's channels, as far as the bot sees them; obeys nonces for minutes, as Discord does.

    `refusing` holds what the next posts and changes raise; one that is `lost` takes effect
    nevertheless. `step` is called before each thing that the bot does, and again after its effect.
    """

    clock: Clock
    cards: dict[MessageId, CardToPost] = field(default_factory=dict)
    notes: list[WordsToPost] = field(default_factory=list)
    words: dict[MessageId, WordsToPost] = field(default_factory=dict)
    announced: dict[MessageId, Announcement] = field(default_factory=dict)
    roles: dict[RoleId, RoleReach] = field(default_factory=dict)
    updates: dict[MessageId, dict[int, UpdateKind]] = field(default_factory=dict)
    reactions: dict[tuple[MessageId, str], set[UserId]] = field(default_factory=dict)
    shown: dict[MessageId, dict[SupportKind, int]] = field(default_factory=dict)
    gone: set[ChannelId] = field(default_factory=set)
    hidden: set[ChannelId] = field(default_factory=set)
    missing: tuple[str, ...] = ()
    refusing: list[Refusal] = field(default_factory=list)
    unreadable: bool = False
    searches: int = 0
    lost: int = 0
    slow: dict[ChannelId, Gate] = field(default_factory=dict)
    step: Callable[[], None] = lambda: None
    between: Callable[[CardToPost, MessageId], Awaitable[None]] | None = None
    _nonces: dict[str, tuple[datetime, MessageId]] = field(default_factory=dict)
    _made: int = 0

    def __post_init__(self) -> None:
        self.desk = DeskInMemory(self.clock)
        self.covers = CoversInMemory(self)

    def missing_permissions(self, guild: GuildId, channel: ChannelId) -> tuple[str, ...]:
        self._reach(channel)
        return self.missing

    def may_attach(self, guild: GuildId, channel: ChannelId) -> bool:
        self._reach(channel)
        return "attach_files" not in self.missing

    def is_hidden(self, guild: GuildId, channel: ChannelId) -> bool:
        return channel in self.hidden

    async def post_card(self, card: CardToPost) -> MessageId:
        self._reach(card.channel)
        if self.refusing:
            raise self.refusing.pop(0)
        posted, message = self._nonces.get(card.nonce, (_DISCORD_EPOCH, MessageId(0)))
        if self.clock() - posted > timedelta(minutes=5):
            message = self.new_message()
            self.cards[message] = card
            self._nonces[card.nonce] = (self.clock(), message)
        self._took_effect()
        if self.between is not None:
            await self.between(card, message)
        return message

    async def find_card(
        self, guild: GuildId, channel: ChannelId, pid: RejectionId, since: datetime
    ) -> MessageId | None:
        self._reach(channel)
        found = (
            message
            for message, card in self.cards.items()
            if (card.pid, card.channel) == (pid, channel) and posted_at(message) >= since
        )
        return next(found, None)

    async def delete_card(self, place: CardPlace) -> None:
        self._reach(place.channel)
        if self.refusing:
            raise self.refusing.pop(0)
        self.cards.pop(place.message, None)
        self.announced.pop(place.message, None)
        self._took_effect()

    async def post_words(self, note: WordsToPost) -> PostedWords:
        self._reach(note.place.channel)
        if self.refusing:
            raise self.refusing.pop(0)
        if note.place.message not in self.cards:
            raise CardUnknown
        thread = note.thread or ChannelId(note.place.message)
        posted, message = self._nonces.get(note.nonce, (_DISCORD_EPOCH, MessageId(0)))
        if self.clock() - posted > timedelta(minutes=5):
            message = self.new_message()
            self.notes.append(note)
            self.words[message] = note
            self._nonces[note.nonce] = (self.clock(), message)
        self._took_effect()
        return PostedWords(thread, message)

    async def find_words(self, words: WordsToPost, since: datetime) -> PostedWords | None:
        self._reach(words.place.channel)
        for message, there in self.words.items():
            if there.mark == words.mark and posted_at(message) >= since:
                return PostedWords(ChannelId(words.place.message), message)
        return None

    async def announce(self, what: Announcement) -> MessageId:
        self.check(what.settings.guild, what.channel)
        if what.channel in self.slow:
            await self.slow[what.channel].passed()
        if self.refusing:
            raise self.refusing.pop(0)
        posted, message = self._nonces.get(what.nonce, (_DISCORD_EPOCH, MessageId(0)))
        if self.clock() - posted > timedelta(minutes=5):
            message = self.new_message()
            self.announced[message] = what
            self._nonces[what.nonce] = (self.clock(), message)
        self._took_effect()
        return message

    def check(self, guild: GuildId, channel: ChannelId) -> None:
        self._reach(channel)
        if self.missing:
            raise PermissionsMissing(channel=channel, permissions=self.missing)

    async def find_announcement(
        self,
        guild: GuildId,
        channel: ChannelId,
        mark: int,
        since: datetime,
        before: datetime | None = None,
    ) -> MessageId | None:
        self._reach(channel)
        self.searches += 1
        for message, there in self.announced.items():
            if (there.mark, there.channel) == (mark, channel):
                at = posted_at(message)
                return message if since <= at and (before is None or at < before) else None
        return None

    def role_reach(self, guild: GuildId, channel: ChannelId, role: RoleId) -> RoleReach:
        self._reach(channel)
        return self.roles.get(role, RoleReach.PINGS)

    async def read_card(self, place: CardPlace) -> CardTexts:
        self._reach(place.channel)
        if self.unreadable:
            raise DiscordUnreachable
        if place.message not in self.cards:
            raise CardUnknown
        draft = self.cards[place.message].draft
        return CardTexts(draft.story, draft.next)

    async def change_story(self, place: CardPlace, story: str, links: LinkRule) -> None:
        card = self._card(place)
        self.cards[place.message] = replace(card, draft=replace(card.draft, story=story))
        self._took_effect()

    async def add_update(
        self, place: CardPlace, update: UpdateKind, mark: int, locale: str
    ) -> None:
        self._card(place)
        lines = self.updates.setdefault(place.message, {})
        if mark not in lines and len(lines) >= UPDATES_MAX:
            raise UpdatesFull
        lines[mark] = update
        self._took_effect()

    async def put_name(self, place: CardPlace, name: str, wants: Wants, locale: str) -> None:
        self.cards[place.message] = replace(self._card(place), author_name=name)
        self._took_effect()

    def _card(self, place: CardPlace) -> CardToPost:
        self._reach(place.channel)
        if self.refusing:
            raise self.refusing.pop(0)
        if place.message not in self.cards:
            raise CardUnknown
        return self.cards[place.message]

    async def see_cards(
        self, guild: GuildId, channel: ChannelId, messages: Sequence[MessageId]
    ) -> list[SeenCard]:
        self._reach(channel)
        return [self._seen(message) for message in messages if message in self.cards]

    async def reactors(self, place: CardPlace, emoji: str) -> set[UserId]:
        self._reach(place.channel)
        return set(self.reactions.get((place.message, emoji), set()))

    def _reach(self, channel: ChannelId) -> None:
        self.step()
        if channel in self.gone:
            raise ChannelGone

    def _took_effect(self) -> None:
        self.step()
        if self.lost:
            self.lost -= 1
            raise DiscordUnreachable

    def _seen(self, message: MessageId) -> SeenCard:
        reactions = {
            emoji: len(people)
            for (where, emoji), people in self.reactions.items()
            if where == message and people
        }
        return SeenCard(message, reactions, self.shown.get(message, {}))

    def new_message(self) -> MessageId:
        """An id as Discord makes them: milliseconds since 2015 above 22 further bits."""
        self._made += 1
        milliseconds = (self.clock() - _DISCORD_EPOCH) // timedelta(milliseconds=1)
        return MessageId((milliseconds << 22) + self._made)


@dataclass
class RulesOfServer:
    """A server's AutoMod rules; the bot may read them only where `readable`."""

    rules: tuple[KeywordRule, ...] = ()
    readable: bool = False
    refusing: Refusal | None = None
    reads: int = 0

    def may_read(self, guild: GuildId) -> bool:
        del guild
        return self.readable

    async def read(self, guild: GuildId, channel: ChannelId | None) -> tuple[KeywordRule, ...]:
        del guild, channel
        self.reads += 1
        if self.refusing is not None:
            raise self.refusing
        return self.rules
