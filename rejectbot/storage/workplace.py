"""Where a readable copy may lie for a moment: a private folder beside the database, then gone.

What a killed process left there is overwritten and removed by the next one that works there.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

_BLOCK: Final = bytes(1 << 20)


class AtWork(RuntimeError):
    """Another process makes, checks or restores a backup of the same database."""

    def __init__(self) -> None:
        super().__init__("Another backup or restore of this database is under way.")


@contextmanager
def workplace(database: Path) -> Iterator[Path]:
    """A folder of mode 0700 on the database's own disk, for one process at a time.

    Raises AtWork.
    """
    folder = database.with_name(f".{database.name}.work")
    folder.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AtWork from None
        os.fchmod(handle, 0o700)
        _clear(folder)
        try:
            yield folder
        finally:
            _clear(folder)
            folder.rmdir()
    finally:
        os.close(handle)


def new_file(path: Path) -> BinaryIO:
    """An empty file of mode 0600, to be written and read; raises FileExistsError."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def overwrite(file: BinaryIO) -> None:
    """Put zeros in the place of everything in an open file; old blocks may stay on an SSD."""
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    while left > 0:
        left -= file.write(_BLOCK[:left])
    file.flush()
    os.fsync(file.fileno())


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        with path.open("r+b") as file:
            overwrite(file)
        path.unlink()
