"""What the bot writes, transaction by transaction, with sealed bytes and tags masked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, event

from rejectbot.storage.tables import metadata
from tests.anonymity.statements import executions

MASKED = frozenset({"sealed", "tag", "reporter_tag"})
"""Columns whose bytes, never their sizes, may differ when another person is the author."""
MASKED_PLACES = {
    table.name: tuple(n for n, column in enumerate(table.columns) if column.name in MASKED)
    for table in metadata.tables.values()
    if any(column.name in MASKED and isinstance(column.type, LargeBinary) for column in table.c)
}
"""Where they stand in a row, by table."""

Write = tuple[str, tuple[tuple[Any, ...], ...]]
"""SQL and the rows bound to it; masked values are their sizes."""


@dataclass(slots=True)
class Ledger:
    """The transactions that wrote, and every masked value as it was."""

    transactions: list[list[Write]] = field(default_factory=list)
    masked: set[bytes] = field(default_factory=set)

    def add(self, sql: str, rows: tuple[tuple[Any, ...], ...]) -> None:
        """Another statement of the transaction that is open."""
        if sql == "BEGIN IMMEDIATE":
            self.transactions.append([])
        elif sql.startswith(("INSERT", "UPDATE", "DELETE", "PRAGMA wal", "VACUUM")):
            if not self.transactions:
                self.transactions.append([])
            self.transactions[-1].append((sql, rows))

    def mask(self, name: str, value: Any) -> Any:
        """The value, or its size where the column is masked."""
        if name.removeprefix("new_") not in MASKED or not isinstance(value, bytes):
            return value
        self.masked.add(value)
        return len(value)


@contextmanager
def kept() -> Iterator[Ledger]:
    """Listen to all engines while the block runs."""
    ledger = Ledger()

    def execute(
        _connection: Connection, _cursor: Any, sql: str, bound: Any, context: Any, many: bool
    ) -> None:
        names = getattr(getattr(context, "compiled", None), "positiontup", None) or ()
        rows = executions(bound, many=many)
        ledger.add(
            " ".join(sql.split()),
            tuple(
                tuple(
                    ledger.mask(names[n] if n < len(names) else "", _plain(value))
                    for n, value in enumerate(row)
                )
                for row in rows
            ),
        )

    event.listen(Engine, "before_cursor_execute", execute)
    try:
        yield ledger
    finally:
        event.remove(Engine, "before_cursor_execute", execute)


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview | bytearray) else value
