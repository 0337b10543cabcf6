"""The leaderboard of a server: a page of it, and the viewer's own place."""

from dataclasses import dataclass

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import BOARD_PAGE, BOARD_PAGES
from rejectbot.domain.periods import Period, local_day
from rejectbot.domain.ranking import Place, places
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import points
from rejectbot.storage.engine import Database, Transaction


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Up to ten rows. `page` counts from 0; `own` is None for a viewer without points."""

    period: Period
    page: int
    rows: tuple[Place, ...]
    has_next: bool
    own: Place | None


class Board:
    """Reads totals that are kept as they change; never counts members one by one."""

    def __init__(self, database: Database, setup: ServerSetup, now: Now) -> None:
        self._database = database
        self._setup = setup
        self._now = now

    async def page(self, guild: GuildId, period: Period, page: int, viewer: UserId) -> BoardPage:
        """One page of the board of the running period; `page` is brought into 0 to 99."""
        key = period.key(local_day(self._now(), self._setup.of(guild).time_zone))
        wanted = min(max(page, 0), BOARD_PAGES - 1)
        return await self._database.read(lambda tx: _page(tx, guild, period, key, wanted, viewer))


def _page(
    tx: Transaction, guild: GuildId, period: Period, key: str, page: int, viewer: UserId
) -> BoardPage:
    skip = page * BOARD_PAGE
    scores = points.page(tx, guild, key, skip=skip, most=BOARD_PAGE + 1)
    first = points.rank(tx, guild, key, scores[0].points) if scores and page else 1
    own = points.totals(tx, guild, viewer, (key,)).get(key)
    own_place = Place(points.rank(tx, guild, key, own), viewer, own) if own else None
    return BoardPage(
        period=period,
        page=page,
        rows=places(scores[:BOARD_PAGE], offset=skip, rank_of_first=first),
        has_next=len(scores) > BOARD_PAGE and page + 1 < BOARD_PAGES,
        own=own_place,
    )
