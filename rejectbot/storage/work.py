"""What a transaction is given to do, and by whom."""

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
Transaction = Connection
"""What work is given: storage's functions take it, services only hand it on."""
Work = Callable[[Transaction], T]

READERS = 3
"""Connections. Reads are short; more would only wait for the same disk."""


class Connections(Protocol):
    """The connections to one database. A call that has begun must not be cancelled."""

    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction, one at a time, and commit it."""
        ...

    async def read(self, work: Work[T]) -> T:
        """Run `work` in a transaction that can change nothing."""
        ...

    async def tidy(self, today: date) -> bool:
        """Let nothing deleted linger; False when it must be tried again."""
        ...

    async def clean(self, trace: bytes | None) -> bool:
        """Leave nothing behind of what was deleted; False when it must be tried again."""
        ...

    async def close(self) -> None:
        """Close them all; nothing may be under way."""
        ...
