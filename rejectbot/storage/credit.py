"""Public credit: who asked for it, what bounds a guess, and each month's look at it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, bindparam, func, select

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.storage.dialect import InsertOnce
from rejectbot.storage.tables import credit_run, earning, guild, member, rejection

NOTHING_TO_ERASE = "figures of servers; who asked is `members`'s"

_RUN = InsertOnce(credit_run)
_LAST_RUN = (
    select(credit_run)
    .where(credit_run.c.guild == bindparam("in_guild"))
    .order_by(credit_run.c.month.desc())
    .limit(1)
)
_DUE = (
    select(member.c.guild)
    .outerjoin(
        credit_run,
        and_(credit_run.c.guild == member.c.guild, credit_run.c.month == bindparam("in_month")),
    )
    .where(member.c.credit, credit_run.c.guild.is_(None))
    .distinct()
    .order_by(member.c.guild)
)
_ASKED = select(member.c.user).where(member.c.guild == bindparam("in_guild"), member.c.credit)
_CROWD = select(guild.c.credit_crowd).where(guild.c.guild == bindparam("in_guild"))
_LAST_CREDITED = (
    select(earning.c.user, func.max(earning.c.day).label("day"))
    .where(
        earning.c.guild == bindparam("in_guild"),
        earning.c.what == Earning.CREDIT.value,
        earning.c.user.in_(_ASKED),
    )
    .group_by(earning.c.user)
)
_ANONYMOUS_POSTS = (
    select(rejection.c.day, func.count().label("posts"))
    .where(
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.how == How.ANONYMOUS.value,
        rejection.c.state == State.PUBLISHED.value,
    )
    .group_by(rejection.c.day)
)


@dataclass(frozen=True, slots=True)
class CreditRun:
    """One server's look in one month (`2026-11`); `confidence` in percent.

    `crowd` is exact where points were `moved`. Else it is the crowd that was needed where that
    was there, and 0 where it was not: an exact figure would tell of few whether they share.
    """

    guild: GuildId
    month: str
    crowd: int
    confidence: int
    moved: bool


def due(tx: Connection, month: str) -> list[GuildId]:
    """The servers where somebody asked for credit and that had no look in this month."""
    return [GuildId(row.guild) for row in tx.execute(_DUE, {"in_month": month})]


def asked(tx: Connection, in_guild: GuildId) -> list[UserId]:
    """The members who want to be credited."""
    return [UserId(row.user) for row in tx.execute(_ASKED, {"in_guild": in_guild})]


def crowd(tx: Connection, in_guild: GuildId) -> int | None:
    """How many must have earned something, as the server chose; None if it never chose anything."""
    found: int | None = tx.execute(_CROWD, {"in_guild": in_guild}).scalar_one_or_none()
    return found


def last_credited(tx: Connection, in_guild: GuildId) -> dict[UserId, date]:
    """The server's day on which each who asked was last credited; who never was is left out."""
    rows = tx.execute(_LAST_CREDITED, {"in_guild": in_guild})
    return {UserId(row.user): row.day for row in rows}


def anonymous_posts(tx: Connection, in_guild: GuildId) -> dict[date, int]:
    """How many anonymous rejections of each of the server's days still stand."""
    rows = tx.execute(_ANONYMOUS_POSTS, {"in_guild": in_guild})
    return {row.day: row.posts for row in rows}


def add_run(tx: Connection, run: CreditRun) -> bool:
    """Store a look; False when this month's was taken already."""
    return _RUN.into(
        tx,
        guild=run.guild,
        month=run.month,
        crowd=run.crowd,
        confidence=run.confidence,
        moved=run.moved,
    )


def last_run(tx: Connection, in_guild: GuildId) -> CreditRun | None:
    """The server's last look."""
    row = tx.execute(_LAST_RUN, {"in_guild": in_guild}).one_or_none()
    return None if row is None else CreditRun(**row._mapping)
