"""What somebody who looks at boards has there, in one statement: their places, in which season."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal,
    select,
    true,
)

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.ranking import Place
from rejectbot.storage.standing import place_of
from rejectbot.storage.tables import guild, member, total

NOTHING_TO_ERASE = "reads alone"

_SEASON = select(guild.c.season).where(guild.c.guild == bindparam("in_guild"))
_ON_BOARD = select(member.c.on_board).where(
    member.c.guild == bindparam("in_guild"), member.c.user == bindparam("by")
)

_ONE = select(literal(1).label("one")).subquery("one")


@cache
def _find(keys: int) -> Select[*tuple[Any, ...]]:
    """A statement for so many keys.

    Of a list as one parameter it would be written anew each time. With places for more keys than
    are asked for, PostgreSQL would think it dear and plan it anew each time.
    """
    periods = [bindparam(f"period_{n}", type_=total.c.period.type) for n in range(keys)]
    mine = and_(
        total.c.guild == bindparam("in_guild"),
        total.c.user == bindparam("by"),
        total.c.period.in_(periods),
    )
    return select(
        func.coalesce(_SEASON.scalar_subquery(), 0).label("season"),
        func.coalesce(_ON_BOARD.scalar_subquery(), true()).label("on_board"),
        total.c.period,
        total.c.points,
        place_of(total.c.guild, total.c.period, total.c.points).label("rank"),
    ).select_from(_ONE.outerjoin(total, mine))


@dataclass(frozen=True, slots=True)
class Viewer:
    """The season that runs in the viewer's server, whether they are on its boards, their places.

    `places` are by the stored key of a board; boards on which they have nothing are left out. Who
    left the boards would stand there.
    """

    season: int
    on_board: bool
    places: Mapping[str, Place]


def viewer(
    tx: Connection,
    in_guild: GuildId,
    user: UserId,
    known_season: int,
    keys: Callable[[int], tuple[str, ...]],
) -> Viewer:
    """What holds for somebody who looks at the boards with these keys, four at most, of a season.

    `known_season` is the one that was last known to run: where it is another, it is looked at anew.
    """
    found = _viewer(tx, in_guild, user, keys(known_season))
    if found.season == known_season:
        return found
    return _viewer(tx, in_guild, user, keys(found.season))


def _viewer(tx: Connection, in_guild: GuildId, user: UserId, keys: tuple[str, ...]) -> Viewer:
    periods = {f"period_{n}": key for n, key in enumerate(keys)}
    rows = tx.execute(_find(len(keys)), {"in_guild": in_guild, "by": user, **periods}).all()
    # One row at least: of who has no totals its period, points and place are empty.
    places = {row.period: Place(int(row.rank), user, row.points) for row in rows if row.points}
    return Viewer(rows[0].season, bool(rows[0].on_board), places)
