"""What aiosqlite does but does not promise, checked when this is imported."""

import sqlite3
from collections.abc import Callable
from contextvars import copy_context
from typing import Any, TypeVar

import aiosqlite

T = TypeVar("T")


class UnexpectedAiosqlite(ImportError):
    """The installed aiosqlite lacks something that this file relies on."""


def _check() -> None:
    unused = vars(aiosqlite.connect(":memory:"))
    if not hasattr(aiosqlite.Connection, "_execute") or "_thread" not in unused:
        raise UnexpectedAiosqlite(f"aiosqlite {aiosqlite.__version__} runs its calls otherwise")


_check()


class ThreadOfConnection:
    """A connection of aiosqlite and its thread, which does not keep the program from its end."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connection = aiosqlite.Connection(connect, iter_chunk_size=64)
        self._connection._thread.daemon = True  # noqa: SLF001 - checked above
        self._execute: Any = self._connection._execute  # noqa: SLF001 - checked above

    async def start(self) -> None:
        """Start the thread and have it connect, once."""
        await self._connection

    async def call(self, function: Callable[[], T]) -> T:
        """Call `function` in the thread, after whatever was handed to it before.

        It is called to its end even if who waits for it is cancelled.
        """
        called: T = await self._execute(copy_context().run, function)
        return called

    async def end(self) -> None:
        """Close the connection and let the thread end."""
        await self._connection.close()
