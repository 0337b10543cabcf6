"""How much a server took anonymously today, counted from what is stored anyway, without people."""

from datetime import date

from sqlalchemy import Connection, bindparam, func, select

from rejectbot.domain.ids import GuildId
from rejectbot.domain.rejection import How
from rejectbot.storage.outbox import OutboxRow
from rejectbot.storage.tables import outbox, rejection

_PUBLISHED = (
    select(func.count())
    .select_from(rejection)
    .where(
        rejection.c.guild == bindparam("in_guild"),
        rejection.c.day == bindparam("on_day"),
        rejection.c.how == How.ANONYMOUS.value,
    )
)
_WAITING = select(outbox).where(outbox.c.guild == bindparam("in_guild"))
_COUNT_WAITING = (
    select(func.count()).select_from(outbox).where(outbox.c.guild == bindparam("in_guild"))
)


def published(tx: Connection, guild: GuildId, day: date) -> int:
    """Anonymous rejections of the server's local `day`, deleted ones too."""
    return int(tx.execute(_PUBLISHED, {"in_guild": guild, "on_day": day}).scalar_one())


def count_waiting(tx: Connection, guild: GuildId) -> int:
    """All that waits in the server: a sealed row does not tell whether it is anonymous."""
    return int(tx.execute(_COUNT_WAITING, {"in_guild": guild}).scalar_one())


def waiting(tx: Connection, guild: GuildId) -> list[OutboxRow]:
    """All that waits in the server, in no order that means anything."""
    return [OutboxRow(*row) for row in tx.execute(_WAITING, {"in_guild": guild})]
