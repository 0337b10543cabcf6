"""Waiting until something is so: the control side sees the bot act without polling."""

import asyncio
from collections.abc import Callable
from contextlib import suppress


class Changes:
    """One bell: whoever changes anything rings, whoever waits looks again."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def ring(self) -> None:
        """Wakes all who wait."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, is_so: Callable[[], bool], seconds: float) -> bool:
        """Whether it became so within this many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not is_so():
                    future = asyncio.get_running_loop().create_future()
                    self._waiting.append(future)
                    await future
        return is_so()
