"""The log as its operator gets it: configured by the program, written to standard error."""

import asyncio
import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import structlog

from rejectbot import logs

_CONSOLE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.]+Z")
_NEVER_SLOW = 3_600.0
"""Seconds. asyncio's debug mode, on in tests alone, would log slow steps by chance."""


class Journal:
    """What was written to standard error."""

    def __init__(self, stream: io.StringIO) -> None:
        self._stream = stream

    @property
    def text(self) -> str:
        """All lines so far."""
        return self._stream.getvalue()

    @classmethod
    @contextmanager
    def of(cls, level: str, style: str) -> Iterator[Self]:
        """Log as `rejectbot run` does, and undo it after the block."""
        root = logging.getLogger()
        before = root.handlers[:], root.level, sys.stderr, sys.excepthook
        asyncio.get_running_loop().slow_callback_duration = _NEVER_SLOW
        sys.stderr = stream = io.StringIO()
        logs.configure(level, style)
        try:
            yield cls(stream)
        finally:
            root.handlers[:], level_before, sys.stderr, sys.excepthook = before
            root.setLevel(level_before)
            logging.captureWarnings(capture=False)
            structlog.reset_defaults()


def without_time(log: str) -> list[str]:
    """The lines without the moment of writing, which is the machine's own and not the server's."""
    return [_line_without_time(line) for line in log.splitlines()]


def _line_without_time(line: str) -> str:
    if not line.startswith("{"):
        return _CONSOLE_TIME.sub("", line)
    fields = json.loads(line)
    del fields["timestamp"]
    return json.dumps(fields, sort_keys=True)
