"""A member's own page: visible to that member alone."""

from dataclasses import dataclass

import structlog

from rejectbot.domain.badges import Badge
from rejectbot.domain.boards import BoardKind, board_keys
from rejectbot.domain.errors import DeletedByHalf, NotYours
from rejectbot.domain.goal import Headway, headway
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.limits import POINTS_BACK_WITHIN
from rejectbot.domain.periods import Period, local_day
from rejectbot.domain.points import ANONYMOUS_SHARE
from rejectbot.domain.ranking import Place
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.review import State, sources
from rejectbot.domain.snowflakes import posted_at
from rejectbot.domain.streak import weeks_in_a_row
from rejectbot.services import by_reports
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.giving_back import give_back
from rejectbot.services.ports import CardPlace, Now, Publisher
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import anonymous, badges, goals, moderated, rejections, support
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.viewer import viewer

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Journey:
    """What a member has done here. `anonymous_points` come from the sealed tally.

    Who left the board has no places; their points are in `off_board`, which is None for others.
    `season` is that of the boards, from 0, which places and points are of. `goal` is None for who
    set none. `badges` are the highest of each sort.
    """

    places: dict[Period, Place]
    named: int
    cards_supported: int
    weeks_in_a_row: int
    anonymous_points: int
    off_board: dict[Period, int] | None = None
    goal: Headway | None = None
    season: int = 0
    badges: tuple[Badge, ...] = ()

    @property
    def anonymous_shares(self) -> int:
        """How many anonymous rejections were published: each earns a flat 10."""
        return self.anonymous_points // ANONYMOUS_SHARE


@dataclass(frozen=True, slots=True)
class Deleted:
    """A rejection taken down by its author, and whether its points went with it."""

    points_returned: bool


class Profile:
    """Reads a member's own numbers and lets them take a named rejection down."""

    def __init__(
        self,
        database: Database,
        tallies: Tallies,
        setup: ServerSetup,
        publisher: Publisher,
        now: Now,
    ) -> None:
        self._database = database
        self._tallies = tallies
        self._setup = setup
        self._publisher = publisher
        self._now = now

    async def journey(self, guild: GuildId, user: UserId) -> Journey:
        """The member's own page."""
        settings = self._setup.of(guild)
        today = local_day(self._now(), settings.time_zone)

        def keys(season: int) -> tuple[str, ...]:
            return board_keys(BoardKind.POINTS, season, today)

        def work(tx: Transaction) -> Journey:
            days = rejections.days_of_author(tx, guild, user)
            tally = self._tallies.open(anonymous.tally(tx, guild))
            who = viewer(tx, guild, user, settings.season.number, keys)
            places = {
                period: who.places[key]
                for period, key in zip(Period, keys(who.season), strict=True)
                if key in who.places
            }
            goal = goals.find(tx, guild, user)
            return Journey(
                places=places if who.on_board else {},
                named=len(days),
                cards_supported=support.cards_supported(tx, guild, user),
                weeks_in_a_row=weeks_in_a_row(days, today),
                anonymous_points=tally.get(user, 0),
                off_board=None if who.on_board else _points(places),
                goal=None if goal is None else headway(goal, days, today),
                season=who.season,
                badges=badges.deeds(tx, guild, user).highest(),
            )

        return await self._database.read(work)

    async def own_rejections(self, guild: GuildId, user: UserId) -> list[Rejection]:
        """The member's named rejections that still stand, newest first."""
        found = await self._database.read(lambda tx: rejections.of_author(tx, guild, user))
        return [each.rejection for each in found]

    async def own_rejection(self, guild: GuildId, user: UserId, pid: RejectionId) -> Rejection:
        """One of the member's named rejections; raises NotYours."""
        found = await self._database.read(lambda tx: rejections.find(tx, pid))
        if found is None or found.author != user or found.rejection.guild != guild:
            raise NotYours
        if found.rejection.state is State.REMOVED:
            raise NotYours
        return found.rejection

    def points_return(self, rejection: Rejection) -> bool:
        """Whether deleting it now gives its points back: within 24 hours of its card."""
        return self._now() - posted_at(rejection.message) <= POINTS_BACK_WITHIN

    async def delete(self, guild: GuildId, user: UserId, pid: RejectionId) -> Deleted:
        """Take one's own named rejection down. Raises NotYours or a PlaceRefusal.

        The card goes first: if that fails nothing has changed, and trying again is safe.
        Raises DeletedByHalf when the card is down and that could not be stored.
        """
        rejection = await self.own_rejection(guild, user, pid)
        returned = self.points_return(rejection)
        await self._publisher.delete_card(
            CardPlace(pid, guild, rejection.channel, rejection.message)
        )

        def work(tx: Transaction) -> None:
            if not rejections.move(tx, pid, sources(State.REMOVED), State.REMOVED):
                return
            moderated.forget(tx, pid)
            by_reports.let_go(tx, pid)
            if returned:
                give_back(tx, guild, user, pid)

        try:
            await self._database.write(work)
        except Exception:
            # To say that nothing happened would be untrue: the card is gone.
            log.exception("deletion_not_stored", id=pid.hex())
            raise DeletedByHalf from None
        return Deleted(returned)


def _points(places: dict[Period, Place]) -> dict[Period, int]:
    return {period: place.points for period, place in places.items()}
