"""`python -m benchmarks.board`: what a board page and the own rank cost storage, by members.

Totals are written straight into a SQLite file, as a year of effort leaves them; what is timed is
the read that `/leaderboard` makes, through `services.board`, one after another.
"""

import asyncio
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import BOARD_PAGES
from rejectbot.domain.periods import Period
from rejectbot.services.board import Board
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import migrate
from rejectbot.storage.engine import Database
from rejectbot.storage.standing import COARSE, FINE
from tests.services.outside import Clock, PostedInMemory

SMALL, LARGE = 1_000, 1_000_000
READS, ROUNDS = 3_500, 7
P99_BAR_MS, RATIO_BAR = 5.0, 2.0
"""The bars of speed for the board: milliseconds at the large size, and large over small."""
HERE = GuildId(1)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PERIOD = Period.YEAR.key(NOW.date())


@dataclass(slots=True)
class Times:
    """Milliseconds of each round's reads, for a board of so many members.

    A machine that does something else for a moment spoils a round, not the median of the rounds.
    """

    members: int
    p50s: list[float] = field(default_factory=list)
    p99s: list[float] = field(default_factory=list)

    def add(self, took: list[float]) -> None:
        self.p50s.append(statistics.median(took))
        self.p99s.append(statistics.quantiles(took, n=100)[98])

    @property
    def p50(self) -> float:
        return statistics.median(self.p50s)

    @property
    def p99(self) -> float:
        return statistics.median(self.p99s)


def fill(path: Path, members: int, chance: random.Random) -> None:
    """Give so many members points, most of them few: an exponential with a mean of 500."""
    amounts = [1 + int(chance.expovariate(1 / 500)) for _ in range(members)]
    standing = Counter((width, amount // width) for amount in amounts for width in (FINE, COARSE))
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.executemany(
            "INSERT INTO total (guild, period, user, points) VALUES (?, ?, ?, ?)",
            ((HERE, PERIOD, user, amount) for user, amount in enumerate(amounts, start=1)),
        )
        opened.executemany(
            "INSERT INTO standing (guild, period, width, bucket, members) VALUES (?, ?, ?, ?, ?)",
            ((HERE, PERIOD, *bucket, members) for bucket, members in standing.items()),
        )


async def measure(path: Path, members: int, reads: int, chance: random.Random) -> list[float]:
    """Milliseconds of reads for random viewers: half of the first page, the others anywhere."""
    database = Database(f"sqlite:///{path}")
    database.open()
    clock = Clock(NOW)
    board = Board(database, ServerSetup(database, PostedInMemory(clock), "en", 7), clock)
    took = [time_ms async for time_ms in _reads(board, members, reads, chance)]
    await database.close()
    return took


async def _reads(
    board: Board, members: int, reads: int, chance: random.Random
) -> AsyncIterator[float]:
    for number in range(reads + 50):
        page = 0 if chance.random() < 0.5 else chance.randrange(min(BOARD_PAGES, members // 10))
        viewer = UserId(chance.randint(1, members))
        began = time.perf_counter()
        shown = await board.page(HERE, Period.YEAR, page, viewer)
        took = time.perf_counter() - began
        if shown.own is None or len(shown.rows) != 10:
            raise AssertionError("the board is not filled")
        if number >= 50:  # the first ones open connections and warm the caches
            yield 1_000 * took


def main(reads: int = READS) -> bool:
    """Print the figures beside their bars; returns whether all are met."""
    chance = random.Random(1)
    small, large = Times(SMALL), Times(LARGE)
    with tempfile.TemporaryDirectory() as folder:
        for times in (small, large):
            path = Path(folder) / f"{times.members}.db"
            migrate.upgrade(f"sqlite:///{path}")
            fill(path, times.members, chance)
        for times in (small, large) * ROUNDS:
            path = Path(folder) / f"{times.members}.db"
            times.add(asyncio.run(measure(path, times.members, reads // ROUNDS, chance)))
    for times in (small, large):
        print(
            f"board page and own rank, {times.members:>9,} members: "
            f"p50 {times.p50:.2f} ms, p99 {times.p99:.2f} ms"
        )
    ratio = large.p50 / small.p50
    print(f"p99 {large.p99:.2f} ms (bar {P99_BAR_MS}), median {ratio:.2f} x (bar {RATIO_BAR})")
    return large.p99 <= P99_BAR_MS and ratio <= RATIO_BAR


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
