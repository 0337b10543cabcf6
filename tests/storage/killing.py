"""A process that has children write through `storage`, kills each, and looks at what is left.

`python -m tests.storage.killing FILE SEED KILLS` prints, as JSON, what it found wrong. Children are
forked from here, where storage is imported already: so a kill costs milliseconds, not a start.
"""

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from typing import NoReturn

from rejectbot.domain.boards import BoardKind, board_keys
from rejectbot.domain.ids import GuildId, OutboxId, RejectionId, UserId
from rejectbot.domain.points import Earning
from rejectbot.storage import outbox, points
from rejectbot.storage.engine import Database, Transaction

ID_BYTES = 16
WRITERS = 3
"""Tasks that write at once in each child."""
LONGEST_LIFE_S = 0.03
"""Seconds after the first acknowledged writes until a child is killed, at most."""
HERE = GuildId(1)
FIRST_DAY = date(2026, 12, 1)


def _work(tx: Transaction, pid: RejectionId, chance: random.Random) -> None:
    day = FIRST_DAY + timedelta(days=chance.randrange(60))
    outbox.add(tx, outbox.OutboxRow(OutboxId(pid), HERE, chance.randbytes(1024)))
    user = UserId(chance.randint(1, 5))
    points.earn(
        tx, points.Earned(HERE, user, Earning.SHARE, pid, day, chance.choice((0, 2, 5, 10, 64)))
    )


async def _write(database: Database, chance: random.Random) -> NoReturn:
    while True:
        pid = RejectionId(chance.randbytes(ID_BYTES))
        await database.write(partial(_work, pid=pid, chance=chance))
        os.write(1, pid)


async def _child(file: str, chance: random.Random) -> None:
    database = Database(f"sqlite:///{file}")
    database.open()
    await asyncio.gather(*(_write(database, chance) for _ in range(WRITERS)))


def _kill_one(file: str, chance: random.Random) -> list[bytes]:
    """Let one child write for a moment; returns what it acknowledged before its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        os.close(reading)
        os.close(writing)
        asyncio.run(_child(file, chance))
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledged:
        said = acknowledged.read(ID_BYTES * chance.randint(1, 3))
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        said += acknowledged.read()
    assert os.WTERMSIG(status) == signal.SIGKILL, "the child ended by itself"
    return [said[at : at + ID_BYTES] for at in range(0, len(said), ID_BYTES)]


def _wrong(file: str, acknowledged: set[bytes]) -> list[str]:
    with closing(sqlite3.connect(file)) as opened:
        waiting = {pid for (pid,) in opened.execute("SELECT pid FROM outbox")}
        earnings = opened.execute("SELECT user, pid, day, points FROM earning").fetchall()
        found = {
            (user, period): points
            for user, period, points in opened.execute("SELECT user, period, points FROM total")
        }
        whole = opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        histogram = dict(opened.execute(
            "SELECT period, SUM(members * (width = 1)) FROM standing GROUP BY period"
        ))  # fmt: skip
    wrong = [] if whole else ["the file is damaged"]
    if lost := acknowledged - waiting:
        wrong.append(f"{len(lost)} acknowledged writes are lost")
    if waiting != {pid for _, pid, _, _ in earnings}:
        wrong.append("a transaction was kept in part")
    due = _totals(earnings)
    if found != due:
        wrong.append("the totals are not the sum of the earnings")
    members: dict[str, int] = {}
    for _, period in due:
        members[period] = members.get(period, 0) + 1
    if histogram != members:
        wrong.append("the ranks do not count the members")
    return wrong


def _totals(earnings: list[tuple[int, bytes, str, int]]) -> dict[tuple[int, str], int]:
    """What each member has on the boards of points and of sharers, by key."""
    found: dict[tuple[int, str], int] = {}
    for user, _, day, earned in earnings:
        for kind, amount in ((BoardKind.POINTS, earned), (BoardKind.SHARERS, 1)):
            for period in board_keys(kind, 0, date.fromisoformat(day)) if amount else ():
                found[user, period] = found.get((user, period), 0) + amount
    return found


def main(file: str, seed: int, kills: int) -> None:
    """Kill so many children and print what was acknowledged and what is wrong."""
    chance = random.Random(seed)
    acknowledged: set[bytes] = set()
    wrong: list[str] = []
    done = 0
    while done < kills and not wrong:
        acknowledged.update(_kill_one(file, random.Random(chance.random())))
        wrong = _wrong(file, acknowledged)
        done += 1
    report = {"kills": done, "acknowledged": len(acknowledged), "wrong": wrong}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
