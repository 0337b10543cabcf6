"""What can be said of the key file, alone and beside the database; changes neither."""

import asyncio
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rejectbot.settings import Settings, variable

if TYPE_CHECKING:
    from rejectbot.services.anonymity.keyring import Keys


@dataclass(frozen=True, slots=True)
class KeyFinding:
    """`line` says how it is, or what to do about it; `keys` are there where they can be read."""

    is_fine: bool
    line: str
    keys: "Keys | None" = field(default=None, repr=False)


def describe(settings: Settings) -> KeyFinding:
    """Whether the key file is where and as it should be, and belongs to the database."""
    from rejectbot.services.anonymity.keyfile import KeyFile

    path = settings.keys_path
    state = KeyFile.inspect(path)
    if state.obstacle is not None:
        return KeyFinding(False, f"{variable('keys_path')}: {state.obstacle}")
    if _is_beside(path, settings.database_url):
        return KeyFinding(
            False,
            f"key file {path} lies beside the database, where one theft takes both: move it, "
            f"and set {variable('keys_path')} to its new place",
        )
    if not state.exists:
        return _missing(settings)
    if state.damaged or state.keys is None:
        return KeyFinding(False, f"key file {path} is damaged: put a good copy in its place")
    if not state.is_private:
        return KeyFinding(
            False, f"key file {path} can be read by others: chmod 600 {path}", state.keys
        )
    return _paired(settings, state.keys)


def _missing(settings: Settings) -> KeyFinding:
    if _key_file_of(settings.database_url) is None:
        return KeyFinding(
            True,
            f"key file {settings.keys_path} is not there; the first `rejectbot run` makes it. If "
            "there was one, put it back: without it queued texts, drafts, private notes, private "
            "tallies and recent links are lost",
        )
    return KeyFinding(
        False,
        f"key file {settings.keys_path} is not there, and the database belongs to one: put it "
        "back. If it is lost, `rejectbot run` makes a new one; queued texts, drafts, private "
        "notes, private tallies and recent links are lost with the old one",
    )


def _paired(settings: Settings, keys: "Keys") -> KeyFinding:
    from sqlalchemy import make_url

    from rejectbot.services.pairing import is_of_other, told

    path, stored = settings.keys_path, _key_file_of(settings.database_url)
    if stored is None and not _is_current(settings.database_url):
        return KeyFinding(True, f"key file {path}, readable by you alone", keys)
    if is_of_other(keys, stored):
        shown = make_url(settings.database_url).render_as_string(hide_password=True)
        return KeyFinding(False, f"{variable('keys_path')}: {told(path, shown)}", keys)
    return KeyFinding(True, f"key file {path}, readable by you alone, of this database", keys)


def _key_file_of(url: str) -> bytes | None:
    """The id of the key file that the database belongs to; None also where that can't be asked."""
    from rejectbot.storage import pairing
    from rejectbot.storage.engine import Database

    async def ask() -> bytes | None:
        database = Database(url)
        database.open()
        try:
            return await database.read(pairing.key_file)
        finally:
            await database.close()

    return asyncio.run(ask()) if _is_current(url) else None


def _is_current(url: str) -> bool:
    from rejectbot.cli.database import describe as describe_database

    return describe_database(url).is_current


def _is_beside(path: Path, url: str) -> bool:
    if not url.startswith("sqlite:"):
        return False
    both = (path, url.removeprefix("sqlite:///"))
    return len({Path(os.path.realpath(each)).parent for each in both}) == 1
