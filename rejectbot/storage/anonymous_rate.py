"""How much a server took anonymously today, counted from what is stored anyway, without people."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select

from rejectbot.domain.ids import GuildId
from rejectbot.domain.rejection import How
from rejectbot.storage.tables import note, outbox, rejection

NOTHING_TO_ERASE = "counts alone"


def _of_day(table: Table) -> Any:
    return (
        select(func.count())
        .select_from(table)
        .where(
            table.c.guild == bindparam("in_guild"),
            table.c.day == bindparam("on_day"),
            table.c.how == How.ANONYMOUS.value,
        )
        .scalar_subquery()
    )


_PUBLISHED = select(_of_day(rejection) + _of_day(note))
_COUNT_WAITING = (
    select(func.count()).select_from(outbox).where(outbox.c.guild == bindparam("in_guild"))
)


def published(tx: Connection, guild: GuildId, day: date) -> int:
    """Anonymous rejections and notes of the server's local `day`, deleted ones too."""
    return int(tx.execute(_PUBLISHED, {"in_guild": guild, "on_day": day}).scalar_one())


def count_waiting(tx: Connection, guild: GuildId) -> int:
    """All that waits in the server: a sealed row does not tell whether it is anonymous."""
    return int(tx.execute(_COUNT_WAITING, {"in_guild": guild}).scalar_one())
