"""What badges count, in one statement: all of one member, or what the shown badges need.

Every count ends where the badge that takes most is earned, so it costs the same for whoever did
a thousand times as much; only the days of a year are looked for among all of a member's named
rejections.
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import chain, repeat
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from rejectbot.domain.badges import Badge, Deeds, Measure, most_needed, of_measure
from rejectbot.domain.choices import chosen
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import BOARD_PAGE
from rejectbot.domain.points import Earning
from rejectbot.domain.review import State
from rejectbot.domain.support import SupportKind
from rejectbot.storage.tables import (
    attempt,
    earning,
    member,
    rejection,
    rejection_author,
    support,
)

NOTHING_TO_ERASE = "reads alone"

_HERE = bindparam("in_guild", type_=BigInteger)
_NOBODY = UserId(0)

Who = ColumnElement[int]
"""Whose deeds: a value that is handed in, or `member.user` of the row around the question."""


def _is_one_of(column: ColumnElement[str], values: Iterable[StrEnum]) -> ColumnElement[bool]:
    """The names are our own and written out, not sent as parameters with each question."""
    return column.in_([literal_column(f"'{value.value}'", String) for value in values])


def _named(who: Who, *what: ColumnElement[object]) -> Select[*tuple[Any, ...]]:
    # `+ 0`: else SQLite looks for the first and last day among all cards of the server.
    return (
        select(*what)
        .join_from(rejection_author, rejection, rejection.c.pid == rejection_author.c.pid)
        .where(
            rejection_author.c.user == who,
            rejection.c.guild + 0 == _HERE,
            rejection.c.state != State.REMOVED.value,
        )
        .correlate(member)
    )


def _supported(who: Who) -> Select[*tuple[Any, ...]]:
    return (
        select(support.c.pid)
        .distinct()
        .join_from(support, rejection, rejection.c.pid == support.c.pid)
        .where(support.c.user == who, rejection.c.guild == _HERE)
        .correlate(member)
    )


def _counted(rows: Select[*tuple[Any, ...]], measure: Measure) -> ScalarSelect[int]:
    enough = rows.limit(most_needed(measure)).subquery()
    return select(func.count()).select_from(enough).scalar_subquery()


def _comebacks(who: Who) -> ColumnElement[int]:
    tried = exists().where(attempt.c.guild == _HERE, attempt.c.user == who)
    told = exists().where(
        earning.c.guild == _HERE,
        earning.c.user == who,
        _is_one_of(earning.c.what, [Earning.UPDATE_AGAIN, Earning.WORKED_OUT]),
    )
    return case((or_(tried.correlate(member), told.correlate(member)), 1), else_=0)


def _columns(who: Who) -> dict[str, tuple[Measure, ColumnElement[object]]]:
    """Each field of `Deeds`, for which measure it is needed, and how it is found."""
    boats = _supported(who).where(support.c.kind == SupportKind.BOAT.value)
    rejections = _named(who, rejection.c.pid)
    first, latest = (_named(who, of(rejection.c.day)) for of in (func.min, func.max))
    return {
        "rejections": (Measure.REJECTIONS, _counted(rejections, Measure.REJECTIONS)),
        "supported": (Measure.SUPPORTED, _counted(_supported(who), Measure.SUPPORTED)),
        "same_boat": (Measure.SAME_BOAT, _counted(boats, Measure.SAME_BOAT)),
        "comebacks": (Measure.COMEBACKS, _comebacks(who)),
        "first": (Measure.DAYS, first.scalar_subquery()),
        "latest": (Measure.DAYS, latest.scalar_subquery()),
    }


_ALL = select(
    *(found.label(name) for name, (_, found) in _columns(bindparam("by", type_=BigInteger)).items())
)
_USERS = {f"user_{n}": bindparam(f"user_{n}", type_=BigInteger) for n in range(BOARD_PAGE)}
_SHOWN = select(
    member.c.user,
    member.c.badge,
    *(
        case((_is_one_of(member.c.badge, of_measure(measure)), found)).label(name)
        for name, (measure, found) in _columns(member.c.user).items()
    ),
).where(
    and_(
        member.c.guild == _HERE,
        member.c.user.in_(_USERS.values()),
        member.c.badge.is_not(None),
    )
)
"""Of each member only what their badge counts; the other questions are not asked."""


def deeds(tx: Connection, guild: GuildId, user: UserId) -> Deeds:
    """All that a member's badges count."""
    return _deeds(tx.execute(_ALL, {"in_guild": guild, "by": user}).one())


def shown(tx: Connection, guild: GuildId, users: Iterable[UserId]) -> dict[UserId, Badge]:
    """The badges that members show and (still) have earned: ten at most, as on a board's page."""
    these = dict(zip(_USERS, chain(users, repeat(_NOBODY)), strict=False))
    rows = tx.execute(_SHOWN, {"in_guild": guild, **these})
    found = ((UserId(row.user), chosen(Badge, row.badge), _deeds(row)) for row in rows)
    return {user: badge for user, badge, did in found if badge and did.earned(badge)}


def _deeds(row: Row[*tuple[Any, ...]]) -> Deeds:
    return Deeds(
        rejections=row.rejections or 0,
        supported=row.supported or 0,
        same_boat=row.same_boat or 0,
        comebacks=row.comebacks or 0,
        first=row.first,
        latest=row.latest,
    )
