"""What decides which boards somebody looks at, and whether they are on them, in one statement."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, true

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.storage.tables import guild, member

NOTHING_TO_ERASE = "reads alone"

_SEASON = select(guild.c.season).where(guild.c.guild == bindparam("in_guild"))
_ON_BOARD = select(member.c.on_board).where(
    member.c.guild == bindparam("in_guild"), member.c.user == bindparam("by")
)
_FIND = select(
    func.coalesce(_SEASON.scalar_subquery(), 0).label("season"),
    func.coalesce(_ON_BOARD.scalar_subquery(), true()).label("on_board"),
)


@dataclass(frozen=True, slots=True)
class Viewer:
    """The season that runs in the viewer's server, and whether they are on its boards."""

    season: int
    on_board: bool


def viewer(tx: Connection, in_guild: GuildId, user: UserId) -> Viewer:
    """What holds for somebody who looks at a board."""
    row = tx.execute(_FIND, {"in_guild": in_guild, "by": user}).one()
    return Viewer(row.season, bool(row.on_board))
