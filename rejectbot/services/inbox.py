"""What came for a member since they last looked, and what comes for their anonymous rejections."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import AttemptId, ChannelId, GuildId, OutboxId, RejectionId, UserId
from rejectbot.domain.periods import local_day
from rejectbot.domain.rejection import How, Rejection
from rejectbot.domain.review import State
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.services.anonymity.private_notes import PrivateNote, PrivateNotes
from rejectbot.services.anonymity.withdrawn import is_withdrawn
from rejectbot.services.farewells import Farewells, Removed
from rejectbot.services.outbox import Outbox
from rejectbot.services.owning import Claim, Owning
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import attempts, notes, private_notes, rejections, reports, support
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.rejections import Seen


class Looked(StrEnum):
    """Whether moderators have looked at what was reported, and what they did."""

    OPEN = "open"
    KEPT = "kept"
    TAKEN_DOWN = "taken_down"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came for one rejection: supporters and public notes that are new, private notes.

    `reported`: how it is with private notes that their reader reported, and reads no more.
    Of an anonymous one everything is told each time: that it was looked at is stored nowhere.
    """

    rejection: Rejection
    supporters: int
    notes: int
    thread: ChannelId | None
    private: tuple[PrivateNote, ...]
    reported: tuple[Looked, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.supporters or self.notes or self.private or self.reported)


@dataclass(frozen=True, slots=True)
class Asking:
    """How did it go? About an attempt `days` ago, perhaps after a named rejection that stands."""

    attempt: AttemptId
    days: int
    after: Rejection | None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """All that came, newest rejection first, texts that came back or wait for moderators, and
    questions that are due; `removed` is what moderators took down or hid. `window_days` is how
    long a text is kept from its UTC day on.
    """

    arrived: tuple[Arrived, ...] = ()
    returned: tuple[Parcel, ...] = ()
    held: tuple[Parcel, ...] = ()
    asking: tuple[Asking, ...] = ()
    removed: tuple[Removed, ...] = ()
    seen: dict[RejectionId, Seen] = field(default_factory=dict)
    window_days: int = 7


