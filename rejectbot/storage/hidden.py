"""Which cards and notes of a server are hidden and can be shown again, however many stand there."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, not_, select

from rejectbot.domain.ids import GuildId
from rejectbot.storage.schema import IS_HIDDEN
from rejectbot.storage.tables import moderated, note, rejection, reports_spent

NOTHING_TO_ERASE = "reads alone"

_HIDDEN = (
    select(rejection.c.pid, rejection.c.message)
    .where(rejection.c.guild == bindparam("in_guild"), IS_HIDDEN)
    .union_all(
        select(note.c.id, note.c.message).where(note.c.guild == bindparam("in_guild"), IS_HIDDEN)
    )
    .subquery()
)
_WITH_TEXT = (
    select(_HIDDEN.c.pid, moderated.c.day, reports_spent.c.waits)
    .join(moderated, moderated.c.pid == _HIDDEN.c.pid)
    .outerjoin(reports_spent, reports_spent.c.pid == _HIDDEN.c.pid)
    .where(not_(moderated.c.removed))
    .order_by(_HIDDEN.c.message)
)


@dataclass(frozen=True, slots=True)
class HiddenText:
    """`id` is a card's or a note's; its text is there as long as the link key of `day` (UTC).

    `waits`: members' reports hid it, and nobody has looked.
    """

    id: bytes
    day: date
    waits: bool


def of_guild(tx: Connection, guild: GuildId) -> list[HiddenText]:
    """Both, the oldest message first; without those whose text is gone."""
    rows = tx.execute(_WITH_TEXT, {"in_guild": guild})
    return [HiddenText(row.pid, row.day, bool(row.waits)) for row in rows]
