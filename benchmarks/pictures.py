"""`python -m benchmarks.pictures`: what pictures cost the bot, and how late it is beside them.

A picture's cost is all that the bot's process pays: the chart is made, its drawing handed over, the
picture taken back and put into a message. For the lateness one picture follows the other, while
somebody comes to the same event loop every 5 ms and notes how late they are called.
"""

import asyncio
import random
import statistics
import sys
import time
from datetime import date, timedelta

from rejectbot.bot.painter import Painter
from rejectbot.domain.year import Year, year_until
from rejectbot.ui.cards.chart import chart_items
from rejectbot.ui.charts.year import year_chart
from rejectbot.ui.reply import picture_file

PICTURES = 200
COST_BAR_MS, DELAY_BAR_MS = 5.0, 5.0
"""Of a picture; and of an answer at the 99th percentile, beside what it is late anyway."""
ROUNDS, ROUND_S = 5, 3.0
TICK_S = 0.005
TODAY = date(2026, 11, 27)


def full_year(chance: random.Random) -> Year:
    """A year with something in most of its weeks: the largest drawing."""
    days = [TODAY - timedelta(days=chance.randrange(365)) for _ in range(120)]
    return year_until(TODAY, days[:80], days[80:])


async def picture(painter: Painter, year: Year) -> None:
    """All that a page does for one."""
    chart = year_chart(year, "en")
    painted = await painter.paint(chart)
    if painted is None:
        raise AssertionError("a picture was left out")
    chart_items(chart, {painted.name: painted})
    picture_file(painted).close()


async def cost(painter: Painter, years: list[Year]) -> float:
    """Milliseconds of CPU of this process for a picture; the one that renders is another."""
    await picture(painter, years[0])
    before = time.process_time()
    for year in years:
        await picture(painter, year)
    return 1_000 * (time.process_time() - before) / len(years)


async def lateness(seconds: float) -> list[float]:
    """Milliseconds by which the event loop is late for somebody who comes every 5 ms."""
    late = []
    until = time.perf_counter() + seconds
    while (began := time.perf_counter()) < until:
        await asyncio.sleep(TICK_S)
        late.append(1_000 * (time.perf_counter() - began - TICK_S))
    return late


async def lateness_beside_pictures(painter: Painter, year: Year) -> list[float]:
    """The same while one picture follows the other."""

    async def paint() -> None:
        while True:
            await picture(painter, year)

    painting = asyncio.create_task(paint())
    late = await lateness(ROUND_S)
    if painting.done():
        painting.result()
    painting.cancel()
    await asyncio.gather(painting, return_exceptions=True)
    return late


async def measure() -> tuple[float, float, float]:
    """The cost of a picture, and the 99th percentiles of lateness without and beside pictures."""
    chance = random.Random(1)
    years = [full_year(chance) for _ in range(PICTURES)]
    painter = Painter()
    try:
        spent = await cost(painter, years)
        alone, beside = [], []
        for year in years[:ROUNDS]:
            alone.append(_p99(await lateness(ROUND_S)))
            beside.append(_p99(await lateness_beside_pictures(painter, year)))
    finally:
        await painter.close()
    return spent, statistics.median(alone), statistics.median(beside)


def _p99(late: list[float]) -> float:
    return statistics.quantiles(late, n=100)[98]


def main() -> bool:
    """Print the figures beside their bars; returns whether all are met."""
    spent, alone, beside = asyncio.run(measure())
    print(f"picture: {spent:.2f} ms of the bot's CPU (bar {COST_BAR_MS})")
    print(
        f"an answer beside pictures is late by p99 {beside:.2f} ms, else {alone:.2f} ms: "
        f"{beside - alone:.2f} ms more (bar {DELAY_BAR_MS})"
    )
    return spent < COST_BAR_MS and beside - alone < DELAY_BAR_MS


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
