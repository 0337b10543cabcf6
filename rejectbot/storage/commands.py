"""Which commands were last handed to Discord, so that they are sent again only when changed."""

from sqlalchemy import Connection, bindparam, select

from rejectbot.storage.dialect import Upsert
from rejectbot.storage.tables import command_sync

NOTHING_TO_ERASE = "an application and its commands"

_DIGEST = select(command_sync.c.digest).where(command_sync.c.application == bindparam("id"))
_SAVE = Upsert(command_sync, ["application"], lambda new: {"digest": new.digest})


def digest(tx: Connection, application: int) -> str | None:
    """The digest of the commands last synced for this application."""
    return tx.execute(_DIGEST, {"id": application}).scalar_one_or_none()


def save_digest(tx: Connection, application: int, new: str) -> None:
    """Remember what was synced."""
    tx.execute(_SAVE.on(tx), {"application": application, "digest": new})
