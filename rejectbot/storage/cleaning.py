"""What deleting leaves behind in SQLite's files, and getting rid of it.

`secure_delete` overwrites a row where it lies, but not copies of it that moving rows between pages
left in the room that no row takes; and the write-ahead log keeps pages as they were.
"""

import mmap
import sqlite3
from pathlib import Path

_NOBODY_WAITS = "PRAGMA busy_timeout=0"
PATIENCE = "PRAGMA busy_timeout=5000"


def clean(connection: sqlite3.Connection, path: Path, trace: bytes | None) -> bool:
    """Empty the log; where `trace` still stands in the file, have the file written anew.

    False when somebody is just reading, so that it must be tried again: nobody is made to wait.
    """
    connection.execute(_NOBODY_WAITS)
    try:
        if not _empty_log(connection):
            return False
        if trace is None or not _holds(path, trace):
            return True
        connection.execute("VACUUM")
        return _empty_log(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    finally:
        connection.execute(PATIENCE)


def _empty_log(connection: sqlite3.Connection) -> bool:
    (busy, _pages, _moved) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _holds(path: Path, trace: bytes) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        return whole.find(trace) >= 0
