"""What was earned, each in the season that ran then; its totals follow in the same transaction."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
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

from rejectbot.domain.boards import COUNTED_ON, BoardKind, board_keys
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.points import FOR_UPDATE, Earning
from rejectbot.storage import totals
from rejectbot.storage.seasons import RUNNING
from rejectbot.storage.tables import earning, member, rejection_author

_MINE = and_(earning.c.guild == bindparam("in_guild"), earning.c.user == bindparam("by"))
_THIS = and_(_MINE, earning.c.what == bindparam("for_what"), earning.c.pid == bindparam("id"))
_ON_BOARD = select(member.c.on_board).where(
    member.c.guild == bindparam("in_guild"), member.c.user == bindparam("by")
)
_SHOWN = func.coalesce(_ON_BOARD.scalar_subquery(), true()).label("shown")
_ADD = (
    insert(earning)
    .values(
        guild=bindparam("in_guild"),
        user=bindparam("by"),
        what=bindparam("for_what"),
        pid=bindparam("id"),
        day=bindparam("on"),
        points=bindparam("amount"),
        counts=bindparam("is_counted"),
        season=RUNNING,
    )
    .returning(earning.c.season, _SHOWN)
)
_REMOVE = delete(earning).where(_THIS).returning(earning.c.season, _SHOWN)
_VOID = (
    update(earning).where(_THIS).values(points=0, counts=False).returning(earning.c.season, _SHOWN)
)
_FIND = select(earning.c.day, earning.c.points, earning.c.counts, earning.c.season).where(_THIS)
_COUNT_ON_DAY = select(func.count()).where(
    _MINE, earning.c.day == bindparam("on"), earning.c.what == bindparam("for_what")
)
_COUNT_COUNTED_ON_DAY = _COUNT_ON_DAY.where(earning.c.counts)
_COUNT_UPDATES_ON_DAY = select(func.count()).where(
    _MINE,
    earning.c.day == bindparam("on"),
    earning.c.what.in_([what.value for what in FOR_UPDATE.values()]),
    earning.c.counts,
)
_COUNT_TOWARD = (
    select(func.count())
    .join(rejection_author, rejection_author.c.pid == earning.c.pid)
    .where(
        _MINE,
        earning.c.day.between(bindparam("first"), bindparam("last")),
        earning.c.what == Earning.SUPPORT.value,
        earning.c.counts,
        rejection_author.c.user == bindparam("author"),
    )
)
_EARNED = select(earning).where(_MINE).order_by(earning.c.day, earning.c.what, earning.c.pid)
_ERASE = delete(earning).where(_MINE)


@dataclass(frozen=True, slots=True)
class Earned:
    """Something that earned: for what, on which local day, how many points.

    `counts`: it is within the limits of its day, so it counts for them and on a board of counts,
    also where the server gives no points for it. `season` is the one whose boards have it; what
    is new is of the season that runs when it is stored.
    """

    guild: GuildId
    user: UserId
    what: Earning
    pid: RejectionId
    day: date
    points: int
    counts: bool = True
    season: int = 0


def earn(tx: Connection, new: Earned) -> None:
    """Store an earning and add it to the totals of the day's periods, in the running season."""
    values = {**_key(new.guild, new.user, new.what, new.pid), "on": new.day}
    stored = tx.execute(_ADD, {**values, "amount": new.points, "is_counted": new.counts}).one()
    _add_to_totals(tx, new, stored.season, 1, shown=stored.shown)


def find(
    tx: Connection, guild: GuildId, user: UserId, what: Earning, pid: RejectionId
) -> Earned | None:
    """The earning for this one thing, if there is one."""
    row = tx.execute(_FIND, _key(guild, user, what, pid)).one_or_none()
    if row is None:
        return None
    return Earned(guild, user, what, pid, row.day, row.points, row.counts, row.season)


def take_back(tx: Connection, old: Earned) -> None:
    """Forget an earning and take it from the totals it was added to."""
    gone = tx.execute(_REMOVE, _key(old.guild, old.user, old.what, old.pid)).one_or_none()
    if gone is not None:
        _add_to_totals(tx, old, gone.season, -1, shown=gone.shown)


def void(tx: Connection, old: Earned) -> None:
    """Take an earning from its totals but keep its row, so that it still counts for its day."""
    kept = tx.execute(_VOID, _key(old.guild, old.user, old.what, old.pid)).one_or_none()
    if kept is not None:
        _add_to_totals(tx, old, kept.season, -1, shown=kept.shown)


def count_on_day(tx: Connection, guild: GuildId, user: UserId, what: Earning, day: date) -> int:
    """How many earnings of one sort a member has on a local day, worthless ones included."""
    values = {"in_guild": guild, "by": user, "for_what": what.value, "on": day}
    return int(tx.execute(_COUNT_ON_DAY, values).scalar_one())


def count_counted_on_day(
    tx: Connection, guild: GuildId, user: UserId, what: Earning, day: date
) -> int:
    """The same, but only those that count: what a daily limit has let through."""
    values = {"in_guild": guild, "by": user, "for_what": what.value, "on": day}
    return int(tx.execute(_COUNT_COUNTED_ON_DAY, values).scalar_one())


def count_updates_on_day(tx: Connection, guild: GuildId, user: UserId, day: date) -> int:
    """How many updates of a member on their cards count on a local day, of whatever sort."""
    values = {"in_guild": guild, "by": user, "on": day}
    return int(tx.execute(_COUNT_UPDATES_ON_DAY, values).scalar_one())


def count_support_toward(
    tx: Connection, guild: GuildId, user: UserId, author: UserId, first: date, last: date
) -> int:
    """For how many cards of one named author a member's support counted in these days."""
    values = {"in_guild": guild, "by": user, "author": author, "first": first, "last": last}
    return int(tx.execute(_COUNT_TOWARD, values).scalar_one())


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[Earned]:
    """Everything that a member earned in a server, oldest day first."""
    return [
        Earned(
            guild,
            user,
            Earning(row.what),
            RejectionId(row.pid),
            row.day,
            row.points,
            row.counts,
            row.season,
        )
        for row in tx.execute(_EARNED, {"in_guild": guild, "by": user})
    ]


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget what a member earned; `totals` forgets what it came to."""
    tx.execute(_ERASE, {"in_guild": guild, "by": user})


def _key(guild: GuildId, user: UserId, what: Earning, pid: RejectionId) -> dict[str, object]:
    return {"in_guild": guild, "by": user, "for_what": what.value, "id": pid}


def _add_to_totals(tx: Connection, earned: Earned, season: int, sign: int, *, shown: bool) -> None:
    amounts: dict[str, int] = {}
    if earned.points:
        keys = board_keys(BoardKind.POINTS, season, earned.day)
        amounts |= dict.fromkeys(keys, sign * earned.points)
    board = COUNTED_ON.get(earned.what)
    if board is not None and earned.counts:
        amounts |= dict.fromkeys(board_keys(board, season, earned.day), sign)
    totals.add(tx, earned.guild, earned.user, amounts, shown=shown)
