"""How much a server took anonymously today, counted from what is stored anyway, without people."""

from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from rejectbot.domain.ids import GuildId
from rejectbot.domain.rejection import How
from rejectbot.storage.tables import note, outbox, rejection

_PUBLISHED = (
    select(func.count())
    .select_from(rejection)
    .where(
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.day == bindparam("on_day"),
        rejection.c.how == How.ANONYMOUS.value,
    )
    .scalar_subquery()
)
_WAITING = (
    select(func.count())
    .select_from(outbox)
    .where(outbox.c.guild == bindparam("in_guild"))
    .scalar_subquery()
)
_NOTES = (
    select(func.count())
    .select_from(note)
    .where(
        note.c.guild == bindparam("in_guild"),
        note.c.day == bindparam("on_day"),
        note.c.how == How.ANONYMOUS.value,
    )
    .scalar_subquery()
)
_TAKEN = select(_PUBLISHED + _NOTES + _WAITING)


def taken(tx: Connection, guild: GuildId, day: date) -> int:
    """Anonymous rejections and notes of the server's local `day`, deleted ones too, and what waits.

    Named shares that wait are counted as well: a sealed row does not tell which it is.
    """
    return int(tx.execute(_TAKEN, {"in_guild": guild, "on_day": day}).scalar_one())
