"""A process that has children sweep and credit, kills each, and opens the tallies that are left.

`python -m tests.services.killing_sweeps FOLDER SEED KILLS` prints, as JSON, what it found wrong.
The database is `FOLDER/r.db`, the key file `FOLDER/state/keys`; each child lives in later days.
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
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NoReturn

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.points import ANONYMOUS_SHARE
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.pairing import Pairing
from rejectbot.services.sweeping import Sweeping
from rejectbot.storage import anonymous
from rejectbot.storage.engine import Database, Transaction

ID_BYTES = 16
SERVERS = 12
WINDOW = 7
LONGEST_LIFE_S = 0.06
"""Seconds after a child's first acknowledged credit until it is killed, at most: a few sweeps."""
FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Child:
    """One process of the bot, in which a day passes with each sweep."""

    def __init__(self, folder: Path, day: int, chance: random.Random, acknowledging: int) -> None:
        self.acknowledging = acknowledging
        self.now = FIRST_DAY + timedelta(days=day)
        self.chance = chance
        self.database = Database(f"sqlite:///{folder / 'r.db'}")
        self.keys = KeyFile(folder / "state" / "keys", chance.randbytes)
        self.tallies = Tallies(self.keys, chance.randbytes)
        self.sweeping = Sweeping(self.database, self.keys, self.tallies, WINDOW, lambda: self.now)

    async def live(self) -> None:
        self.database.open()
        self.keys.open()
        await Pairing(self.database, self.keys).settle()
        await self.sweeping.sweep()
        await asyncio.gather(self._sweep(), self._credit(), self._credit())

    async def _sweep(self) -> NoReturn:
        while True:
            self.now += timedelta(days=1)
            await self.sweeping.sweep()

    async def _credit(self) -> NoReturn:
        """As `services.crediting` does: the day is looked up before the transaction."""
        while True:
            day = self.now.date()
            await self.keys.ensure_day(day)
            pid = RejectionId(self.chance.randbytes(ID_BYTES))
            await self.database.write(partial(self._store, pid=pid, day=day))
            os.write(self.acknowledging, pid)

    def _store(self, tx: Transaction, pid: RejectionId, day: date) -> None:
        guild, user = GuildId(self.chance.randint(1, SERVERS)), UserId(self.chance.randint(1, 9))
        anonymous.add_receipt(tx, pid, bytes(32))
        anonymous.add_link(tx, pid, day, bytes(16))
        tally = self.tallies.open(anonymous.tally_to_change(tx, guild))
        tally[user] = tally.get(user, 0) + ANONYMOUS_SHARE
        anonymous.save_tally(tx, self.tallies.reseal(guild, tally, day))


def _kill_one(folder: Path, day: int, chance: random.Random) -> list[bytes]:
    """Let one child live for a moment; returns what it acknowledged before its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what it logs
        asyncio.run(Child(folder, day, chance, writing).live())
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledged:
        # Some die while they start, which sweeps as well.
        said = acknowledged.read(ID_BYTES) if chance.random() < 0.8 else b""
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        said += acknowledged.read()
    assert os.WTERMSIG(status) == signal.SIGKILL, "the child ended by itself"
    return [said[at : at + ID_BYTES] for at in range(0, len(said), ID_BYTES)]


def _wrong(folder: Path, acknowledged: set[bytes]) -> list[str]:
    keys = KeyFile(folder / "state" / "keys", os.urandom)
    keys.open()
    tallies = Tallies(keys, os.urandom)
    with closing(sqlite3.connect(folder / "r.db")) as opened:
        credited = {pid for (pid,) in opened.execute("SELECT pid FROM anonymous_receipt")}
        rows = opened.execute("SELECT guild, key_day, sealed FROM anonymous_tally").fetchall()
        links = {day for (day,) in opened.execute("SELECT DISTINCT day FROM anonymous_link")}
    wrong = [] if acknowledged <= credited else ["an acknowledged credit is lost"]
    found = sum(
        sum(tallies.open(anonymous.TallyRow(guild, date.fromisoformat(day), sealed)).values())
        for guild, day, sealed in rows
    )
    if found != ANONYMOUS_SHARE * len(credited):
        wrong.append(f"tallies hold {found} points of {len(credited)} credits")
    if not {date.fromisoformat(day) for day in links} <= set(keys.keys.link):
        wrong.append("a link outlived its key")
    return wrong


def main(folder: Path, seed: int, kills: int) -> None:
    """Kill so many children and print what was acknowledged and what is wrong."""
    chance = random.Random(seed)
    acknowledged: set[bytes] = set()
    wrong: list[str] = []
    done = 0
    while done < kills and not wrong:
        acknowledged.update(_kill_one(folder, 20 * done, random.Random(chance.random())))
        wrong = _wrong(folder, acknowledged)
        done += 1
    report = {"kills": done, "acknowledged": len(acknowledged), "wrong": wrong}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
