"""How much a server took anonymously today, counted from what is stored anyway, without people."""

from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, exists, func, not_, select

from rejectbot.domain.ids import GuildId
from rejectbot.domain.rejection import How
from rejectbot.storage.tables import anonymous_link, note, outbox, rejection

NOTHING_TO_ERASE = "counts alone"


def _of_day(table: Table, pid: Column[bytes]) -> Any:
    """Without what was sent in before: it waited for moderators, and was counted then."""
    is_older = exists().where(
        anonymous_link.c.pid == pid, anonymous_link.c.day < bindparam("since")
    )
    return (
        select(func.count())
        .select_from(table)
        .where(
            table.c.guild == bindparam("in_guild"),
            table.c.day == bindparam("on_day"),
            table.c.how == How.ANONYMOUS.value,
            not_(is_older),
        )
        .scalar_subquery()
    )


_PUBLISHED = select(_of_day(rejection, rejection.c.pid) + _of_day(note, note.c.id))
_COUNT_WAITING = (
    select(func.count()).select_from(outbox).where(outbox.c.guild == bindparam("in_guild"))
)


def published(tx: Connection, guild: GuildId, day: date, since: date) -> int:
    """Anonymous rejections and notes of the server's local `day`, deleted ones too.

    Those that are known to have been sent in before the UTC day `since` are left out.
    """
    values = {"in_guild": guild, "on_day": day, "since": since}
    return int(tx.execute(_PUBLISHED, values).scalar_one())


def count_waiting(tx: Connection, guild: GuildId) -> int:
    """All that waits in the server: a sealed row does not tell whether it is anonymous."""
    return int(tx.execute(_COUNT_WAITING, {"in_guild": guild}).scalar_one())
