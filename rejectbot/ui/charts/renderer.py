"""The bot's side of the process that renders pictures: started at the first, ended at the end."""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self

from rejectbot.ui.charts.blocks import read_block, write_block

_NEEDED = ("SYSTEMROOT",)
"""Of the environment: Windows needs it to start a program. The bot's token is not passed on."""
_END_S = 10.0
"""Seconds that the process is given to end by itself: twice what a picture may take."""


class PictureFailed(Exception):
    """A drawing was refused, took too long, or its process died of it."""


@dataclass(frozen=True, slots=True)
class _Running:
    process: subprocess.Popen[bytes]
    drawings: IO[bytes]
    pictures: IO[bytes]


class Renderer:
    """Used by one thread, which waits meanwhile; only `kill` may be called from another."""

    def __init__(self) -> None:
        self._running: _Running | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def render(self, svg: str) -> bytes:
        """The drawing as PNG; raises PictureFailed."""
        try:
            running = self._begun()
            write_block(running.drawings, svg.encode())
            png = read_block(running.pictures)
        except (OSError, ValueError) as error:
            self._end()
            raise PictureFailed from error
        if png is None:
            self._end()
        if not png:
            raise PictureFailed
        return png

    def kill(self) -> None:
        """End whatever is being rendered: it fails. A later picture has a process of its own."""
        running = self._running
        if running is not None:
            running.process.kill()

    def _begun(self) -> _Running:
        if self._running is not None and self._running.process.poll() is not None:
            self._end()
        if self._running is None:
            self._running = _started()
        return self._running

    def _end(self) -> None:
        """Its input ends, and so does it; if it does not, it is killed."""
        running = self._running
        if running is None:
            return
        for pipe in (running.drawings, running.pictures):
            with suppress(OSError):  # what was not written yet: nobody reads it
                pipe.close()
        try:
            running.process.wait(_END_S)
        except subprocess.TimeoutExpired:  # stopped, or holding on to a closed input
            running.process.kill()
            running.process.wait()
        self._running = None  # not before: until then it can be killed


def _started() -> _Running:
    environment = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "rejectbot.ui.charts.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment | {"PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,  # Ctrl-C is for the bot, which then ends this in order
    )
    if process.stdin is None or process.stdout is None:
        raise PictureFailed  # never: both were asked for
    return _Running(process, process.stdin, process.stdout)
