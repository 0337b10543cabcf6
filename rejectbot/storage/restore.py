"""Restoring: a backup is read and tried as a whole before anything of the database is touched."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url

from rejectbot.storage import installation, migrate, postgres_tools
from rejectbot.storage.integrity import damage
from rejectbot.storage.migrate import HEAD
from rejectbot.storage.replacing import put_in_place
from rejectbot.storage.sealed_file import BackupError, Head, SealedFile
from rejectbot.storage.workplace import new_file, workplace

_MARK: Final = """RESET search_path;
DO $$ BEGIN IF to_regclass('installation') IS NOT NULL THEN
INSERT INTO installation (one, backup_of) VALUES (1, '{day}')
ON CONFLICT (one) DO UPDATE SET backup_of = excluded.backup_of; END IF; END $$"""


class OtherKind(BackupError):
    def __init__(self, head: Head) -> None:
        super().__init__(
            f"holds a database of {head.kind}, and REJECTBOT_DATABASE_URL names another kind"
        )


class SchemaTooNew(BackupError):
    def __init__(self, head: Head) -> None:
        super().__init__(
            f"is of a newer version (schema {head.schema}, this one knows {HEAD}): "
            "install that version"
        )


class Unsound(BackupError):
    def __init__(self, trouble: str) -> None:
        super().__init__(f"holds a database that is not whole: {trouble}")


class DatabaseNewer(RuntimeError):
    """A PostgreSQL database has tables that this version can't know to remove."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and where the old database lies now (None: it is gone)."""

    head: Head
    kept: Path | None


def verify(url: str, file: Path, passphrase: str) -> Head:
    """Try everything that `restore` would try first, and change nothing. Raises as it does."""
    with _sealed(url, file, passphrase) as sealed:
        if sealed.head.kind == "postgresql":
            postgres_tools.listed(sealed.content())
        else:
            with workplace(_path(url)) as folder:
                _unpacked(sealed, folder / "restored")
        return sealed.head


def restore(url: str, file: Path, passphrase: str, *, keep_old: bool) -> Restored:
    """Put the backup in the place of the database at `url`, which nothing may use.

    Raises a BackupError, workplace.AtWork, replacing.InUse, DatabaseNewer,
    postgres_tools.ToolFailed, sqlite3.Error, SQLAlchemyError or OSError; then nothing has changed.
    """
    with _sealed(url, file, passphrase) as sealed:
        if sealed.head.kind == "postgresql":
            _into_server(url, sealed)
            return Restored(sealed.head, None)
        path = _path(url)
        with workplace(path) as folder:
            fresh = folder / "restored"
            _unpacked(sealed, fresh)
            _brought_up_to_date(fresh, _day(sealed.head))
            return Restored(sealed.head, put_in_place(fresh, path, keep_old=keep_old))


@contextmanager
def _sealed(url: str, file: Path, passphrase: str) -> Iterator[SealedFile]:
    with file.open("rb") as opened:
        sealed = SealedFile(opened, passphrase)
        if sealed.head.kind != make_url(url).get_backend_name():
            raise OtherKind(sealed.head)
        if sealed.head.schema > HEAD:
            raise SchemaTooNew(sealed.head)
        yield sealed


def _unpacked(sealed: SealedFile, path: Path) -> None:
    """Write the database to a new file and try it; raises CutShort, Damaged or Unsound."""
    with new_file(path) as plain:
        plain.writelines(sealed.content())
    found = damage(path)
    if found:
        raise Unsound(found[0])
    if migrate.state(_url(path).render_as_string()).current != sealed.head.schema:
        raise Unsound("its schema is not the one that it says")


def _brought_up_to_date(path: Path, day: date) -> None:
    url = _url(path)
    migrate.upgrade(url.render_as_string())
    migrate.in_transaction(url, partial(installation.mark_backup, day=day))
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _into_server(url: str, sealed: SealedFile) -> None:
    postgres_tools.need(postgres_tools.RESTORE_TOOLS)
    before = migrate.state(url)
    if before.is_newer:
        raise DatabaseNewer(
            f"The database is of a newer version (schema {before.current}, this one knows {HEAD}): "
            "make an empty database, name it in REJECTBOT_DATABASE_URL, and restore into that."
        )
    postgres_tools.listed(sealed.content())
    day = _day(sealed.head)
    postgres_tools.restore_dump(url, sealed.content(), _MARK.format(day=day.isoformat()))
    migrate.upgrade(url)
    migrate.in_transaction(make_url(url), partial(installation.mark_backup, day=day))


def _day(head: Head) -> date:
    return head.made.astimezone(UTC).date()


def _path(url: str) -> Path:
    return Path(make_url(url).database or "")


def _url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))