Private = defaultdict[RejectionId, list[PrivateNote]]
PrivateReported = defaultdict[RejectionId, list[Looked]]


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is sealed for one reader: notes to an author alone, and why moderators took it down."""

    private_notes: PrivateNotes
    farewells: Farewells


class Inbox:
    """Reads on demand; only for named rejections it remembers what was shown."""

    def __init__(
        self,
        database: Database,
        owning: Owning,
        sealed: Sealed,
        outbox: Outbox,
        setup: ServerSetup,
        now: Now,
    ) -> None:
        self._database = database
        self._setup = setup
        self._now = now
        self._owning = owning
        self._private_notes = sealed.private_notes
        self._outbox = outbox
        self._farewells = sealed.farewells

    async def look(self, guild: GuildId, user: UserId) -> InboxPage:
        """What came for this member here."""
        return await self._database.read(lambda tx: self._page(tx, guild, user))

    async def remember(self, page: InboxPage, told: frozenset[RejectionId]) -> None:
        """The news of these named rejections were shown; anonymous ones are never noted.

        Where there was nothing to tell, support that was taken back is remembered too.
        """
        untold = {each.rejection.id for each in page.arrived} - told
        seen = {pid: new for pid, new in page.seen.items() if pid not in untold}
        if seen:
            await self._database.write(lambda tx: _remember(tx, seen))

    async def discard(self, guild: GuildId, user: UserId, wanted: OutboxId) -> None:
        """Throw away a text that came back; raises NotYours."""
        await self._outbox.remove((await self.returned(guild, user, wanted)).id)

    async def look_at(self, guild: GuildId, user: UserId, claim: Claim) -> Arrived:
        """What came for one anonymous rejection; writes nothing. Raises NotYours."""

        def work(tx: Transaction) -> Arrived:
            owned = self._owning.own(tx, guild, user, claim)
            return self._arrived(tx, [owned.rejection], {})[0]

        return await self._database.read(work)

    async def removed(self, guild: GuildId, user: UserId, claim: Claim) -> Removed:
        """Why moderators took down what is claimed; raises NotYours where they did not."""
        return await self._database.read(lambda tx: self._farewells.one(tx, guild, user, claim))

    async def hidden(self, guild: GuildId, user: UserId, claim: Claim) -> str:
        """What stood on what is claimed, where it is hidden; else empty. Raises NotYours."""
        return await self._database.read(lambda tx: self._farewells.hidden(tx, guild, user, claim))

    async def returned(self, guild: GuildId, user: UserId, wanted: OutboxId) -> Parcel:
        """One text that came back; raises NotYours."""
        for parcel in await self._database.read(lambda tx: self._own_texts(tx, guild, user)):
            if parcel.returned and parcel.id == wanted:
                return parcel
        raise NotYours

    def _page(self, tx: Transaction, guild: GuildId, user: UserId) -> InboxPage:
        named = [found.rejection for found in rejections.of_author(tx, guild, user)]
        before = rejections.seen(tx, [rejection.id for rejection in named])
        mine = [*named, *self._owning.recent_anonymous(tx, guild, user)]
        arrived = self._arrived(tx, mine, before)
        arrived.sort(key=lambda each: each.rejection.message, reverse=True)
        own = self._own_texts(tx, guild, user)
        return InboxPage(
            arrived=tuple(each for each in arrived if not each.is_empty),
            returned=tuple(each for each in own if each.returned),
            held=tuple(each for each in own if each.held is not None),
            asking=tuple(self._asking(tx, guild, user, named)),
            removed=tuple(self._farewells.of(tx, guild, user)),
            seen=_news(tx, named, before),
            window_days=self._setup.window_days,
        )

    def _arrived(
        self, tx: Transaction, mine: list[Rejection], before: dict[RejectionId, Seen]
    ) -> list[Arrived]:
        pids = [rejection.id for rejection in mine]
        seen = {pid: before.get(pid, Seen(0, 0)) for pid in pids}
        supporters = support.supporters(tx, pids)
        fresh = Counter(
            place.pid for place in notes.places(tx, pids) if place.message > seen[place.pid].note
        )
        private, reported = self._private(tx, pids)
        return [
            Arrived(
                rejection=rejection,
                supporters=max(0, supporters.get(rejection.id, 0) - seen[rejection.id].support),
                notes=fresh[rejection.id],
                thread=rejection.thread,
                private=tuple(private[rejection.id]),
                reported=tuple(reported[rejection.id]),
            )
            for rejection in mine
        ]

    def _private(self, tx: Transaction, pids: list[RejectionId]) -> tuple[Private, PrivateReported]:
        found: Private = defaultdict(list)
        reported: PrivateReported = defaultdict(list)
        rows = private_notes.of_rejections(tx, pids)
        states = reports.states(tx, [row.id for row in rows])
        for row in rows:
            looked = chosen(Looked, states.get(row.id))
            note = self._private_notes.open(row) if looked is None else None
            if looked is not None:
                reported[row.pid].append(looked)
            elif note is not None:
                found[row.pid].append(note)
        return found, reported

    def _asking(
        self, tx: Transaction, guild: GuildId, user: UserId, named: list[Rejection]
    ) -> list[Asking]:
        today = local_day(self._now(), self._setup.of(guild).time_zone)
        standing = {each.id: each for each in named if each.state is State.PUBLISHED}
        return [
            Asking(each.id, (today - each.day).days, standing.get(each.pid) if each.pid else None)
            for each in attempts.due(tx, guild, user, today)
        ]

    def _own_texts(self, tx: Transaction, guild: GuildId, user: UserId) -> list[Parcel]:
        every = self._outbox.of_server(tx, guild)
        return [each for each in every if each.author == user and not is_withdrawn(each)]


def _news(
    tx: Transaction, named: list[Rejection], before: dict[RejectionId, Seen]
) -> dict[RejectionId, Seen]:
    """What is to be remembered as shown, of named rejections alone, where it changed."""
    pids = [rejection.id for rejection in named if rejection.how is How.NAMED]
    supporters = support.supporters(tx, pids)
    newest = {each.pid: int(each.message) for each in notes.places(tx, pids)}
    now = {
        pid: Seen(supporters.get(pid, 0), max(newest.get(pid, 0), before[pid].note))
        for pid in pids
        if pid in before
    }
    return {pid: seen for pid, seen in now.items() if seen != before[pid]}


def _remember(tx: Transaction, seen: dict[RejectionId, Seen]) -> None:
    for pid, new in seen.items():
        rejections.set_seen(tx, pid, new)
