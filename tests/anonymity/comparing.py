"""Two performances laid side by side: what differs though only the authors were exchanged.

Masked, and nothing else is:
- the bytes (never the sizes) of `outbox.sealed`, `anonymous_tally.sealed`, `anonymous_link.tag`,
  `anonymous_hold.tag`;
- in logs, the moment of writing a line;
- of statements that read, the order: several connections read at the same time after a start;
- in the write-ahead log, salts and checksums; of its index (`-shm`), all but the size.
Private answers are not masked: with the same chance they are the same for everybody.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from tests.anonymity.journal import without_time
from tests.anonymity.stage import Traces
from tests.anonymity.statements import Statement
from tests.anonymity.wal import frames

_WINDOW = 8
"""Bytes by which a piece of a sealed value is known again inside a page."""
MASKED_PLACES = {
    "outbox": (2,),
    "anonymous_tally": (2,),
    "anonymous_link": (2,),
    "anonymous_hold": (3,),
}
"""Where the masked columns stand in a row; a test holds it equal to the tables."""


def differences(one: Traces, two: Traces) -> list[str]:
    """What tells the two apart, a line for each thing; empty when nothing does."""
    return [
        *_unequal("request", one.requests, two.requests),
        *_unequal("log line", without_time(one.log), without_time(two.log)),
        *_in_tables(one, two),
        *_in_statements(one, two),
        *_in_files(one, two),
    ]


def _unequal(what: str, one: Sequence[Any], two: Sequence[Any]) -> Iterator[str]:
    for number, (left, right) in enumerate(zip_longest(one, two)):
        if left != right:
            yield f"{what} {number}: {str(left)[:400]} | {str(right)[:400]}"
            return


def _in_tables(one: Traces, two: Traces) -> Iterator[str]:
    for table in sorted(one.dump.keys() | two.dump.keys()):
        left, right = (_masked_rows(table, each.dump.get(table, [])) for each in (one, two))
        yield from _unequal(f"row of {table}", left, right)


def _masked_rows(table: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    masked = MASKED_PLACES.get(table, ())
    return [
        tuple(len(value) if place in masked else value for place, value in enumerate(row))
        for row in rows
    ]


def _in_statements(one: Traces, two: Traces) -> Iterator[str]:
    left, right = (
        [_masked_statement(each, traces.sealed) for each in traces.recorder.statements]
        for traces in (one, two)
    )
    yield from _unequal(
        "write", *([each for each in some if not _reads(each)] for some in (left, right))
    )
    yield from _unequal(
        "read", *(sorted(repr(each) for each in some if _reads(each)) for some in (left, right))
    )


def _reads(statement: tuple[str, list[list[Any]]]) -> bool:
    """Whether a reader executed it, whose order among the writer's statements is chance."""
    return statement[0] == "BEGIN" or statement[0].startswith("SELECT")


def _masked_statement(statement: Statement, sealed: set[bytes]) -> tuple[str, list[list[Any]]]:
    rows = [
        [len(value) if isinstance(value, bytes) and value in sealed else value for value in row]
        for row in statement.bound
    ]
    return statement.sql, rows


def _in_files(one: Traces, two: Traces) -> Iterator[str]:
    sizes = [{name: len(data) for name, data in each.files.items()} for each in (one, two)]
    yield from _unequal("files", sorted(sizes[0].items()), sorted(sizes[1].items()))
    left, right = _windows(one.sealed), _windows(two.sealed)
    for name in sorted(one.files.keys() & two.files.keys()):
        if name.endswith("-wal"):
            yield from _unequal(
                f"frame of {name}", _frames(one.files[name], left), _frames(two.files[name], right)
            )
        elif not name.endswith("-shm"):
            yield from _unequal(
                f"page of {name}", _pages(one.files[name], left), _pages(two.files[name], right)
            )


def _frames(wal: bytes, windows: set[bytes]) -> list[tuple[int, int, str]]:
    return [
        (frame.page, frame.pages, _masked_bytes(frame.image, windows).hex())
        for frame in frames(wal)
    ]


def _pages(data: bytes, windows: set[bytes]) -> list[str]:
    pages = (data[start : start + 4096] for start in range(0, len(data), 4096))
    return [_masked_bytes(page, windows).hex() for page in pages]


def _windows(sealed: set[bytes]) -> set[bytes]:
    return {
        value[start : start + _WINDOW]
        for value in sealed
        for start in range(len(value) - _WINDOW + 1)
    }


def _masked_bytes(page: bytes, windows: set[bytes]) -> bytes:
    masked = bytearray(page)
    for start in range(len(page) - _WINDOW + 1):
        if page[start : start + _WINDOW] in windows:
            masked[start : start + _WINDOW] = bytes(_WINDOW)
    return bytes(masked)
