"""`python -m benchmarks.resealing`: the daily re-sealing of 10,000 tallies, beside small answers.

A SQLite file on disk holds the tallies of as many servers, sealed the day before; while the sweep
goes through them, a press's worth of storage (one read, one write) is timed again and again.
"""

import asyncio
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rejectbot.domain.ids import GuildId, OutboxId, UserId
from rejectbot.domain.points import ANONYMOUS_SHARE
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.sweeping import Sweeping
from rejectbot.storage import migrate, outbox
from rejectbot.storage.engine import Database

SERVERS = 10_000
SHARES = 50
"""Of ten members in each server; in one of a hundred servers a hundred times as many."""
WINDOW_DAYS = 7
SECONDS_BAR, P99_BAR_MS = 60.0, 100.0
"""A minute for all; and a tenth of the second within which people are answered."""
YESTERDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = YESTERDAY + timedelta(days=1)
PAUSE_S = 0.02
"""Between two answers: some thirty a second, all through one writer."""


async def fill(folder: Path, keys: KeyFile, servers: int) -> Database:
    """Tallies of yesterday in a new database, which is opened."""
    path = folder / "rejectbot.db"
    migrate.upgrade(f"sqlite:///{path}")
    keys.open()
    await keys.ensure_day(YESTERDAY.date())
    tallies = Tallies(keys, os.urandom)
    rows = []
    for number in range(1, servers + 1):
        members, each = (1_000, 5) if number % 100 == 0 else (10, SHARES // 10)
        points = {UserId(user): ANONYMOUS_SHARE * each for user in range(1, members + 1)}
        row = tallies.reseal(GuildId(number), points, YESTERDAY.date())
        rows.append((row.guild, row.key_day.isoformat(), row.sealed))
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.executemany("INSERT INTO anonymous_tally VALUES (?, ?, ?)", rows)
    database = Database(f"sqlite:///{path}")
    database.open()
    return database


async def answer(database: Database) -> float:
    """Milliseconds that one small read and one small write take."""
    row = outbox.OutboxRow(OutboxId(os.urandom(16)), GuildId(1), bytes(1024))
    began = time.perf_counter()
    await database.read(lambda tx: outbox.find(tx, row.id))
    await database.write(lambda tx: outbox.add(tx, row))
    return 1_000 * (time.perf_counter() - began)


async def answers(database: Database, until: asyncio.Task[None]) -> list[float]:
    """The times of answers, one after another, until the task is done."""
    took = []
    while not until.done():
        took.append(await answer(database))
        await asyncio.sleep(PAUSE_S)
    return took


async def measure(folder: Path, servers: int) -> tuple[float, list[float], list[float]]:
    """Seconds of the sweep, and milliseconds of answers without and beside it."""
    keys = KeyFile(folder / "state" / "keys", os.urandom)
    database = await fill(folder, keys, servers)
    tallies = Tallies(keys, os.urandom)
    sweeping = Sweeping(database, keys, tallies, WINDOW_DAYS, lambda: TODAY)
    idle = asyncio.create_task(asyncio.sleep(2))
    alone = await answers(database, idle)
    began = time.perf_counter()
    sweep = asyncio.create_task(sweeping.sweep())
    beside = await answers(database, sweep)
    await sweep
    took = time.perf_counter() - began
    await database.close()
    return took, alone, beside


def _line(what: str, took: list[float]) -> str:
    p99 = statistics.quantiles(took, n=100)[98]
    return (
        f"{what:<32} p50 {statistics.median(took):6.2f} ms, p99 {p99:6.2f} ms, "
        f"longest {max(took):7.2f} ms ({len(took)} of them)"
    )


def main(servers: int = SERVERS) -> bool:
    """Print the figures beside their bars; returns whether all are met."""
    with tempfile.TemporaryDirectory() as folder:
        took, alone, beside = asyncio.run(measure(Path(folder), servers))
    print(_line("read and write, nothing else", alone))
    print(_line("read and write, while re-sealing", beside))
    p99 = statistics.quantiles(beside, n=100)[98]
    print(
        f"{servers:,} tallies sealed anew in {took:.1f} s (bar {SECONDS_BAR:.0f}), "
        f"p99 of an answer {p99:.1f} ms (bar {P99_BAR_MS:.0f})"
    )
    return took <= SECONDS_BAR and p99 <= P99_BAR_MS


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
