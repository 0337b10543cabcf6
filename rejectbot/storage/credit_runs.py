"""What the monthly looks at public credit found: figures of servers."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import CREDIT_CROWD
from rejectbot.storage.tables import credit_run, guild

NOTHING_TO_ERASE = "figures of servers, which name nobody"

_LAST = (
    select(
        credit_run.c.crowd,
        credit_run.c.confidence,
        func.coalesce(guild.c.credit_crowd, CREDIT_CROWD).label("needed"),
    )
    .outerjoin(guild, guild.c.guild == credit_run.c.guild)
    .where(credit_run.c.guild == bindparam("in_guild"))
    .order_by(credit_run.c.month.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class LastRun:
    """Of the last month counted: how many had asked and earned, how many it takes, and in percent
    how sure the best guess at one post's author could have been.
    """

    crowd: int
    needed: int
    confidence: int


def last(tx: Connection, wanted: GuildId) -> LastRun | None:
    """The figures of a server's last month, or None if none was counted yet."""
    row = tx.execute(_LAST, {"in_guild": wanted}).one_or_none()
    return None if row is None else LastRun(row.crowd, row.needed, row.confidence)
