"""`rejectbot db backup|restore` and the check of a backup: one line for each "no"."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from rejectbot.cli.database_trouble import told
from rejectbot.cli.start import FAILED, MISUSED, complain, say, settings
from rejectbot.settings import Settings, variable

if TYPE_CHECKING:
    from types import FrameType

    from rejectbot.storage.restore import Restored
    from rejectbot.storage.sealed_file import Head

_NOT_IN_IT: Final = (
    "It does not hold the key file, on purpose. Private tallies and texts that wait to be posted "
    "can only be read with the keys of today; never keep a copy of the key file beside a backup."
)
_LOST: Final = """\
Everything stored after that moment is gone: cards posted since then stay on Discord, but their \
buttons no longer work.
Private tallies, and texts that waited to be posted, can't be read where their keys were destroyed \
or replaced since then.
The database notes that day, so that the next start can apply later erasures again."""


def back_up(file: Path, *, force: bool) -> int:
    """Write a backup of the database to `file`; returns the exit code."""
    from rejectbot.storage.backup import back_up

    chosen = settings()
    passphrase = _passphrase(chosen)
    with _ended_by_signals():
        try:
            written = back_up(
                chosen.database_url, file, passphrase, datetime.now(UTC), replace=force
            )
        except _known_errors() as error:
            complain(_reason(file, error))
            return FAILED
    say(f"backup {file}: written and encrypted, {written.size:,} bytes, {_told(written.head)}")
    say(_NOT_IN_IT)
    return 0


def restore(file: Path, *, keep_old: bool) -> int:
    """Put a backup in the place of the database; returns the exit code."""
    chosen = settings()
    passphrase = _passphrase(chosen)
    with _ended_by_signals():
        try:
            restored = asyncio.run(_restore(chosen, file, passphrase, keep_old=keep_old))
        except _known_errors() as error:
            complain(_reason(file, error))
            return FAILED
    say(f"database: restored from {file}, {_told(restored.head)}")
    if restored.kept is not None:
        say(
            f"The database of before lies at {restored.kept}. It still holds what this restore "
            "was perhaps meant to undo: delete it as soon as you can."
        )
    say(_LOST)
    return 0


async def _restore(chosen: Settings, file: Path, passphrase: str, *, keep_old: bool) -> "Restored":
    from rejectbot.storage.claim import claimed_wholly
    from rejectbot.storage.restore import restore

    async with claimed_wholly(chosen.database_url):
        return restore(chosen.database_url, file, passphrase, keep_old=keep_old)


def check_backup(file: Path) -> int:
    """Try whether a backup could be restored, and change nothing; returns the exit code."""
    from rejectbot.storage.restore import verify

    chosen = settings()
    passphrase = _passphrase(chosen)
    with _ended_by_signals():
        try:
            head = verify(chosen.database_url, file, passphrase)
        except _known_errors() as error:
            complain(_reason(file, error))
            return FAILED
    say(f"backup {file}: opens and is whole, {_told(head)}")
    return 0


def _passphrase(chosen: Settings) -> str:
    """The passphrase; ends the program with one line and code 2 if it can't be used."""
    from rejectbot.storage.sealed_file import SHORTEST_PASSPHRASE

    allowed = f"allowed: at least {SHORTEST_PASSPHRASE} characters (see .env.example)"
    if chosen.backup_passphrase is None:
        _refuse(f"nothing was given, {allowed}")
    passphrase = chosen.backup_passphrase.get_secret_value()
    if len(passphrase) < SHORTEST_PASSPHRASE:
        _refuse(f"{len(passphrase)} characters were given, {allowed}")
    return passphrase


def _refuse(what: str) -> NoReturn:
    complain(f"{variable('backup_passphrase')}: {what}")
    sys.exit(MISUSED)


def _known_errors() -> tuple[type[Exception], ...]:
    import sqlite3

    from sqlalchemy.exc import SQLAlchemyError

    from rejectbot.storage.sealed_file import BackupError

    return (BackupError, *_whole_lines(), SQLAlchemyError, sqlite3.Error, OSError)


def _whole_lines() -> tuple[type[Exception], ...]:
    """Errors that say everything themselves."""
    from rejectbot.storage.claim import AlreadyRunning
    from rejectbot.storage.migrate import SchemaNewer
    from rejectbot.storage.postgres_tools import ToolFailed
    from rejectbot.storage.replacing import InUse
    from rejectbot.storage.restore import DatabaseNewer
    from rejectbot.storage.workplace import AtWork

    return (AlreadyRunning, AtWork, DatabaseNewer, InUse, SchemaNewer, ToolFailed)


def _reason(file: Path, error: Exception) -> str:
    from rejectbot.storage.claim import AlreadyRunning
    from rejectbot.storage.sealed_file import BackupError

    if isinstance(error, BackupError):
        return f"backup {file} {error}"
    if isinstance(error, AlreadyRunning):
        return f"{error} Stop the bot first: a restore takes the place of what it has open."
    if isinstance(error, _whole_lines()):
        return str(error)
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    return told(settings().database_url, error)


def _told(head: "Head") -> str:
    return f"of {head.made:%Y-%m-%d %H:%M} UTC, {head.kind}, schema {head.schema}"


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let a signal to end be an exception, so that readable copies are overwritten and removed."""

    def end(number: int, _frame: "FrameType | None") -> NoReturn:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)  # nothing shall cut the tidying short
        complain("stopped; no readable copy is left")
        sys.exit(128 + number)

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before: list[tuple[int, Callable[..., object] | int | None]] = [
        (number, signal.signal(number, end)) for number in numbers
    ]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
