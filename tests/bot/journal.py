"""What the bot does, in order: statements of the database, writes to disk, requests to Discord."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import simcord
from sqlalchemy import Engine, event


class _Noting(list[Any]):
    """SimCord's list of requests, which also tells the journal."""

    def __init__(self, kept: list[Any], lines: list[str]) -> None:
        super().__init__(kept)
        self._lines = lines

    def append(self, entry: Any, /) -> None:
        self._lines.append(f"http {entry.method} {entry.path}")
        super().append(entry)


@contextmanager
def journal(env: simcord.Env) -> Iterator[list[str]]:
    """Lines such as `sql SELECT …`, `disk fsync`, `http POST /channels/…`, as they happen."""
    lines: list[str] = []

    def statement(*given: Any) -> None:
        lines.append(f"sql {given[2]}")

    real_fsync = os.fsync

    def fsync(descriptor: int) -> None:
        lines.append("disk fsync")
        real_fsync(descriptor)

    before = env.backend.http_requests
    env.backend.http_requests = _Noting(before, lines)
    event.listen(Engine, "before_cursor_execute", statement)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        try:
            yield lines
        finally:
            event.remove(Engine, "before_cursor_execute", statement)
            env.backend.http_requests = list(env.backend.http_requests)


def is_first_answer(line: str) -> bool:
    """Whether this is the request that answers an interaction."""
    return line.startswith("http POST /interactions/") and line.endswith("/callback")
