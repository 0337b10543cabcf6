"""What was earned, and the totals kept beside it in the same transaction."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    BigInteger,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    true,
    update,
)

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.periods import keys
from rejectbot.domain.points import Earning
from rejectbot.domain.ranking import Score
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.standing import COARSE, FINE, Step, move, rank
from rejectbot.storage.tables import earning, member, rejection_author, total

__all__ = [
    "COARSE",
    "FINE",
    "Earned",
    "all_totals",
    "count_on_day",
    "count_support_toward",
    "count_worth_on_day",
    "earn",
    "erase",
    "find",
    "of_member",
    "page",
    "rank",
    "show",
    "take_back",
    "totals",
    "void",
]

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
_COUNT_TOWARD = (
    select(func.count())
    .join(rejection_author, rejection_author.c.pid == earning.c.pid)
    .where(
        earning.c.guild == bindparam("in_guild"),
        earning.c.user == bindparam("by"),
        earning.c.day.between(bindparam("first"), bindparam("last")),
        earning.c.what == Earning.SUPPORT.value,
        earning.c.points > 0,
        rejection_author.c.user == bindparam("author"),
    )
)
_TOTALS = select(total.c.period, total.c.points).where(
    total.c.guild == bindparam("in_guild"),
    total.c.user == bindparam("by"),
    total.c.period.in_(bindparam("periods", expanding=True)),
)
_ME = select(
    bindparam("in_guild", type_=BigInteger).label("guild"),
    bindparam("by", type_=BigInteger).label("user"),
).subquery()
_TOTALS_AND_CHOICE = (
    select(total.c.period, total.c.points, func.coalesce(member.c.on_board, true()).label("shown"))
    .select_from(_ME)
    .outerjoin(
        total,
        and_(
            total.c.guild == _ME.c.guild,
            total.c.user == _ME.c.user,
            total.c.period.in_(bindparam("periods", expanding=True)),
        ),
    )
    .outerjoin(member, and_(member.c.guild == _ME.c.guild, member.c.user == _ME.c.user))
)
"""One row at least: without totals its period and points are NULL, and `shown` is there."""
_SAVE_TOTAL = Upsert(
    total,
    ["guild", "period", "user"],
    lambda new: {"points": new.points, "shown": new.shown},
)
_PAGE = (
    select(total.c.user, total.c.points)
    .where(
        total.c.guild == bindparam("in_guild"),
        total.c.period == bindparam("in_period"),
        total.c.shown == true(),
        total.c.points > 0,
    )
    .order_by(total.c.points.desc(), total.c.user)
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_EARNED = (
    select(earning)
    .where(earning.c.guild == bindparam("in_guild"), earning.c.user == bindparam("by"))
    .order_by(earning.c.day, earning.c.what, earning.c.pid)
)
# By member over all periods: a scan of the server's totals, for what a member does once in a while.
_MINE = and_(total.c.guild == bindparam("in_guild"), total.c.user == bindparam("by"))
_ALL_TOTALS = select(total.c.period, total.c.points, total.c.shown).where(_MINE)
_SHOW = update(total).where(_MINE).values(shown=bindparam("to"))
_ERASE_TOTALS = delete(total).where(_MINE)
_ERASE = delete(earning).where(
    earning.c.guild == bindparam("in_guild"), earning.c.user == bindparam("by")
)


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


def count_support_toward(
    tx: Connection, guild: GuildId, user: UserId, author: UserId, first: date, last: date
) -> int:
    """For how many cards of one named author a member's support earned in these days."""
    values = {"in_guild": guild, "by": user, "author": author, "first": first, "last": last}
    return int(tx.execute(_COUNT_TOWARD, values).scalar_one())


def totals(
    tx: Connection, guild: GuildId, user: UserId, periods: tuple[str, ...]
) -> dict[str, int]:
    """A member's points by period key; periods without any are left out."""
    values = {"in_guild": guild, "by": user, "periods": list(periods)}
    return {period: points for period, points in tx.execute(_TOTALS, values) if points}


def page(tx: Connection, guild: GuildId, period: str, *, skip: int, most: int) -> list[Score]:
    """A slice of the board: who has points in the period and is on it, by falling points."""
    values = {"in_guild": guild, "in_period": period, "skip": skip, "most": most}
    return [Score(user, points) for user, points in tx.execute(_PAGE, values)]


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[Earned]:
    """Everything that a member earned in a server, oldest day first."""
    return [
        Earned(guild, user, Earning(row.what), RejectionId(row.pid), row.day, row.points)
        for row in tx.execute(_EARNED, {"in_guild": guild, "by": user})
    ]


def all_totals(tx: Connection, guild: GuildId, user: UserId) -> dict[str, int]:
    """A member's points in every period that has any."""
    rows = tx.execute(_ALL_TOTALS, {"in_guild": guild, "by": user})
    return {row.period: row.points for row in rows if row.points}


def show(tx: Connection, guild: GuildId, user: UserId, *, on_board: bool) -> None:
    """Put a member's totals on the board or take them off it; twice is as once."""
    mine = {"in_guild": guild, "by": user}
    rows = [row for row in tx.execute(_ALL_TOTALS, mine) if row.shown != on_board]
    tx.execute(_SHOW, {**mine, "to": on_board})
    move(tx, [Step(guild, row.period, row.points, 1 if on_board else -1) for row in rows])


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget what a member earned, their totals, and where they stood."""
    mine = {"in_guild": guild, "by": user}
    rows = [row for row in tx.execute(_ALL_TOTALS, mine) if row.shown]
    move(tx, [Step(guild, row.period, row.points, -1) for row in rows])
    tx.execute(_ERASE_TOTALS, mine)
    tx.execute(_ERASE, mine)


def _key(guild: GuildId, user: UserId, what: Earning, pid: RejectionId) -> dict[str, object]:
    return {"in_guild": guild, "by": user, "for_what": what.value, "id": pid}


def _add_to_totals(tx: Connection, guild: GuildId, user: UserId, day: date, points: int) -> None:
    if points == 0:
        return
    periods = keys(day)
    values = {"in_guild": guild, "by": user, "periods": list(periods)}
    found = tx.execute(_TOTALS_AND_CHOICE, values).all()
    before = {row.period: row.points for row in found}
    shown = bool(found[0].shown)
    rows = []
    steps: list[Step] = []
    for period in periods:
        old = before.get(period, 0)
        new = old + points
        rows.append({"guild": guild, "period": period, "user": user, "points": new, "shown": shown})
        steps += [Step(guild, period, old, -1), Step(guild, period, new, 1)]
    tx.execute(_SAVE_TOTAL.on(tx), rows)
    if shown:
        move(tx, steps)
