"""Why a database cannot be used, in one line with what to do; never the password of its address."""

import os
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from rejectbot.settings import variable

_BY_SQLITE_CODE: Final = {
    sqlite3.SQLITE_NOTADB: "is not a SQLite database; name another file",
    sqlite3.SQLITE_CORRUPT: "is damaged; put a good copy in its place",
    sqlite3.SQLITE_FULL: "cannot grow, since the disk is full; make room",
    sqlite3.SQLITE_BUSY: "is kept busy by another program; end that one",
    sqlite3.SQLITE_LOCKED: "is kept busy by another program; end that one",
} | dict.fromkeys(
    (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
    "cannot be written by the user who runs the bot; make it and its folder that user's own",
)
_PRIMARY: Final = 0xFF
"""The lower byte of SQLite's extended codes is the general one (sqlite.org, "Result Codes")."""

_BY_SQLSTATE: Final = {
    "28000": "the server refused the user; correct the address, or let that user in",
    "28P01": "the server refused the user or the password; correct them",
    "3D000": "the server has no database of that name; make it with createdb, or correct the name",
    "42501": "the user may not change that database; make the user its owner",
    "53300": "the server has no connection left; let it allow more, or end other programs",
}
"""PostgreSQL's documentation, "Error Codes"."""


def before_trying(url: str) -> str | None:
    """What can be told of the address without asking the database; None if nothing is wrong."""
    if url.startswith("postgresql:"):
        if find_spec("asyncpg") is None:
            return _line("PostgreSQL needs one more part: pip install 'rejectbot[postgres]'")
        return None
    path = _file(url)
    if _is_folder(path):
        return _line(f"{path} is a folder; name a file in it, such as {path / 'rejectbot.db'}")
    above = next(folder for folder in path.parents if os.path.lexists(folder))
    if not _is_folder(above):
        return _line(f"{path} lies below {above}, which is not a folder; name another file")
    return None if above == path.parent else _line(f"make the folder {path.parent} first")


def recognised(url: str, error: Exception) -> str | None:
    """The line for what `error` says about the database at `url`, or None for what is new."""
    cause = getattr(error, "orig", None) or error
    if url.startswith("postgresql:"):
        if isinstance(cause, OSError):
            name = type(cause).__name__
            return _line(f"the server cannot be reached ({name}); start it, or correct the address")
        said = _BY_SQLSTATE.get(str(getattr(cause, "sqlstate", None)))
        return _line(said) if said else None
    code = getattr(cause, "sqlite_errorcode", None)
    said = None if code is None else _BY_SQLITE_CODE.get(code & _PRIMARY)
    if isinstance(cause, OSError):
        said = f"cannot be used ({(cause.strerror or type(cause).__name__).lower()})"
    return before_trying(url) or (_line(f"{_file(url)} {said}") if said else None)


def unknown(error: Exception) -> str:
    """The line for an error that is in no list; a driver's own text may hold the password."""
    cause = getattr(error, "orig", None) or error
    return _line(
        f"the database cannot be used ({type(cause).__name__}); is the address right, the "
        "server running, the disk well?"
    )


def told(url: str, error: Exception) -> str:
    """The line for `error`, whatever it is."""
    return recognised(url, error) or unknown(error)


def _file(url: str) -> Path:
    return Path(os.path.realpath(url.removeprefix("sqlite:///")))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # nobody lets us look; the database's own error says what is wrong
        return False


def _line(words: str) -> str:
    return f"{variable('database_url')}: {words}"
