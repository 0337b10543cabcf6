"""Backing up: the database as it is at one moment, sealed, while the bot goes on writing."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from sqlalchemy import make_url

from rejectbot.storage import migrate, postgres_tools
from rejectbot.storage.integrity import opened_to_read
from rejectbot.storage.sealed_file import PART, BackupError, Head, seal
from rejectbot.storage.target import written_beside
from rejectbot.storage.workplace import new_file, overwrite, workplace

_PAGES: Final = 2_048
"""Copied between two looks at signals: 8 MiB."""


class NothingToBackUp(BackupError):
    def __init__(self) -> None:
        super().__init__("would be empty: there is no database of RejectBot yet")


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that was made; `size` in bytes."""

    head: Head
    size: int


def back_up(url: str, target: Path, passphrase: str, made: datetime, *, replace: bool) -> Written:
    """Write the database at `url` to a sealed file; `replace` lets it replace an older backup.

    Raises a BackupError, workplace.AtWork, postgres_tools.ToolFailed, sqlite3.Error, OSError or
    SQLAlchemyError; then there is no new file.
    """
    parsed = make_url(url)
    with written_beside(target, replace=replace) as file:
        if parsed.get_backend_name() == "sqlite":
            with _copied(Path(parsed.database or "")) as (schema, content):
                head = Head("sqlite", schema, made)
                seal(content, file, head, passphrase)
        else:
            schema = _known(migrate.state(url).current)
            head = Head("postgresql", schema, made)
            with postgres_tools.dumped(url) as content:
                seal(content, file, head, passphrase)
        return Written(head, file.tell())


@contextmanager
def _copied(path: Path) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The schema and the bytes of a SQLite database, both of one moment.

    The readable copy has no name as soon as there is something in it: not even a killed process
    leaves a file that can be opened. It is overwritten before it goes.
    """
    if not path.exists():
        raise NothingToBackUp
    with (
        workplace(path) as folder,
        closing(opened_to_read(path)) as source,
        new_file(folder / "copy") as copy,
    ):
        try:
            yield _copy(source, folder / "copy"), _pieces(copy)
        finally:
            overwrite(copy)


def _copy(source: sqlite3.Connection, copy: Path) -> str:
    """Copy into an empty file and take its name away; returns the schema's revision."""
    source.execute("BEGIN")  # in it all pages are of one moment, however long the copying takes
    schema = _known(_revision(source))
    with closing(sqlite3.connect(copy, isolation_level=None)) as into:
        into.execute("PRAGMA journal_mode=OFF")  # a journal would be a second copy
        into.execute("PRAGMA synchronous=OFF")
        copy.unlink()
        # Told its progress, SQLite's driver lets signals be handled between the steps.
        source.backup(into, pages=_PAGES, progress=lambda *_: None)
    return schema


def _revision(source: sqlite3.Connection) -> str | None:
    known = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if source.execute(known).fetchone() is None:
        return None
    row = source.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _known(revision: str | None) -> str:
    if revision is None:
        raise NothingToBackUp
    return revision


def _pieces(copy: BinaryIO) -> Iterator[bytes]:
    copy.seek(0)
    while piece := copy.read(PART):
        yield piece
