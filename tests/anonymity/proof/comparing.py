"""Two runs laid side by side: which part tells them apart though only authors were exchanged.

Masked, and nothing else is: the bytes (never the sizes) of sealed columns and tags; in logs, the
moment of writing a line; in the write-ahead log, salts and checksums.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any

from tests.anonymity.journal import without_time
from tests.anonymity.proof.dumps import dump
from tests.anonymity.proof.masking import Explained
from tests.anonymity.proof.traces import Traces
from tests.anonymity.wal import frames

_PAGE = 4096
_SHOWN = 300
_MOST = 3


def differences(one: Traces, two: Traces) -> list[str]:
    """What tells the two apart, the first of each part; empty when nothing does."""
    return [
        *_unequal("request", one.requests, two.requests),
        *_unequal("log line", without_time(one.log), without_time(two.log)),
        *_unequal("hour", one.hours, two.hours),
        *_unequal("commit", one.ledger.transactions, two.ledger.transactions),
        *islice(_in_tables(one, two), _MOST),
        *islice(_in_files(one, two), _MOST),
    ]


def _unequal(what: str, one: Sequence[Any], two: Sequence[Any]) -> Iterator[str]:
    for number, (left, right) in enumerate(zip_longest(one, two)):
        if left != right:
            yield f"{what} {number}: {_around(str(left), str(right))}"
            return


def _around(left: str, right: str) -> str:
    """Both texts from shortly before the place where they part."""
    same = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0)
    start = max(0, same - 120)
    return f"{left[start : start + _SHOWN]} | {right[start : start + _SHOWN]}"


def _in_tables(one: Traces, two: Traces) -> Iterator[str]:
    yield from _unequal("backups at", sorted(one.backups), sorted(two.backups))
    for at in sorted(one.backups.keys() & two.backups.keys()):
        left, right = dump(one.backups[at]), dump(two.backups[at])
        for table in sorted(left.keys() | right.keys()):
            yield from _unequal(
                f"row of {table} on {at}", left.get(table, []), right.get(table, [])
            )


def _in_files(one: Traces, two: Traces) -> Iterator[str]:
    mine, theirs = _all_files(one), _all_files(two)
    yield from _unequal("sizes", _sizes(mine), _sizes(theirs))
    explained = Explained(one.ledger.masked, two.ledger.masked)
    for name in sorted(mine.keys() & theirs.keys()):
        cut = _frames if name.endswith("-wal") else _pages
        for number, (left, right) in enumerate(
            zip(cut(mine[name]), cut(theirs[name]), strict=False)
        ):
            if left[0] != right[0] or not explained.difference(left[1], right[1]):
                yield f"page {number} of {name}: {explained.where(left[1], right[1])}"
                break


def _all_files(traces: Traces) -> dict[str, bytes]:
    backups = {f"backup {at}": data for at, data in traces.backups.items()}
    return traces.files | backups | dict(traces.steps)


def _sizes(files: dict[str, bytes]) -> list[tuple[str, int]]:
    return sorted((name, len(data)) for name, data in files.items())


def _frames(wal: bytes) -> list[tuple[Any, bytes]]:
    return [((frame.page, frame.pages), frame.image) for frame in frames(wal)]


def _pages(data: bytes) -> list[tuple[Any, bytes]]:
    return [(None, data[start : start + _PAGE]) for start in range(0, len(data), _PAGE)]
