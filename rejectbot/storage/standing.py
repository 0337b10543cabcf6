"""How many members stand at each amount of points: somebody's place is a sum of few rows.

Only who is on the board stands here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, delete, func, select

from rejectbot.domain.ids import GuildId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import standing

NOTHING_TO_ERASE = "counts of members; who leaves one is taken out by `totals.erase`"

FINE, COARSE = 1, 64
"""Widths, in points, of the two kinds of buckets."""

_SHIFT = Upsert(
    standing,
    ["guild", "period", "width", "bucket"],
    lambda new: {"members": standing.c.members + new.members},
)
_IN_PERIOD = and_(
    standing.c.guild == bindparam("in_guild"), standing.c.period == bindparam("in_period")
)
_MEMBERS = select(func.coalesce(func.sum(standing.c.members), 0)).where(_IN_PERIOD)
_WELL_ABOVE = _MEMBERS.where(standing.c.width == COARSE, standing.c.bucket > bindparam("coarse"))
_JUST_ABOVE = _MEMBERS.where(
    standing.c.width == FINE,
    standing.c.bucket > bindparam("points"),
    standing.c.bucket < bindparam("next_coarse"),
)
# Two ranges of the key: joined by OR, SQLite would read every bucket of the period.
_ABOVE = select(_WELL_ABOVE.scalar_subquery() + _JUST_ABOVE.scalar_subquery())
_FORGET = delete(standing).where(_IN_PERIOD)


@dataclass(frozen=True, slots=True)
class Step:
    """So many `members` come to stand at `points` in a server's period; below 0: so many go."""

    guild: GuildId
    period: str
    points: int
    members: int


def move(tx: Connection, steps: Iterable[Step]) -> None:
    """Let members come and go; nobody stands at 0 points."""
    found: Counter[tuple[GuildId, str, int, int]] = Counter()
    for step in steps:
        for width in (FINE, COARSE) if step.points else ():
            found[step.guild, step.period, width, step.points // width] += step.members
    names = ("guild", "period", "width", "bucket")
    rows = [
        {**dict(zip(names, bucket, strict=True)), "members": members}
        for bucket, members in found.items()
        if members
    ]
    if rows:
        tx.execute(_SHIFT.on(tx), rows)


def forget(tx: Connection, guild: GuildId, period: str) -> None:
    """Let nobody stand in a period any more."""
    tx.execute(_FORGET, {"in_guild": guild, "in_period": period})


def rank(tx: Connection, guild: GuildId, period: str, points: int) -> int:
    """The place of whoever has `points` in the period: 1 and the number of those with more."""
    coarse = points // COARSE
    values = {
        "in_guild": guild,
        "in_period": period,
        "points": points,
        "coarse": coarse,
        "next_coarse": (coarse + 1) * COARSE,
    }
    return 1 + int(tx.execute(_ABOVE, values).scalar_one())
