"""Boards of what was shared and given, filled from what is stored; and where an attempt is told."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby, islice
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_LETTERS = {"share": "s", "support": "g", "note": "g"}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FIRST_YEAR = 2000
_WIDTHS = (1, 64)
_AT_ONCE = 1_000
"""Rows."""

attempt = sa.table(
    "attempt", *map(sa.column, ("guild", "channel")), sa.column("told", sa.Boolean())
)
guild = sa.table("guild", *map(sa.column, ("guild", "channel")))
earning = sa.table(
    "earning",
    *map(sa.column, ("guild", "user", "what", "pid")),
    sa.column("day", sa.Date()),
    sa.column("points"),
    sa.column("season"),
    sa.column("counts", sa.Boolean()),
)
rejection = sa.table("rejection", *map(sa.column, ("pid", "state")))
member = sa.table(
    "member", sa.column("guild"), sa.column("user"), sa.column("on_board", sa.Boolean())
)
total = sa.table(
    "total",
    sa.column("guild", sa.BigInteger()),
    sa.column("period", sa.String()),
    sa.column("user", sa.BigInteger()),
    sa.column("points", sa.Integer()),
    sa.column("shown", sa.Boolean()),
)
standing = sa.table(
    "standing",
    sa.column("guild", sa.BigInteger()),
    sa.column("period", sa.String()),
    *(sa.column(name, sa.Integer()) for name in ("width", "bucket", "members")),
)
_SHOWN = sa.func.coalesce(member.c.on_board, sa.true()).label("shown")


def upgrade() -> None:
    """Add the columns; say of each earning whether it counts; fill the new boards."""
    for name in ("channel", "message"):
        op.add_column("attempt", sa.Column(name, sa.BigInteger(), nullable=True))
    _guess_where_attempts_were_told(op.get_bind())
    op.add_column(
        "earning", sa.Column("counts", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    of_a_later_season = sa.text("season != 0")
    op.create_index(
        "earning_season",
        "earning",
        ["guild", "season"],
        unique=False,
        sqlite_where=of_a_later_season,
        postgresql_where=of_a_later_season,
    )
    _settle_what_counts(op.get_bind())
    _fill_boards(op.get_bind())


def _guess_where_attempts_were_told(tx: sa.Connection) -> None:
    """In the server's channel, if that is still the same: there the post can be looked for."""
    channel = sa.select(guild.c.channel).where(guild.c.guild == attempt.c.guild)
    tx.execute(sa.update(attempt).where(attempt.c.told).values(channel=channel.scalar_subquery()))


def _settle_what_counts(tx: sa.Connection) -> None:
    """What earned nothing was beyond a limit or given back; but a share that stands always counts.

    Whether the server gave nothing for it at all can't be told from that any more.
    """
    stands = sa.exists().where(rejection.c.pid == earning.c.pid, rejection.c.state != "removed")
    worthless = sa.and_(earning.c.points == 0, sa.not_(sa.and_(earning.c.what == "share", stands)))
    tx.execute(
        sa.update(earning)
        .where(sa.or_(worthless, earning.c.what == "credit"))
        .values(counts=sa.false())
    )


def _fill_boards(tx: sa.Connection) -> None:
    """Member by member: of a server only what its members have in common is in memory."""
    servers = tx.execute(sa.select(earning.c.guild).distinct()).scalars().all()
    for guild in servers:
        standing_at: Counter[tuple[str, int, int]] = Counter()
        rows = _totals(tx, guild)
        while some := list(islice(rows, _AT_ONCE)):
            tx.execute(sa.insert(total), some)
            for row in some:
                for width in _WIDTHS if row["shown"] else ():
                    standing_at[row["period"], width, row["points"] // width] += 1
        if standing_at:
            tx.execute(sa.insert(standing), [_bucket(guild, *each) for each in standing_at.items()])


def _totals(tx: sa.Connection, guild: int) -> Iterator[dict[str, Any]]:
    deeds = (
        sa.select(earning.c.user, earning.c.what, earning.c.day, earning.c.season, _SHOWN)
        .outerjoin_from(
            earning,
            member,
            sa.and_(member.c.guild == earning.c.guild, member.c.user == earning.c.user),
        )
        .where(earning.c.guild == guild, earning.c.counts, earning.c.what.in_(list(_LETTERS)))
        .order_by(earning.c.user)
    )
    found = tx.execute(deeds, execution_options={"yield_per": _AT_ONCE})
    for (user, shown), mine in groupby(found, key=lambda deed: (deed.user, bool(deed.shown))):
        counted: Counter[str] = Counter()
        for deed in mine:
            of_season = _LETTERS[deed.what] + _two_digits(deed.season)
            counted.update(of_season + period for period in _periods(deed.day))
        for period, points in counted.items():
            row = {"guild": guild, "user": user, "period": period}
            yield {**row, "points": points, "shown": shown}


def _bucket(guild: int, bucket: tuple[str, int, int], members: int) -> dict[str, Any]:
    period, width, number = bucket
    where = {"guild": guild, "period": period, "width": width}
    return {**where, "bucket": number, "members": members}


@cache
def _periods(day: date) -> tuple[str, ...]:
    """The week, month, year and all that a day is in, as this version writes them."""
    iso_year, week, _ = day.isocalendar()
    year = _two_digits(day.year - _FIRST_YEAR)
    return (
        f"{_two_digits(iso_year - _FIRST_YEAR)}W{week:02}",
        f"{year}M{day.month:02}",
        year,
        "all",
    )


def _two_digits(number: int) -> str:
    return _DIGITS[number // 36] + _DIGITS[number % 36]
