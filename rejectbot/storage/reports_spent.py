"""Cards and notes that reports hide no more, and which of them wait hidden for a look."""

from sqlalchemy import Connection, bindparam, delete, func, not_, select, update

from rejectbot.domain.ids import GuildId
from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import moderated, reports_spent

NOTHING_TO_ERASE = "which cards and notes were looked at, without anybody"

_SAVE = Upsert(reports_spent, ["pid"], lambda new: {"waits": new.waits})
_FIND = select(reports_spent.c.waits).where(reports_spent.c.pid == bindparam("about"))
_WAITING = select(reports_spent.c.guild, reports_spent.c.pid).where(reports_spent.c.waits)
_COUNT_WAITING = (
    select(func.count())
    .select_from(reports_spent.join(moderated, moderated.c.pid == reports_spent.c.pid))
    .where(
        reports_spent.c.guild == bindparam("in_guild"),
        reports_spent.c.waits,
        not_(moderated.c.removed),
    )
)
_LOOK = (
    update(reports_spent)
    .where(reports_spent.c.pid == bindparam("about"), reports_spent.c.waits)
    .values(waits=False)
)
_FORGET = delete(reports_spent).where(reports_spent.c.pid == bindparam("about"))
_FORGET_LOOKED_AT = _FORGET.where(not_(reports_spent.c.waits))


def save(tx: Connection, guild: GuildId, about: bytes, *, waits: bool) -> None:
    """Reports hid it, and it `waits` for a look; or it was let stand, or shown again."""
    tx.execute(_SAVE.on(tx), {"pid": about, "guild": guild, "waits": waits})


def find(tx: Connection, about: bytes) -> bool | None:
    """Whether it waits for a look; None where reports may hide it still."""
    row = tx.execute(_FIND, {"about": about}).one_or_none()
    return None if row is None else bool(row.waits)


def waiting(tx: Connection) -> list[tuple[GuildId, bytes]]:
    """What waits for a look, in all servers."""
    return [(row.guild, row.pid) for row in tx.execute(_WAITING)]


def count_waiting(tx: Connection, guild: GuildId) -> int:
    """How much waits in a server and can be shown again: of the rest the text is gone for good."""
    return int(tx.execute(_COUNT_WAITING, {"in_guild": guild}).scalar_one())


def forget_looked_at(tx: Connection, about: bytes) -> None:
    """Reports may hide it again, unless it waits for a look."""
    tx.execute(_FORGET_LOOKED_AT, {"about": about})


def look(tx: Connection, about: bytes) -> bool:
    """It waits no more, and stays as it is; False where it did not wait."""
    return tx.execute(_LOOK, {"about": about}).rowcount == 1


def forget(tx: Connection, about: bytes) -> None:
    """It does not stand any more."""
    tx.execute(_FORGET, {"about": about})
