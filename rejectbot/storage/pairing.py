"""Which key file belongs to this database."""

from sqlalchemy import Connection, select

from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import installation

NOTHING_TO_ERASE = "a key file's id"

_ONE = 1
_FOUND = select(installation.c.key_file).where(installation.c.one == _ONE)
_PAIR = Upsert(installation, ["one"], lambda new: {"key_file": new.key_file})


def key_file(tx: Connection) -> bytes | None:
    """The 16-byte id of the key file that belongs here, None before the first start."""
    found: bytes | None = tx.execute(_FOUND).scalar_one_or_none()
    return found


def pair(tx: Connection, key_file_id: bytes) -> None:
    """Let the key file with this id belong here."""
    tx.execute(_PAIR.on(tx), {"one": _ONE, "key_file": key_file_id})
