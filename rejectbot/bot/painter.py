"""Pictures without waiting: they are rendered beside the event loop, or left out."""

import asyncio
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread

import structlog

from rejectbot.ui.charts.chart import Chart, Picture
from rejectbot.ui.charts.renderer import PictureFailed, Renderer

log = structlog.get_logger(__name__)

IDLE_S = 60.0
"""Seconds without a picture after which the process that renders them ends."""
WITHIN_S = 10.0
"""Seconds for a picture and for those before it."""
_MOST_WAITING = 8
"""Pictures that wait; one more is left out, since its text stands there anyway."""
_KILL_EACH_S = 0.05
"""Seconds that the process is given to end before it is killed once more."""


@dataclass(frozen=True, slots=True)
class _Job:
    svg: str
    png: Future[bytes] = field(default_factory=Future)


class Painter:
    """Renders one picture after another, in a process that lives while there is need of it.

    A thread feeds that process: both begin with the first picture. Neither costs the event loop
    more than handing a text over and a picture back.
    """

    def __init__(self, idle_s: float = IDLE_S, within_s: float = WITHIN_S) -> None:
        self._idle_s = idle_s
        self._within_s = within_s
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._changing = Lock()
        self._thread: Thread | None = None
        self._renderer: Renderer | None = None
        self._waiting = 0
        self._closed = False

    async def paint(self, chart: Chart) -> Picture | None:
        """The chart as a picture; None if there is nothing to draw, or it failed or took long."""
        if chart.svg is None or self._closed:
            return None
        if self._waiting >= _MOST_WAITING:
            log.warning("picture_left_out", count=self._waiting)
            return None
        self._waiting += 1
        try:
            png = await self._painted(_Job(chart.svg))
        except (PictureFailed, TimeoutError):
            log.warning("picture_failed")
            return None
        finally:
            self._waiting -= 1
        return Picture(chart.name, png, chart.alt)

    async def paint_all(self, charts: Iterable[Chart]) -> dict[str, Picture]:
        """The pictures of those charts that have one, by their names."""
        painted = [await self.paint(chart) for chart in charts]
        return {picture.name: picture for picture in painted if picture is not None}

    async def close(self) -> None:
        """End what is being rendered, and the process; later pictures are None."""
        self._closed = True
        with self._changing:
            thread = self._thread
        if thread is not None:
            self._jobs.put(None)
            await asyncio.to_thread(self._end, thread)

    async def _painted(self, job: _Job) -> bytes:
        self._begin(job)
        try:
            async with asyncio.timeout(self._within_s):
                return await asyncio.wrap_future(job.png)
        except TimeoutError:
            if job.png.running():
                self._kill()
            raise

    def _begin(self, job: _Job) -> None:
        with self._changing:
            self._jobs.put(job)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="pictures", daemon=True)
                self._thread.start()

    def _end(self, thread: Thread) -> None:
        """Again and again: the process may be one that is just being started."""
        while thread.is_alive():
            self._kill()
            thread.join(_KILL_EACH_S)

    def _kill(self) -> None:
        if self._renderer is not None:
            self._renderer.kill()

    def _work(self) -> None:
        with Renderer() as renderer:
            self._renderer = renderer
            while (job := self._next()) is not None:
                if not job.png.set_running_or_notify_cancel():
                    continue  # whoever asked has gone
                try:
                    job.png.set_result(self._render(renderer, job.svg))
                except PictureFailed as failure:
                    job.png.set_exception(failure)

    def _render(self, renderer: Renderer, svg: str) -> bytes:
        if self._closed:
            raise PictureFailed  # what still waits would start the process anew
        return renderer.render(svg)

    def _next(self) -> _Job | None:
        with suppress(Empty):
            return self._jobs.get(timeout=self._idle_s)
        with self._changing:
            if self._jobs.empty():
                self._thread = None
                return None
        return self._jobs.get()
