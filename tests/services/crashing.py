"""Ending a process at any of the steps it takes, and starting another on what it left."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.services.house import House

Doing = Callable[[House], Awaitable[Any]]


class Killed(BaseException):
    """The process ends here."""


@dataclass
class Kill:
    """Ends the process at a step: what it does on Discord and what it commits, each before and
    after it took effect.
    """

    left: int | None = None

    def __call__(self) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.left = None
            raise Killed


class Crashes:
    """Runs something in a process that is killed at a step of its own."""

    def __init__(self, house: House, patch: pytest.MonkeyPatch) -> None:
        self.house = house
        self._kill = Kill()
        house.posted.step = self._kill
        write = house.database.write

        async def stepping(work: Any) -> Any:
            self._kill()
            result = await write(work)
            self._kill()
            return result

        patch.setattr(house.database, "write", stepping)

    async def kill_at(self, step: int, doing: Doing) -> bool:
        """Whether the process was killed; False when it took fewer steps than that."""
        self._kill.left = step
        try:
            await doing(await self.house.restarted())
        except Killed:
            return True
        finally:
            self._kill.left = None
        return False

    async def recover(self) -> None:
        """Another process does what was left."""
        await recover(await self.house.restarted())


async def recover(house: House) -> None:
    await house.publishing.recover()
