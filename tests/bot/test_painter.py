"""Pictures are rendered by a process of their own, which lives while there is need of it."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from rejectbot.bot import painter as painting
from rejectbot.bot.painter import Painter
from rejectbot.ui.charts.chart import Chart
from rejectbot.ui.charts.goal import GoalProgress, goal_ring
from tests.architecture.tree import ROOT
from tests.world import World

RING = goal_ring(GoalProgress(38, 100), "en")
REFUSED = Chart("refused.png", "<svg", "", "Words.")
DEADLY = Chart(
    "deadly.png",
    '<svg xmlns="http://www.w3.org/2000/svg" width="99999999" height="99999999"/>',
    "",
    "Words.",
)
"""No machine has the memory: the process that tries is ended."""


@pytest.fixture
async def painter() -> AsyncIterator[Painter]:
    made = Painter()
    yield made
    await made.close()


def worker(painter: Painter) -> int:
    """The id of the process that renders."""
    assert painter._renderer is not None
    assert painter._renderer._running is not None
    return painter._renderer._running.process.pid


def is_alive(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def environment_of(pid: int) -> bytes:
    """The variables that a process was started with."""
    return Path(f"/proc/{pid}/environ").read_bytes()


async def test_a_chart_becomes_a_picture_with_its_alt_text(painter: Painter) -> None:
    picture = await painter.paint(RING)
    assert picture is not None
    assert (picture.name, picture.alt) == ("goal.png", RING.alt)
    assert picture.png.startswith(b"\x89PNG")


async def test_one_process_renders_all_and_starts_with_the_first(painter: Painter) -> None:
    assert await painter.paint(Chart("none.png", None, "", "Words.")) is None
    assert painter._thread is None
    await painter.paint(RING)
    first = worker(painter)
    pictures = await asyncio.gather(*(painter.paint(RING) for _ in range(5)))
    assert None not in pictures
    assert worker(painter) == first


async def test_it_ends_when_it_is_idle_and_starts_again() -> None:
    painter = Painter(idle_s=0.01)
    await painter.paint(RING)
    thread = painter._thread
    if thread is not None:
        await asyncio.to_thread(thread.join)
    assert painter._thread is None
    assert painter._renderer is not None
    assert painter._renderer._running is None
    assert await painter.paint(RING) is not None
    await painter.close()


@pytest.mark.parametrize("broken", [REFUSED, DEADLY], ids=lambda chart: chart.name)
async def test_a_picture_that_fails_is_left_out_and_the_next_one_is_not(
    painter: Painter, broken: Chart
) -> None:
    assert await painter.paint(broken) is None
    assert await painter.paint(RING) is not None


async def test_a_picture_that_takes_too_long_is_left_out_and_the_next_one_is_not() -> None:
    painter = Painter(within_s=30.0)
    await painter.paint(RING)
    stopped = worker(painter)
    os.kill(stopped, signal.SIGSTOP)
    painter._within_s = 0.05
    assert await painter.paint(RING) is None
    painter._within_s = 30.0
    assert await painter.paint(RING) is not None
    assert not is_alive(stopped)
    await painter.close()


async def test_what_too_many_ask_for_at_once_is_left_out(painter: Painter) -> None:
    asked = [painter.paint(RING) for _ in range(painting._MOST_WAITING + 3)]
    pictures = await asyncio.gather(*asked)
    assert pictures.count(None) == 3


async def test_who_stops_waiting_leaves_the_others_their_pictures(painter: Painter) -> None:
    hasty = asyncio.create_task(painter.paint(RING))
    patient = asyncio.create_task(painter.paint(RING))
    await asyncio.sleep(0)
    hasty.cancel()
    assert await patient is not None
    assert hasty.cancelled()
    assert painter._waiting == 0


async def test_the_end_of_the_bot_is_the_end_of_the_process(painter: Painter) -> None:
    await painter.paint(RING)
    rendering = worker(painter)
    os.kill(rendering, signal.SIGSTOP)  # in the middle of a picture
    asked = [asyncio.create_task(painter.paint(RING)) for _ in range(3)]
    await asyncio.sleep(0)
    async with asyncio.timeout(5):
        await painter.close()
    assert not is_alive(rendering)
    assert await asyncio.gather(*asked) == [None, None, None]
    assert await painter.paint(RING) is None


async def test_an_idle_process_that_is_stopped_does_not_hold_up_the_end(painter: Painter) -> None:
    await painter.paint(RING)
    rendering = worker(painter)
    os.kill(rendering, signal.SIGSTOP)
    async with asyncio.timeout(5):
        await painter.close()
    assert not is_alive(rendering)


async def test_the_process_does_not_know_the_bots_token(
    painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-token-of-nobody")
    await painter.paint(RING)
    environment = environment_of(worker(painter))
    assert b"PYTHONPATH" in environment
    assert b"a-token-of-nobody" not in environment


async def test_a_bot_that_ends_leaves_no_process_behind(world: World) -> None:
    await world.ada.slash(world.channel, "goal set", target=4)
    await world.share(world.ada)
    await world.ada.slash(world.channel, "goal show")
    assert workers_of(os.getpid())
    await world.bot.close()
    assert workers_of(os.getpid()) == []


def test_the_bot_itself_does_not_load_what_draws() -> None:
    code = "import sys, rejectbot.app; sys.exit('resvg_py' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def workers_of(parent: int) -> list[int]:
    """The processes below this one that render pictures."""
    children = Path(f"/proc/{parent}/task").glob("*/children")
    pids = [int(pid) for child in children for pid in child.read_text().split()]
    return [pid for pid in pids if b"charts.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]


PAINTS_AND_WAITS = """
import asyncio, sys
from tests.bot.test_painter import RING, Painter, worker

async def main():
    painter = Painter()
    await painter.paint(RING)
    print(worker(painter), flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


def test_it_does_not_outlive_a_bot_that_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PAINTS_AND_WAITS], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as bot:
        assert bot.stdout is not None
        rendering = int(bot.stdout.readline())
        assert is_alive(rendering)
        bot.kill()
    _await_end(rendering)


HANGS = """
import sys
from rejectbot.ui.charts import worker

def hang(svg):
    while True:
        pass

worker.PICTURE_S, worker.rendered = 0.1, hang
worker.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


def test_a_picture_that_hangs_ends_its_process_without_the_bots_help() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANGS],
        cwd=ROOT,
        input=b"\0\0\0\4<svg",
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == b""


def _await_end(pid: int) -> None:
    for _ in range(200):
        if not is_alive(pid):
            return
        time.sleep(0.05)
    pytest.fail("the process is still there after 10 s")
