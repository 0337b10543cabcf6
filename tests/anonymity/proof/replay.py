"""Replaying stolen write-ahead logs: the rows that each transaction changed, in order."""

from dataclasses import dataclass

from tests.anonymity.proof.dumps import Change, changes, dump
from tests.anonymity.proof.traces import Traces
from tests.anonymity.wal import frames

_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Commit:
    """One transaction's changes of rows, and how many pages it wrote."""

    changes: tuple[Change, ...]
    pages: int


def replayed(traces: Traces) -> list[Commit]:
    """The commits of all stolen logs, oldest first."""
    found: list[Commit] = []
    for name, wal in traces.files.items():
        if name.endswith("-wal") and wal:
            found += _of_one(traces.files[name.removesuffix("-wal")], wal)
    return found


def _of_one(database: bytes, wal: bytes) -> list[Commit]:
    """Nothing is checkpointed while a log grows, so the file beside it is where it began."""
    state, before = bytearray(database), dump(database)
    found: list[Commit] = []
    written = 0
    for frame in frames(wal):
        end = frame.page * _PAGE
        if len(state) < end:
            state.extend(bytes(end - len(state)))
        state[end - _PAGE : end] = frame.image
        written += 1
        if frame.pages:
            after = dump(bytes(state[: frame.pages * _PAGE]))
            found.append(Commit(tuple(changes(before, after)), written))
            before, written = after, 0
    return found
