"""What was earned, and the totals kept beside it in the same transaction."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, bindparam, func, insert, select, update

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.periods import keys
from rejectbot.domain.points import Earning
from rejectbot.domain.ranking import Score
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import earning, standing, total

FINE, COARSE = 1, 64
"""Widths, in points, of the two kinds of buckets in `standing`."""

_ADD = insert(earning)
_SET_POINTS = (
    update(earning)
    .where(
        earning.c.guild == bindparam("in_guild"),
        earning.c.user == bindparam("by"),
        earning.c.what == bindparam("for_what"),
        earning.c.pid == bindparam("id"),
    )
    .values(points=bindparam("to"))
)
_REMOVE = earning.delete().where(
    earning.c.guild == bindparam("in_guild"),
    earning.c.user == bindparam("by"),
    earning.c.what == bindparam("for_what"),
    earning.c.pid == bindparam("id"),
)
_FIND = select(earning.c.day, earning.c.points).where(
    earning.c.guild == bindparam("in_guild"),
    earning.c.user == bindparam("by"),
    earning.c.what == bindparam("for_what"),
    earning.c.pid == bindparam("id"),
)
_COUNT_ON_DAY = select(func.count()).where(
    earning.c.guild == bindparam("in_guild"),
    earning.c.user == bindparam("by"),
    earning.c.day == bindparam("on"),
    earning.c.what == bindparam("for_what"),
)
_COUNT_WORTH_ON_DAY = _COUNT_ON_DAY.where(earning.c.points > 0)
_TOTALS = select(total.c.period, total.c.points).where(
    total.c.guild == bindparam("in_guild"),
    total.c.user == bindparam("by"),
    total.c.period.in_(bindparam("periods", expanding=True)),
)
_SAVE_TOTAL = Upsert(total, ["guild", "period", "user"], lambda new: {"points": new.points})
_SHIFT = Upsert(
    standing,
    ["guild", "period", "width", "bucket"],
    lambda new: {"members": standing.c.members + new.members},
)
_PAGE = (
    select(total.c.user, total.c.points)
    .where(
        total.c.guild == bindparam("in_guild"),
        total.c.period == bindparam("in_period"),
        total.c.points > 0,
    )
    .order_by(total.c.points.desc(), total.c.user)
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
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


@dataclass(frozen=True, slots=True)
class Earned:
    """Something that earned points: for what, on which local day, how many."""

    guild: GuildId
    user: UserId
    what: Earning
    pid: RejectionId
    day: date
    points: int


def earn(tx: Connection, new: Earned) -> None:
    """Store an earning and add its points to the totals of the day's periods."""
    values = {
        "guild": new.guild,
        "user": new.user,
        "what": new.what.value,
        "pid": new.pid,
        "day": new.day,
        "points": new.points,
    }
    tx.execute(_ADD, values)
    _add_to_totals(tx, new.guild, new.user, new.day, new.points)


def find(
    tx: Connection, guild: GuildId, user: UserId, what: Earning, pid: RejectionId
) -> Earned | None:
    """The earning for this one thing, if there is one."""
    row = tx.execute(_FIND, _key(guild, user, what, pid)).one_or_none()
    return None if row is None else Earned(guild, user, what, pid, row.day, row.points)


def take_back(tx: Connection, old: Earned) -> None:
    """Forget an earning and take its points from the totals they were added to."""
    tx.execute(_REMOVE, _key(old.guild, old.user, old.what, old.pid))
    _add_to_totals(tx, old.guild, old.user, old.day, -old.points)


def void(tx: Connection, old: Earned) -> None:
    """Take an earning's points back but keep its row, so that it still counts for its day."""
    tx.execute(_SET_POINTS, {**_key(old.guild, old.user, old.what, old.pid), "to": 0})
    _add_to_totals(tx, old.guild, old.user, old.day, -old.points)


def count_on_day(tx: Connection, guild: GuildId, user: UserId, what: Earning, day: date) -> int:
    """How many earnings of one sort a member has on a local day, worthless ones included."""
    values = {"in_guild": guild, "by": user, "for_what": what.value, "on": day}
    return int(tx.execute(_COUNT_ON_DAY, values).scalar_one())


def count_worth_on_day(
    tx: Connection, guild: GuildId, user: UserId, what: Earning, day: date
) -> int:
    """The same, but only those that earned something: what a daily limit lets through."""
    values = {"in_guild": guild, "by": user, "for_what": what.value, "on": day}
    return int(tx.execute(_COUNT_WORTH_ON_DAY, values).scalar_one())


def totals(
    tx: Connection, guild: GuildId, user: UserId, periods: tuple[str, ...]
) -> dict[str, int]:
    """A member's points by period key; periods without any are left out."""
    values = {"in_guild": guild, "by": user, "periods": list(periods)}
    return {period: points for period, points in tx.execute(_TOTALS, values) if points}


def page(tx: Connection, guild: GuildId, period: str, *, skip: int, most: int) -> list[Score]:
    """A slice of the board: who has points in the period, by falling points."""
    values = {"in_guild": guild, "in_period": period, "skip": skip, "most": most}
    return [Score(user, points) for user, points in tx.execute(_PAGE, values)]


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


def _key(guild: GuildId, user: UserId, what: Earning, pid: RejectionId) -> dict[str, object]:
    return {"in_guild": guild, "by": user, "for_what": what.value, "id": pid}


def _add_to_totals(tx: Connection, guild: GuildId, user: UserId, day: date, points: int) -> None:
    if points == 0:
        return
    periods = keys(day)
    before = totals(tx, guild, user, periods)
    rows = []
    shifts = []
    for period in periods:
        old = before.get(period, 0)
        new = old + points
        rows.append({"guild": guild, "period": period, "user": user, "points": new})
        shifts += _shifts(guild, period, old, -1) + _shifts(guild, period, new, 1)
    tx.execute(_SAVE_TOTAL.on(tx), rows)
    tx.execute(_SHIFT.on(tx), shifts)


def _shifts(guild: GuildId, period: str, points: int, members: int) -> list[dict[str, object]]:
    if points == 0:
        return []
    return [
        {
            "guild": guild,
            "period": period,
            "width": width,
            "bucket": points // width,
            "members": members,
        }
        for width in (FINE, COARSE)
    ]
