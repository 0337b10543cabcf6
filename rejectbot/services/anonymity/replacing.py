"""Replacing a small secret file whole or not at all, for its owner alone, and its old bytes."""

import os
from pathlib import Path

_MODE = 0o600


def beside(path: Path) -> Path:
    """Where the next file is written before it replaces this one."""
    return path.with_name(path.name + ".new")


def replace_whole(path: Path, text: str) -> None:
    """Write beside, flush to disk, rename over: a crash leaves the old file or the new one.

    The old file's bytes are overwritten then, as far as file systems let a program do that.
    Raises OSError.
    """
    fresh = beside(path)
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    old = _opened_to_overwrite(path)
    try:
        fresh.replace(path)
        _flush_folder(path.parent)
        if old is not None:
            _overwrite(old)
    finally:
        if old is not None:
            os.close(old)


def _opened_to_overwrite(path: Path) -> int | None:
    try:
        return os.open(path, os.O_WRONLY)
    except (FileNotFoundError, PermissionError):  # the first one, or made read-only
        return None


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _overwrite(descriptor: int) -> None:
    os.pwrite(descriptor, bytes(os.fstat(descriptor).st_size), 0)
    os.fsync(descriptor)
