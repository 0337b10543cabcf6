"""What waits to be published: sealed rows that tell nothing but their server."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select

from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.storage.tables import outbox


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One waiting share; `sealed` is 1, 2, 4 or 8 KiB."""

    pid: RejectionId
    guild: GuildId
    sealed: bytes


_ADD = insert(outbox)
_REMOVE = delete(outbox).where(outbox.c.pid == bindparam("id"))
_FIND = select(outbox).where(outbox.c.pid == bindparam("id"))
_ALL = select(outbox)


def add(tx: Connection, row: OutboxRow) -> None:
    """Store a share that was accepted."""
    tx.execute(_ADD, {"pid": row.pid, "guild": row.guild, "sealed": row.sealed})


def remove(tx: Connection, pid: RejectionId) -> bool:
    """Take a row out; False when it is not there, so somebody else has dealt with it."""
    return tx.execute(_REMOVE, {"id": pid}).rowcount == 1


def find(tx: Connection, pid: RejectionId) -> OutboxRow | None:
    """The waiting share with this id."""
    row = tx.execute(_FIND, {"id": pid}).one_or_none()
    return None if row is None else OutboxRow(**row._mapping)


def load_all(tx: Connection) -> list[OutboxRow]:
    """Everything that waits, in no order that means anything (ids are random)."""
    return [OutboxRow(**row._mapping) for row in tx.execute(_ALL)]
