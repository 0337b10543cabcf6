"""The file that a backup becomes: written beside its place, sealed from the first byte, renamed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from rejectbot.storage.sealed_file import MAGIC, BackupError

_ENDING: Final = ".rejectbot-part"


class TargetTaken(BackupError):
    """Something lies where the backup shall be written."""


def refuse_taken(target: Path, *, replace: bool) -> None:
    """Raise TargetTaken unless the place is free, or holds an older backup that may go."""
    if not target.exists():
        return
    if not replace:
        raise TargetTaken("exists already: choose another name, or replace it with --force")
    if not _is_backup(target):
        raise TargetTaken("is no backup, so --force does not replace it: choose another name")


@contextmanager
def written_beside(target: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """A new file that takes its place, whole and on disk, when the block ends without an error.

    Raises TargetTaken.
    """
    refuse_taken(target, replace=replace)
    _sweep(target.parent)
    part = target.with_name(f".{target.name}{_ENDING}")
    with _alone_with(part) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            refuse_taken(target, replace=replace)
            part.replace(target)
            settle(target.parent)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def _alone_with(part: Path) -> Iterator[BinaryIO]:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TargetTaken("is being written by another process") from None
        except OSError:
            pass  # some network disks have no locks; then nothing is swept either
        file.truncate()
        yield file


def settle(folder: Path) -> None:
    """Bring what was renamed in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_backup(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _sweep(folder: Path) -> None:
    """Remove what killed processes left half written: nobody holds a lock on it."""
    for left in folder.glob(f".*{_ENDING}"):
        with suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()
