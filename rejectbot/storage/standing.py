"""How many members stand at each amount of points: somebody's place is a sum of few rows.

Only who is on the board stands here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    select,
)

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
_FORGET = delete(standing).where(_IN_PERIOD)
# Written out, not parameters: PostgreSQL then knows how few coarse buckets there are and keeps its
# plan. Typed: otherwise SQLite divides with a rest, past the index.
_FINE, _COARSE = (literal_column(str(width), Integer) for width in (FINE, COARSE))


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


def place_of(
    guild: ColumnElement[int], period: ColumnElement[str], points: ColumnElement[int]
) -> ColumnElement[int]:
    """The place of whoever has `points` in a period: 1 and the number of those with more.

    It sums two ranges of the key: joined by OR, SQLite would read every bucket of the period.
    """
    members = select(func.coalesce(func.sum(standing.c.members), 0)).where(
        standing.c.guild == guild, standing.c.period == period
    )
    coarse = points // _COARSE
    well_above = members.where(standing.c.width == _COARSE, standing.c.bucket > coarse)
    just_above = members.where(
        standing.c.width == _FINE,
        standing.c.bucket > points,
        standing.c.bucket < (coarse + 1) * _COARSE,
    )
    return well_above.scalar_subquery() + just_above.scalar_subquery() + 1
