"""`python -m benchmarks.board`: what a board page and the own rank cost storage, by members.

Totals are written straight into a SQLite file and a throw-away PostgreSQL server. What is timed is
the read that `/leaderboard` makes, through `services.board`, one after another, on each board.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.board_filling import HERE, boards, fill_postgres, fill_sqlite
from benchmarks.pace import DISTURBED_MOST, Pace, Timed, p99, undisturbed
from rejectbot.domain.boards import BoardKind
from rejectbot.domain.ids import UserId
from rejectbot.domain.limits import BOARD_PAGES
from rejectbot.domain.periods import Period
from rejectbot.services.absence import Absence
from rejectbot.services.board import Board
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import migrate
from rejectbot.storage.engine import Database
from tests.postgres import PostgresUnavailable, ThrowAwayPostgres
from tests.services.outside import Clock, PostedInMemory

SMALL, LARGE = 1_000, 1_000_000
READS, ROUNDS = 2_100, 7
P99_BAR_MS, RATIO_BAR = 5.0, 2.0
"""The bars of speed for the board: milliseconds at the large size, and large over small."""
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass(slots=True)
class Times:
    """Milliseconds of the reads of one board of so many members, by round."""

    url: str
    members: int
    kind: BoardKind
    rounds: list[list[Timed]] = field(default_factory=list)

    @property
    def everything(self) -> list[Timed]:
        return [each for took in self.rounds for each in took]

    @property
    def steady(self) -> list[float]:
        """Those beside which the machine ran as usual."""
        return [each for took in self.rounds for each in undisturbed(took)]

    @property
    def p50(self) -> float:
        return statistics.median(self.steady)

    @property
    def p99(self) -> float:
        return p99(self.steady)

    @property
    def disturbed(self) -> float:
        """The share of reads that are left out, 0 to 1."""
        return 1 - len(self.steady) / len(self.everything)

    def __str__(self) -> str:
        raw = p99([each.took for each in self.everything])
        return (
            f"{self.members:,} members: p50 {self.p50:.2f} ms, p99 {self.p99:.2f} ms"
            f" ({raw:.2f} with the {self.disturbed:.1%} beside which the machine ran slow)"
        )


async def measure(times: Times, reads: int, chance: random.Random) -> list[Timed]:
    """Reads for random viewers: half of the first page, the others anywhere."""
    database = Database(times.url)
    database.open()
    clock = Clock(NOW)
    posted = PostedInMemory(clock)
    setup = ServerSetup(database, posted, Absence(database, clock), posted.desk, "en", 7)
    board = Board(database, setup, clock)
    took = [each async for each in _reads(board, times, reads, chance)]
    await database.close()
    return took


async def _reads(
    board: Board, times: Times, reads: int, chance: random.Random
) -> AsyncIterator[Timed]:
    pace = Pace()
    pages = min(BOARD_PAGES, times.members // 10)
    for number in range(reads + 50):
        page = 0 if chance.random() < 0.5 else chance.randrange(pages)
        viewer = UserId(chance.randint(1, times.members))
        before, began = pace(), time.perf_counter()
        shown = await board.page(HERE, Period.YEAR, page, viewer, times.kind)
        took = 1_000 * (time.perf_counter() - began)
        if shown.own is None or len(shown.rows) != 10:
            raise AssertionError("the board is not filled")
        if number >= 50:  # the first ones open connections and warm the caches
            yield Timed(took, max(before, pace()))


def judge(name: str, urls: tuple[str, str], reads: int, chance: random.Random) -> bool:
    """Measure the boards of a small and a large server, print both, and tell whether all fits."""
    found = [
        tuple(Times(url, members, kind) for url, members in zip(urls, (SMALL, LARGE), strict=True))
        for kind in BoardKind
    ]
    for _ in range(ROUNDS):
        for times in (each for pair in found for each in pair):
            times.rounds.append(asyncio.run(measure(times, max(50, reads // ROUNDS), chance)))
    met = [_met(name, small, large) for small, large in found]
    return all(met)


def _met(name: str, small: Times, large: Times) -> bool:
    ratio = large.p50 / small.p50
    is_quiet = max(small.disturbed, large.disturbed) <= DISTURBED_MOST
    is_met = is_quiet and large.p99 <= P99_BAR_MS and ratio <= RATIO_BAR
    bars = f"p99 ≤ {P99_BAR_MS:.0f} ms, median ≤ {RATIO_BAR:.0f} x of small"
    verdict = "pass" if is_met else "MISS" if is_quiet else "MISS, the machine was too busy"
    print(
        f"{name:<11}{small.kind.value:<9}{small}; {large}; {ratio:.2f} x ({bars}: {verdict})",
        flush=True,
    )
    return is_met


def main(reads: int = READS) -> bool:
    """Print the figures beside their bars; returns whether all are met. Takes minutes."""
    chance, began = random.Random(1), time.monotonic()
    print("board page with the own rank")
    met = []
    with tempfile.TemporaryDirectory() as folder:
        met.append(judge("SQLite", _sqlite(Path(folder), chance), reads, chance))
    try:
        with _postgres(chance) as urls:
            met.append(judge("PostgreSQL", urls, reads, chance))
    except PostgresUnavailable as reason:
        print(f"PostgreSQL: not measured, {reason}")
    print(f"{reads} reads of each board and size; {time.monotonic() - began:.0f} s")
    return all(met)


def _sqlite(folder: Path, chance: random.Random) -> tuple[str, str]:
    def made(members: int) -> str:
        path = folder / f"{members}.db"
        migrate.upgrade(f"sqlite:///{path}")
        fill_sqlite(str(path), boards(members, NOW.date(), chance))
        return f"sqlite:///{path}"

    return made(SMALL), made(LARGE)


@contextmanager
def _postgres(chance: random.Random) -> Iterator[tuple[str, str]]:
    with ThrowAwayPostgres(migrate=migrate.upgrade) as server:

        def made(members: int) -> str:
            url = server.fresh_url()
            asyncio.run(fill_postgres(url, boards(members, NOW.date(), chance)))
            return url

        yield made(SMALL), made(LARGE)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
