"""What somebody who looks at boards has there, in one statement: their places, in which season."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    Connection,
    Integer,
    and_,
    bindparam,
    func,
    literal,
    literal_column,
    select,
    true,
)

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.ranking import Place
from rejectbot.storage.standing import COARSE, FINE
from rejectbot.storage.tables import guild, member, standing, total

NOTHING_TO_ERASE = "reads alone"

_SEASON = select(guild.c.season).where(guild.c.guild == bindparam("in_guild"))
_ON_BOARD = select(member.c.on_board).where(
    member.c.guild == bindparam("in_guild"), member.c.user == bindparam("by")
)

# The place of whoever has a total, as `standing.rank` finds it, beside that total.
_SUM = (
    select(func.coalesce(func.sum(standing.c.members), 0))
    .where(standing.c.guild == total.c.guild, standing.c.period == total.c.period)
    .correlate(total)
)
_WIDTH = literal_column(str(COARSE), Integer)  # untyped, it divides with a rest, past the index
_COARSE = total.c.points // _WIDTH
_WELL_ABOVE = _SUM.where(standing.c.width == COARSE, standing.c.bucket > _COARSE)
_JUST_ABOVE = _SUM.where(
    standing.c.width == FINE,
    standing.c.bucket > total.c.points,
    standing.c.bucket < (_COARSE + 1) * _WIDTH,
)
_ONE = select(literal(1).label("one")).subquery("one")
_FIND = (
    select(
        func.coalesce(_SEASON.scalar_subquery(), 0).label("season"),
        func.coalesce(_ON_BOARD.scalar_subquery(), true()).label("on_board"),
        total.c.period,
        total.c.points,
        (_WELL_ABOVE.scalar_subquery() + _JUST_ABOVE.scalar_subquery() + 1).label("rank"),
    )
    .select_from(_ONE)
    .outerjoin(
        total,
        and_(
            total.c.guild == bindparam("in_guild"),
            total.c.user == bindparam("by"),
            total.c.period.in_(bindparam("periods", expanding=True)),
        ),
    )
)
"""One row at least: without totals its period, points and rank say nothing."""


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
    """What holds for somebody who looks at the boards with these keys of the running season.

    `known_season` is the one that was last known to run: where it is another, it is looked at anew.
    """
    found = _viewer(tx, in_guild, user, keys(known_season))
    if found.season == known_season:
        return found
    return _viewer(tx, in_guild, user, keys(found.season))


def _viewer(tx: Connection, in_guild: GuildId, user: UserId, keys: tuple[str, ...]) -> Viewer:
    values = {"in_guild": in_guild, "by": user, "periods": list(keys)}
    rows = tx.execute(_FIND, values).all()
    places = {row.period: Place(int(row.rank), user, row.points) for row in rows if row.points}
    return Viewer(rows[0].season, bool(rows[0].on_board), places)
