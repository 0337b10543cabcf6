"""After rows were deleted: their bytes leave the log, the freed pages leave the file."""

import sqlite3
from datetime import date

from sqlalchemy import Connection, text

_WEEK_DAYS = 7
_PATIENCE_MS = 1_000
"""Reads are short, and whoever begins one meanwhile does not count; a backup takes longer."""
_SWEPT = ("anonymous_link", "anonymous_tally", "outbox", "private_note")


def tidy_sqlite(connection: sqlite3.Connection, today: date) -> bool:
    """Write the whole file anew once a week, then empty the log; False when a reader forbids it.

    The day of the last time stands in the file's header, as SQLite's `user_version`, which is
    there for the program's own use.
    """
    day = today.toordinal()
    (last,) = connection.execute("PRAGMA user_version").fetchone()
    if not day - _WEEK_DAYS < last <= day:
        connection.execute("VACUUM")
        connection.execute(f"PRAGMA user_version={day}")
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
    try:
        (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout={patience}")
    return not is_busy


def tidy_postgres(connection: Connection) -> None:
    """Let PostgreSQL use the room of deleted rows again, outside of a transaction."""
    connection.execute(text(f"VACUUM {', '.join(_SWEPT)}"))
