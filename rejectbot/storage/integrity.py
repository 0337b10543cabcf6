"""Whether a database holds together and is this program's own; each trouble is one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, make_url

from rejectbot.storage import migrate
from rejectbot.storage.tables import metadata

NOTHING_TO_ERASE = "looks alone"

_MOST: Final = 5
"""Findings of one check that are worth reading."""
_ALEMBIC: Final = "alembic_version"


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes no data; the last one to close takes the log into the file."""
    address = f"{path.resolve().as_uri()}?mode=rw"
    opened = sqlite3.connect(address, uri=True, isolation_level=None)
    opened.execute("PRAGMA query_only=ON")
    return opened


def damage(path: Path, *, quick: bool = False) -> list[str]:
    """What SQLite finds wrong with a file; `quick` leaves out that indexes fit their tables."""
    pragma = "quick_check" if quick else "integrity_check"
    try:
        with closing(opened_to_read(path)) as database:
            found = database.execute(f"PRAGMA {pragma}({_MOST})").fetchall()
            astray = database.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return [f"SQLite cannot read it ({error.sqlite_errorname})"]
    lines = [" ".join(str(line).split()) for (line,) in found if line != "ok"]
    return lines + [f"{row[0]} refers to a row of {row[2]} that is not there" for row in astray]


def oddities(url: str) -> list[str]:
    """How a database of this version's schema differs from what the program made.

    On PostgreSQL tables of others are passed over, since a database may be shared.
    """
    return migrate.in_transaction(make_url(url), lambda tx: list(_oddities(tx)))


def _oddities(tx: Connection) -> Iterator[str]:
    for difference in migrate.differences(tx):
        change: Any = difference[0] if isinstance(difference, list) else difference
        if change[0] in {"remove_table", "remove_index"}:
            continue
        yield f"the schema differs: {change[0].removeprefix('add_')} {_named(change)}"
    if tx.dialect.name == "sqlite":
        yield from _foreign(tx)


def _named(change: Any) -> str:
    """The name of what differs; Alembic puts it where the kind of the difference has it."""
    last = change[-1]
    if change[0].startswith("modify_"):
        return f"of {change[2]}.{change[3]} is another"
    return f"{getattr(last, 'name', last)} is missing" if "add_" in change[0] else f"{last}"


def _foreign(tx: Connection) -> Iterator[str]:
    ours = {*metadata.tables, _ALEMBIC}
    ours |= {str(index.name) for table in metadata.tables.values() for index in table.indexes}
    rows = tx.exec_driver_sql("SELECT type, name FROM sqlite_master ORDER BY type, name")
    for kind, name in rows:
        if name not in ours and not name.startswith("sqlite_"):
            yield f"the {kind} {name} is not RejectBot's"
