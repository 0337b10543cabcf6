"""What members have on each board in each period, kept as it changes.

A period is a key of `domain.boards`. `points` of a total are what the board counts: points, or
deeds. Who left the boards keeps totals that are not `shown`.
"""

from collections.abc import Mapping

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    String,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    true,
    update,
)

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.ranking import Score
from rejectbot.storage import standing
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.standing import Step, move, place_of
from rejectbot.storage.tables import total

_MINE = and_(total.c.guild == bindparam("in_guild"), total.c.user == bindparam("by"))
_IN_PERIODS = total.c.period.in_(bindparam("periods", expanding=True))
_ADD = Upsert(
    total,
    ["guild", "period", "user"],
    lambda new: {"points": total.c.points + new.points, "shown": new.shown},
    returning=[total.c.period, total.c.points],
)
# Written out: for a parameter PostgreSQL plans as if a page were a tenth of the board.
_MOST = bindparam("most", type_=Integer, literal_execute=True)
_ON_BOARD = (
    select(total.c.user, total.c.points)
    .where(
        total.c.guild == bindparam("in_guild"),
        total.c.period == bindparam("in_period"),
        total.c.shown == true(),
        total.c.points > 0,
    )
    .order_by(total.c.points.desc(), total.c.user)
    .limit(_MOST)
)
_FIRST_PAGE = _ON_BOARD.add_columns(literal_column("1").label("first"))
_ROWS = _ON_BOARD.offset(bindparam("skip")).cte("rows")
_LATER_PAGE = select(
    _ROWS.c.user,
    _ROWS.c.points,
    place_of(
        bindparam("in_guild", type_=BigInteger),
        bindparam("in_period", type_=String),
        select(func.max(_ROWS.c.points)).scalar_subquery(),
    ).label("first"),
).order_by(_ROWS.c.points.desc(), _ROWS.c.user)

# From one period to the next through the key: who has totals in all of them are passed over.
_HERE = total.c.guild == bindparam("in_guild")
_FIRST = select(func.min(total.c.period).label("period")).where(_HERE).cte("kept", recursive=True)
_NEXT = select(func.min(total.c.period)).where(_HERE, total.c.period > _FIRST.c.period)
_KEPT = _FIRST.union_all(select(_NEXT.scalar_subquery()).where(_FIRST.c.period.is_not(None)))
_PERIODS = select(_KEPT.c.period).where(_KEPT.c.period.is_not(None))
_ALL = select(total.c.period, total.c.points, total.c.shown).where(
    _MINE, total.c.period.in_(_PERIODS)
)
_SHOW = update(total).where(_MINE, _IN_PERIODS).values(shown=bindparam("to"))
_ERASE = delete(total).where(_MINE, _IN_PERIODS)

_OLD, _NEW = total.alias("old"), total.alias("new")
_BESIDE = func.coalesce(_NEW.c.points, 0)
_MERGED = and_(
    _OLD.c.guild == bindparam("in_guild"),
    _OLD.c.period == bindparam("in_period"),
    _OLD.c.points > 0,
)
_STEPS = (
    select(_BESIDE.label("beside"), _OLD.c.points, func.count().label("members"))
    .select_from(_OLD)
    .outerjoin(
        _NEW,
        and_(
            _NEW.c.guild == _OLD.c.guild,
            _NEW.c.period == bindparam("into"),
            _NEW.c.user == _OLD.c.user,
        ),
    )
    .where(_MERGED, _OLD.c.shown)
    .group_by(_BESIDE, _OLD.c.points)
)
_MERGE = Upsert(
    total,
    ["guild", "period", "user"],
    lambda new: {"points": total.c.points + new.points, "shown": new.shown},
    rows=select(
        _OLD.c.guild,
        bindparam("into", type_=total.c.period.type).label("period"),
        _OLD.c.user,
        _OLD.c.points,
        _OLD.c.shown,
    ).where(_MERGED),
)
_FORGET = delete(total).where(_HERE, total.c.period == bindparam("in_period"))


def add(
    tx: Connection, guild: GuildId, user: UserId, amounts: Mapping[str, int], *, shown: bool
) -> None:
    """Add to a member's totals, or take from them; `shown`: whether they are on the boards."""
    if not amounts:
        return
    mine = {"guild": guild, "user": user, "shown": shown}
    rows = [{**mine, "period": period, "points": amount} for period, amount in amounts.items()]
    steps: list[Step] = []
    for period, now in tx.execute(_ADD.on(tx), rows):
        before = now - amounts[period]
        steps += [Step(guild, period, before, -1), Step(guild, period, now, 1)]
    if shown:
        move(tx, steps)


def all_of_member(tx: Connection, guild: GuildId, user: UserId) -> dict[str, int]:
    """A member's totals in every period that has any, of all boards and seasons."""
    rows = tx.execute(_ALL, {"in_guild": guild, "by": user})
    return {row.period: row.points for row in rows if row.points}


def page(
    tx: Connection, guild: GuildId, period: str, *, skip: int, most: int
) -> tuple[list[Score], int]:
    """A slice of a board: who has something in the period and is on it, by falling totals.

    With it comes the place of the first row, which is 1 where there is none.
    """
    here = {"in_guild": guild, "in_period": period, "most": most}
    if skip:
        rows = tx.execute(_LATER_PAGE, {**here, "skip": skip}).all()
    else:
        rows = tx.execute(_FIRST_PAGE, here).all()
    return [Score(row.user, row.points) for row in rows], int(rows[0].first) if rows else 1


def periods(tx: Connection, guild: GuildId) -> list[str]:
    """The period keys in which anybody has a total; costs by their number, not by members."""
    return list(tx.execute(_PERIODS, {"in_guild": guild}).scalars())


def show(tx: Connection, guild: GuildId, user: UserId, *, on_board: bool) -> None:
    """Put a member's totals on the boards or take them off; twice is as once."""
    mine = {"in_guild": guild, "by": user}
    rows = [row for row in tx.execute(_ALL, mine) if row.shown != on_board]
    if not rows:
        return
    tx.execute(_SHOW, {**mine, "to": on_board, "periods": [row.period for row in rows]})
    move(tx, [Step(guild, row.period, row.points, 1 if on_board else -1) for row in rows])


def merge(tx: Connection, guild: GuildId, period: str, into: str) -> None:
    """Add all totals of one period to those of another, and forget the first."""
    values = {"in_guild": guild, "in_period": period, "into": into}
    steps: list[Step] = []
    for row in tx.execute(_STEPS, values).all():
        steps.append(Step(guild, into, row.beside, -row.members))
        steps.append(Step(guild, into, row.beside + row.points, row.members))
    move(tx, steps)
    tx.execute(_MERGE.on(tx), values)
    tx.execute(_FORGET, {"in_guild": guild, "in_period": period})
    standing.forget(tx, guild, period)


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget a member's totals, and where they stood."""
    mine = {"in_guild": guild, "by": user}
    rows = tx.execute(_ALL, mine).all()
    move(tx, [Step(guild, row.period, row.points, -1) for row in rows if row.shown])
    tx.execute(_ERASE, {**mine, "periods": [row.period for row in rows]})
