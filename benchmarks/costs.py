"""What a share, a press, a foreign reaction and a board page cost, beside a bare bot."""

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import loads
from benchmarks.contenders import Contender, contender, start_bare
from tests.standin.rejectbot import start_rejectbot

ROUNDS = 3
WARM_UP = 0.2
"""The part of a load that is done once, unmeasured, before the rounds."""
MEMORY_BAR_MB = 80.0
"""`quality.md`: memory ≤ the bare bot + 80 MB."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of work: how often it is done a round, and how many bare costs it may cost."""

    name: str
    load: loads.Load
    count: int
    bar: float | None


SUBJECTS = (
    Subject("share", loads.shares, 300, 8.0),
    Subject("press", loads.presses, 600, 6.0),
    Subject("foreign reaction", loads.foreign_reactions, 20_000, 1 / 0.9),
    Subject("board page", loads.board_pages, 400, None),
)
"""The bars are those of `quality.md`; 90 % of a rate are 1 / 0.9 of the CPU an event."""


async def cost(bot: Contender, subject: Subject, count: int) -> float:
    """Microseconds of CPU that one of `count` took."""
    before = await bot.meter.settled_cpu_s()
    await subject.load(bot.stage, count)
    after = await bot.meter.settled_cpu_s()
    return (after - before) / count * 1e6


async def compare(bots: list[Contender], subject: Subject) -> list[float]:
    """The median cost for each bot over the rounds, whose order alternates."""
    found: dict[str, list[float]] = {bot.name: [] for bot in bots}
    for bot in bots:
        await subject.load(bot.stage, max(1, int(subject.count * WARM_UP)))
    for n in range(ROUNDS):
        for bot in bots if n % 2 == 0 else reversed(bots):
            found[bot.name].append(await cost(bot, subject, subject.count))
    return [statistics.median(found[bot.name]) for bot in bots]


def line(what: str, bare: str, ours: str, ratio: str, bar: str) -> str:
    """One line of the table."""
    return f"{what:<22}{bare:>12}{ours:>12}{ratio:>9}   {bar}"


def cost_line(subject: Subject, bare: float, ours: float) -> str:
    """The line of one subject, with its bar met or missed."""
    ratio = ours / bare if bare else float("inf")
    verdict = "no bar"
    if subject.bar is not None:
        verdict = f"≤ {subject.bar:.2f} x  {'pass' if ratio <= subject.bar else 'MISS'}"
    return line(subject.name, f"{bare:.0f} µs", f"{ours:.0f} µs", f"{ratio:.2f} x", verdict)


def memory_line(what: str, bare: float, ours: float) -> str:
    """The line of memory."""
    met = "pass" if ours <= bare + MEMORY_BAR_MB else "MISS"
    bar = f"≤ bare + {MEMORY_BAR_MB:.0f} MB  {met}"
    return line(what, f"{bare:.0f} MB", f"{ours:.0f} MB", f"{ours - bare:+.0f} MB", bar)


async def run(folder: Path) -> None:
    """Measures and prints."""
    async with AsyncExitStack() as stack:
        bots = [
            await stack.enter_async_context(contender(name, start, folder))
            for name, start in (("bare", start_bare), ("rejectbot", start_rejectbot))
        ]
        print(line("CPU of one (median)", "bare", "rejectbot", "ratio", "bar of quality.md"))
        at_start = [bot.meter.memory_mb() for bot in bots]
        for subject in SUBJECTS:
            print(cost_line(subject, *await compare(bots, subject)), flush=True)
        print(memory_line("memory at start", *at_start))
        print(memory_line("memory after all", *[bot.meter.memory_mb() for bot in bots]))


def main() -> None:
    """Runs on Linux (it reads /proc) in a temporary folder; takes a few minutes."""
    if not Path("/proc/self/stat").exists():
        sys.exit("this benchmark reads /proc, which only Linux has")
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(Path(folder)))
    print(f"{ROUNDS} rounds of {', '.join(f'{s.count} x {s.name}' for s in SUBJECTS)}", end="; ")
    print(f"{time.monotonic() - began:.0f} s")
