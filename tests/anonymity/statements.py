"""Every statement that the bot's engines execute, with what was bound to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event

MASKED = {
    "outbox": ("sealed",),
    "anonymous_tally": ("sealed",),
    "anonymous_link": ("tag",),
    "anonymous_hold": ("tag",),
}
"""The columns that may differ when another person is the author: sealed bytes and tags."""

_TAGGED = ("INSERT INTO anonymous_link ", "INSERT INTO anonymous_hold ")


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL and its top-level bound values, one tuple for each execution of `executemany`."""

    sql: str
    bound: tuple[tuple[Any, ...], ...]

    @property
    def values(self) -> list[Any]:
        """All bound values."""
        return [value for row in self.bound for value in row]

    @property
    def shape(self) -> tuple[Any, ...]:
        """The SQL, and of each value its type; of bytes and texts the size too."""
        return self.sql, tuple(tuple(_shape(value) for value in row) for row in self.bound)


@dataclass(slots=True)
class Recorder:
    """What was executed since the recording began, `BEGIN` and `COMMIT` included."""

    statements: list[Statement] = field(default_factory=list)

    def transactions(self) -> list[list[Statement]]:
        """The statements of each transaction that wrote."""
        some: list[list[Statement]] = []
        for statement in self.statements:
            if statement.sql in {"BEGIN IMMEDIATE", "COMMIT"}:
                some.append([])
            elif some:
                some[-1].append(statement)
        return [statements for statements in some if any(map(_writes, statements))]

    def sealed(self) -> set[bytes]:
        """Every value that was bound for a masked column."""
        return {
            value
            for statement in self.statements
            if any(
                statement.sql.startswith((f"INSERT INTO {table} ", f"UPDATE {table} "))
                for table in MASKED
            )
            for value in statement.values
            if isinstance(value, bytes)
            and (len(value) >= 1024 or statement.sql.startswith(_TAGGED))
        }


@contextmanager
def recording() -> Iterator[Recorder]:
    """Listen to all engines while the block runs."""
    recorder = Recorder()

    def execute(
        _connection: Connection, _cursor: Any, sql: str, bound: Any, _context: Any, many: bool
    ) -> None:
        rows = [tuple(_top_level(row)) for row in executions(bound, many=many)]
        recorder.statements.append(Statement(" ".join(sql.split()), tuple(rows)))

    def commit(_connection: Connection) -> None:
        recorder.statements.append(Statement("COMMIT", ()))

    event.listen(Engine, "before_cursor_execute", execute)
    event.listen(Engine, "commit", commit)
    try:
        yield recorder
    finally:
        event.remove(Engine, "before_cursor_execute", execute)
        event.remove(Engine, "commit", commit)


def executions(bound: Any, *, many: bool) -> list[Any]:
    """The bound values of each execution; one statement may also insert many rows and return some.

    Then `many` is true as well, and the values stand in a row.
    """
    is_one = not many or not all(isinstance(row, tuple | list | dict) for row in bound)
    return [bound] if is_one else list(bound)


def _top_level(bound: Any) -> Iterator[Any]:
    for value in bound.values() if isinstance(bound, dict) else bound:
        yield bytes(value) if isinstance(value, memoryview | bytearray) else value


def _writes(statement: Statement) -> bool:
    return statement.sql.startswith(("INSERT", "UPDATE", "DELETE"))


def _shape(value: Any) -> tuple[str, int]:
    return type(value).__name__, len(value) if isinstance(value, bytes | str) else 0
