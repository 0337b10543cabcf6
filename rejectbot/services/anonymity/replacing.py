"""Replacing a small secret file whole or not at all, for its owner alone."""

import os
from pathlib import Path

_MODE = 0o600


def replace_whole(path: Path, text: str) -> None:
    """Write beside, flush to disk, rename over: a crash leaves the old file or the new one.

    Raises OSError.
    """
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
