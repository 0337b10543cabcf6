"""Tasks that outlive the event that caused them: all known, all ended in order."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

import structlog

log = structlog.get_logger(__name__)


class Errands:
    """Starts tasks and timers, logs what fails, waits for the running ones at the end."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._sleeping: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, None], *, may_be_cut: bool = False) -> None:
        """Run `work` beside everything else; `may_be_cut` where the end need not wait for it."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        if may_be_cut:
            self._sleeping.add(task)
        task.add_done_callback(self._done)

    def later(self, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
        """Run `work` after so many seconds, unless the process ends before."""

        async def wait_and_run() -> None:
            task = asyncio.current_task()
            if task is not None:
                self._sleeping.add(task)
                await asyncio.sleep(seconds)
                self._sleeping.discard(task)
            await work()

        self.start(wait_and_run())

    def join(self) -> None:
        """Count the task that calls this among those to wait for at the end."""
        task = asyncio.current_task()
        if task is not None and task not in self._tasks:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> None:
        """End what only waits, give the rest so many seconds, then end that too."""
        for task in self._sleeping:
            task.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        self._sleeping.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("errand_failed", exc_info=task.exception())
