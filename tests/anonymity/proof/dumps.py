"""The rows of every table, in the table's own order, as whoever holds a file sees them."""

import sqlite3
from typing import Any

from tests.anonymity.proof.ledger import MASKED_PLACES

Row = tuple[Any, ...]
Dump = dict[str, list[Row]]
Change = tuple[str, str, Row]
"""Table, `+` or `-`, row."""


def without_journal(database: bytes) -> bytes:
    """The file as one that never had a write-ahead log: in memory there is none."""
    return database[:18] + b"\1\1" + database[20:]


def dump(database: bytes) -> Dump:
    """Read a database file's bytes; masked values are their sizes."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(without_journal(database))
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: [_masked(name, row) for row in connection.execute(f'SELECT * FROM "{name}"')]
            for (name,) in sorted(tables.fetchall())
        }
    finally:
        connection.close()


def changes(before: Dump, after: Dump) -> list[Change]:
    """What went and what came, table by table."""
    found: list[Change] = []
    for table in sorted(before.keys() | after.keys()):
        old, new = before.get(table, []), after.get(table, [])
        if old != new:
            gone, come = set(old), set(new)
            found += [(table, "-", row) for row in old if row not in come]
            found += [(table, "+", row) for row in new if row not in gone]
    return found


def _masked(table: str, row: Row) -> Row:
    places = MASKED_PLACES.get(table, ())
    return tuple(len(value) if place in places else value for place, value in enumerate(row))
