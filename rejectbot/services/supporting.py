"""Supporting a card by a press or a native reaction: either counts, both count once."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from rejectbot.domain.errors import CardRemoved, CardUnknown, OwnCard
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.limits import SUPPORT_EARNS_A_WEEK, SUPPORT_EARNS_FOR
from rejectbot.domain.periods import local_day
from rejectbot.domain.points import WORTHLESS, Earning
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.safety_errors import CardHidden
from rejectbot.domain.snowflakes import posted_at
from rejectbot.domain.support import Mark, Marks, SupportKind
from rejectbot.services.anonymity.erasures import Erasures
from rejectbot.services.looking import Card, Looking
from rejectbot.services.ports import CountDisplay, Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import points, support
from rejectbot.storage.engine import Database, Transaction


@dataclass(frozen=True, slots=True)
class Pressed:
    """After a press: `marks` are the presser's own of that kind."""

    kind: SupportKind
    marks: Marks


class Supporting:
    """Keeps marks, and one earning per card and supporter, in one transaction."""

    def __init__(
        self,
        database: Database,
        looking: Looking,
        setup: ServerSetup,
        display: CountDisplay,
        erasures: Erasures,
        now: Now,
    ) -> None:
        self._erasures = erasures
        self._database = database
        self._looking = looking
        self._setup = setup
        self._display = display
        self._now = now

    async def press(
        self, guild: GuildId, user: UserId, pid: RejectionId, kind: SupportKind
    ) -> Pressed:
        """Toggle the button's mark.

        Raises CardUnknown, CardRemoved, CardHidden or OwnCard.
        """

        def work(tx: Transaction) -> tuple[Card, Marks]:
            card = self._supportable(tx, guild, user, pid)
            before = support.marks(tx, pid, user)
            marks = before.get(kind, Marks()).pressed()
            self._store(tx, card, user, before, kind, marks)
            return card, marks

        card, marks = await self._database.write(work)
        self._show(card)
        return Pressed(kind, marks)

    async def react(
        self, guild: GuildId, user: UserId, pid: RejectionId, kind: SupportKind, *, on: bool
    ) -> None:
        """Store that a native reaction was put or taken; what can't count is passed over."""

        def work(tx: Transaction) -> Card | None:
            try:
                card = self._supportable(tx, guild, user, pid)
            except (CardUnknown, CardRemoved, CardHidden, OwnCard):
                return None
            before = support.marks(tx, pid, user)
            old = before.get(kind, Marks())
            marks = old.with_mark(Mark.REACTION, on=on)
            if marks == old:
                return None
            self._store(tx, card, user, before, kind, marks)
            return card

        card = await self._database.write(work)
        if card is not None:
            self._show(card)

    async def found(self, card: Rejection, user: UserId, kind: SupportKind) -> None:
        """Store a native reaction that nobody told us of, unless the member was erased since.

        Their support is counted already, and a look at Discord must not bring their name back.
        """
        since = card.day - timedelta(days=1)  # a server's day may begin a day after UTC's
        if not self._erasures.covers(user, card.guild, since):
            await self.react(card.guild, user, card.id, kind, on=True)

    async def clear_reactions(
        self, guild: GuildId, pid: RejectionId, kind: SupportKind | None
    ) -> None:
        """All native reactions of `kind` (None: of every kind) were taken off a card."""
        for each in SupportKind if kind is None else (kind,):
            read = partial(support.reacted, pid=pid, kind=each)
            for user in await self._database.read(read):
                await self.react(guild, user, pid, each, on=False)

    def _supportable(self, tx: Transaction, guild: GuildId, user: UserId, pid: RejectionId) -> Card:
        card = self._looking.card(tx, guild, pid)
        if card.author == user:
            raise OwnCard
        return card

    def _store(
        self,
        tx: Transaction,
        card: Card,
        user: UserId,
        before: dict[SupportKind, Marks],
        kind: SupportKind,
        marks: Marks,
    ) -> None:
        support.save(tx, card.pid, user, kind, marks)
        supported = any(old.counts for old in before.values())
        supports = any(new.counts for new in {**before, kind: marks}.values())
        if supports and not supported:
            self._earn(tx, card, user)
        elif supported and not supports:
            earned = points.find(tx, card.guild, user, Earning.SUPPORT, card.pid)
            if earned is not None:
                points.take_back(tx, earned)

    def _earn(self, tx: Transaction, card: Card, user: UserId) -> None:
        """One earning a card, worth nothing where a limit is reached: of that nobody is told."""
        settings = self._setup.of(card.guild)
        day = local_day(self._now(), settings.time_zone)
        earlier = points.count_counted_on_day(tx, card.guild, user, Earning.SUPPORT, day)
        worth = settings.points.for_support(earlier)
        if worth.counts and (self._is_old(card) or self._is_enough(tx, card, user, day)):
            worth = WORTHLESS
        key = (card.guild, user, Earning.SUPPORT, card.pid)
        points.earn(tx, points.Earned(*key, day, worth.points, worth.counts))

    def _is_old(self, card: Card) -> bool:
        if card.message is None:
            return False
        return self._now() - posted_at(card.message) >= SUPPORT_EARNS_FOR

    def _is_enough(self, tx: Transaction, card: Card, user: UserId, day: date) -> bool:
        """Whether this week's share of one author is earned; nobody is an anonymous card's author.

        A card that was taken down still counts, since its author is known; one whose author was
        erased does not, and erasing oneself costs more than it lets a friend earn.
        """
        if card.author is None:
            return False
        monday = day - timedelta(days=day.weekday())
        sunday = monday + timedelta(days=6)
        earned = points.count_support_toward(tx, card.guild, user, card.author, monday, sunday)
        return earned >= SUPPORT_EARNS_A_WEEK

    def _show(self, card: Card) -> None:
        if card.place is None:
            self._display.refresh_when_posted(card.pid)
        else:
            self._display.refresh(card.place)
