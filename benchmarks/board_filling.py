"""A server with so many members on its boards, as a year of effort leaves it."""

import asyncio
import os
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import asyncpg

from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.ids import GuildId
from rejectbot.domain.periods import Period
from rejectbot.storage.standing import COARSE, FINE

HERE = GuildId(1)
MEANS = {BoardKind.POINTS: 500, BoardKind.SHARERS: 30, BoardKind.GIVERS: 200}
"""Of what members have in a year; most have less, as in an exponential distribution."""
_TOTAL = ("guild", "period", "user", "points", "shown")
_STANDING = ("guild", "period", "width", "bucket", "members")

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """One board's rows of `total`, by member, and those of `standing`."""

    totals: list[Row]
    standing: list[Row]


def boards(members: int, day: date, chance: random.Random) -> Iterator[Filled]:
    """The three boards of the year that `day` is in."""
    for kind, mean in MEANS.items():
        period = BoardKey(kind, 0, Period.YEAR.key(day)).stored
        amounts = [1 + int(chance.expovariate(1 / mean)) for _ in range(members)]
        at = Counter((width, amount // width) for amount in amounts for width in (FINE, COARSE))
        yield Filled(
            [(HERE, period, user, amount, True) for user, amount in enumerate(amounts, start=1)],
            [(HERE, period, *bucket, number) for bucket, number in at.items()],
        )


def fill_sqlite(path: str, boards: Iterator[Filled]) -> None:
    """Store the boards in a SQLite file."""
    with closing(sqlite3.connect(path)) as opened, opened:
        for board in boards:
            opened.executemany(_insert("total", _TOTAL), board.totals)
            opened.executemany(_insert("standing", _STANDING), board.standing)


async def fill_postgres(url: str, boards: Iterator[Filled]) -> None:
    """Store the boards in a PostgreSQL database, and tidy it up as its own vacuum does in time."""
    opened = await asyncpg.connect(url)
    try:
        for table in ("total", "standing"):  # nor shall it come while something is measured
            await opened.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
        for board in boards:
            await opened.copy_records_to_table("total", records=board.totals, columns=_TOTAL)
            await opened.copy_records_to_table(
                "standing", records=board.standing, columns=_STANDING
            )
        await opened.execute("CHECKPOINT")  # else rows that are not flushed stay as good as new
        await opened.execute("VACUUM ANALYZE total, standing")
        await asyncio.to_thread(os.sync)  # half a gigabyte, or it goes to the disk while we measure
    finally:
        await opened.close()


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES (?, ?, ?, ?, ?)"
