"""The leaderboard of a server: a page of it, and the viewer's own place."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rejectbot.domain.badges import Badge
from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.errors import BoardShownLately
from rejectbot.domain.ids import ChannelId, GuildId, UserId
from rejectbot.domain.limits import BOARD_PAGE, BOARD_PAGES, BOARD_SHOWN_EVERY
from rejectbot.domain.periods import Period, local_day
from rejectbot.domain.ranking import Place, places
from rejectbot.domain.team_goal import Progress
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import badges, team_goal, totals
from rejectbot.storage import viewer as viewers
from rejectbot.storage.engine import Database, Transaction

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Up to ten rows of one board of the running season, which is counted from 0.

    `page` counts from 0. `points` of a place are what `board` counts: points, or deeds. `own` is
    None for a viewer without any. `off_board` are those of a viewer who left the boards, else None.
    `together` is how far the team's goal is, where the server has one; `badges` are what members of
    these rows show and have earned.
    """

    period: Period
    page: int
    rows: tuple[Place, ...]
    has_next: bool
    own: Place | None
    off_board: int | None = None
    together: Progress | None = None
    badges: Mapping[UserId, Badge] = field(default_factory=dict)
    board: BoardKind = BoardKind.POINTS
    season: int = 0


class Board:
    """Reads totals that are kept as they change; never counts members one by one."""

    def __init__(self, database: Database, setup: ServerSetup, now: Now) -> None:
        self._database = database
        self._setup = setup
        self._now = now
        self._shown: dict[ChannelId, datetime] = {}

    @contextmanager
    def showing(self, channel: ChannelId) -> Iterator[None]:
        """Show a board in `channel` inside this; what raises there was no showing.

        Raises BoardShownLately within 10 minutes of the last one, also from somebody else.
        """
        now = self._now()
        recent = {at: when for at, when in self._shown.items() if now - when < BOARD_SHOWN_EVERY}
        if channel in recent:
            raise BoardShownLately
        self._shown = {**recent, channel: now}
        try:
            yield
        except BaseException:  # a cancelled one too: the board was not shown
            self._shown.pop(channel, None)
            raise

    async def page(
        self,
        guild: GuildId,
        period: Period,
        page: int,
        viewer: UserId,
        board: BoardKind = BoardKind.POINTS,
    ) -> BoardPage:
        """One page of a board in the running period, with the viewer's own place.

        `page` is brought into 0 to 99.
        """
        settings = self._setup.of(guild)
        today = local_day(self._now(), settings.time_zone)
        wanted = min(max(page, 0), BOARD_PAGES - 1)

        def keys(season: int) -> tuple[str]:
            return (BoardKey(board, season, period.key(today)).stored,)

        def work(tx: Transaction) -> BoardPage:
            who = viewers.viewer(tx, guild, viewer, settings.season.number, keys)
            (key,) = keys(who.season)
            rows, has_next = _rows(tx, guild, key, wanted)
            mine = who.places.get(key)
            return BoardPage(
                period=period,
                page=wanted,
                rows=rows,
                has_next=has_next,
                own=mine if who.on_board else None,
                off_board=None if who.on_board else mine.points if mine else 0,
                together=team_goal.progress(tx, guild, settings.team_goal),
                badges=badges.shown(tx, guild, [row.user for row in rows]),
                board=board,
                season=who.season,
            )

        return await self._database.read(work)


def _rows(tx: Transaction, guild: GuildId, key: str, page: int) -> tuple[tuple[Place, ...], bool]:
    """The rows of a page, and whether there is a next one."""
    skip = page * BOARD_PAGE
    scores, first = totals.page(tx, guild, key, skip=skip, most=BOARD_PAGE + 1)
    rows = places(scores[:BOARD_PAGE], offset=skip, rank_of_first=first)
    return rows, len(scores) > BOARD_PAGE and page + 1 < BOARD_PAGES
