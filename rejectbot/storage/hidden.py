"""Which cards and notes of a server are hidden, however many stand there."""

from sqlalchemy import Connection, bindparam, select

from rejectbot.domain.ids import GuildId
from rejectbot.storage.schema import IS_HIDDEN
from rejectbot.storage.tables import note, rejection

NOTHING_TO_ERASE = "reads alone"

_HIDDEN = (
    select(rejection.c.pid, rejection.c.message, rejection.c.day)
    .where(rejection.c.guild == bindparam("in_guild"), IS_HIDDEN)
    .union_all(
        select(note.c.id, note.c.message, note.c.day).where(
            note.c.guild == bindparam("in_guild"), IS_HIDDEN
        )
    )
    .order_by("message")
)


def of_guild(tx: Connection, guild: GuildId) -> list[bytes]:
    """The ids of both, the oldest message first."""
    return [row.pid for row in tx.execute(_HIDDEN, {"in_guild": guild})]
