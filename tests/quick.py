"""SimCord, waiting in shorter steps for what goes on in threads, longer where cores are busy."""

from typing import Any

import simcord

_TRIES = 4
"""Times `settle_timeout` that a bot may take to come to rest. Where other programs have the cores
it needs more than one; a longer timeout would instead wait for timers that are due within it."""


class QuickEnv(simcord.Env):
    """Looks for what has ended every two milliseconds; by itself SimCord takes fifty."""

    async def _settle_internal(self, **options: Any) -> None:
        options = {"idle": 0.002} | options
        tries = _TRIES if options.get("_deadline") is None else 1  # `_advance_to` has its own
        for left in reversed(range(tries)):
            try:
                return await super()._settle_internal(**options)
            except TimeoutError:
                if not left:
                    raise
        return None

    async def _advance_to(self, target: float, deadline: float) -> None:
        for left in reversed(range(_TRIES)):
            try:
                return await super()._advance_to(target, deadline)
            except TimeoutError:
                if not left or self._loop is None:
                    raise
                deadline = self._loop.time() + self.settle_timeout
        return None
