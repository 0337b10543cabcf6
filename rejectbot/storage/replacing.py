"""One SQLite file in the place of another, in one step: no log of the old one meets the new."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from rejectbot.storage.target import settle

_BESIDE: Final = ("-wal", "-shm", "-journal")
_TAKEN: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_RUINED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class InUse(RuntimeError):
    """Some program has the database open."""

    def __init__(self) -> None:
        super().__init__("A program has the database open: end it, then try again.")


def put_in_place(fresh: Path, path: Path, *, keep_old: bool) -> Path | None:
    """Rename `fresh` to `path`; returns where the old file is kept, if it is.

    Raises InUse, sqlite3.Error or OSError; then the old one is still in its place.
    """
    kept = None
    if path.exists():
        whole = _folded(path)
        _make_alike(fresh, path)
        kept = _kept(path) if keep_old else None
        if not whole:
            _remove_logs(path)
    fresh.replace(path)
    settle(path.parent)
    return kept


def _folded(path: Path) -> bool:
    """Take the log into the file; False if the file is damaged, so that this can't be done."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as old:
        try:
            old.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.DatabaseError as error:
            code = error.sqlite_errorcode & 0xFF  # the rest says more than is asked
            if code in _TAKEN:
                raise InUse from None
            if code not in _RUINED:
                raise
            return False
    return True


def _make_alike(fresh: Path, old: Path) -> None:
    """Give the new file the rights and the owner that the bot's file had."""
    before = old.stat()
    fresh.chmod(before.st_mode & 0o777)
    with suppress(PermissionError):
        os.chown(fresh, before.st_uid, before.st_gid)


def _kept(path: Path) -> Path:
    """A second name for the old file and for what belongs to it."""
    number = 1
    kept = path.with_name(f"{path.name}.before-restore")
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.before-restore-{number}")
    for ending in ("", *_BESIDE):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            kept.with_name(kept.name + ending).hardlink_to(beside)
    return kept


def _remove_logs(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
