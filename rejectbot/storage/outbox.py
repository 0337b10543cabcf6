"""What waits to be published: sealed rows that tell nothing but their server."""

from dataclasses import dataclass

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from rejectbot.domain.ids import GuildId, OutboxId
from rejectbot.storage.tables import outbox

NOTHING_TO_ERASE = "sealed, so that only `services.erasing` can tell whose it is"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One thing that waits; `sealed` is 1, 2, 4 or 8 KiB."""

    id: OutboxId
    guild: GuildId
    sealed: bytes


_ADD = insert(outbox)
_REMOVE = delete(outbox).where(outbox.c.id == bindparam("which"))
_FIND = select(outbox).where(outbox.c.id == bindparam("which"))
_ALL = select(outbox)
_OF_GUILD = select(outbox).where(outbox.c.guild == bindparam("in_guild"))
_REPLACE = (
    update(outbox).where(outbox.c.id == bindparam("which")).values(sealed=bindparam("new_sealed"))
)


def add(tx: Connection, row: OutboxRow) -> None:
    """Store what was accepted."""
    tx.execute(_ADD, {"id": row.id, "guild": row.guild, "sealed": row.sealed})


def remove(tx: Connection, wanted: OutboxId) -> bool:
    """Take a row out; False when it is not there, so somebody else has dealt with it."""
    return tx.execute(_REMOVE, {"which": wanted}).rowcount == 1


def find(tx: Connection, wanted: OutboxId) -> OutboxRow | None:
    """What waits under this id."""
    row = tx.execute(_FIND, {"which": wanted}).one_or_none()
    return None if row is None else _row(row)


def replace(tx: Connection, row: OutboxRow) -> bool:
    """Seal a row anew; False when it is not there any more."""
    return tx.execute(_REPLACE, {"which": row.id, "new_sealed": row.sealed}).rowcount == 1


def of_guild(tx: Connection, guild: GuildId) -> list[OutboxRow]:
    """Everything of one server that waits or was returned."""
    return [_row(row) for row in tx.execute(_OF_GUILD, {"in_guild": guild})]


def load_all(tx: Connection) -> list[OutboxRow]:
    """Everything that waits, in no order that means anything (ids are random)."""
    return [_row(row) for row in tx.execute(_ALL)]


def _row(row: Row[tuple[bytes, int, bytes]]) -> OutboxRow:
    return OutboxRow(OutboxId(row.id), GuildId(row.guild), row.sealed)
