"""Kills the day's sweep at each step it takes, and looks at what is left before and after the next.

`python -m tests.services.killing_steps FOLDER TIMES` kills so many processes at each step and
prints, as JSON, how many steps there are and what it found wrong. A step is a statement that
SQLite begins, or something done to the key file; nothing else of a sweep reaches the disk.
"""

import asyncio
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from rejectbot.domain.ids import GuildId, OutboxId, RejectionId, UserId
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.pairing import Pairing
from rejectbot.services.sweeping import TALLIES_AT_ONCE, Sweeping
from rejectbot.storage import anonymous, migrate, outbox
from rejectbot.storage.engine import Database, Transaction

SERVERS = TALLIES_AT_ONCE + 1
"""Two transactions of re-sealing, one of them full."""
POINTS = {GuildId(server): {UserId(7): 10 * server} for server in range(1, SERVERS + 1)}
WINDOW = 7
TODAY = datetime(2026, 1, 20, 12, tzinfo=UTC)
YESTERDAY, OVER = (TODAY - timedelta(days=days) for days in (1, WINDOW + 1))
_FILE_EFFECTS = ("open", "fsync", "pwrite", "replace", "unlink")
_COMMITTED = 100
"""Exit status of a process that swept to its end."""


class Steps:
    """Counts what a process does to its files, and ends it before step `last` (from 1)."""

    def __init__(self, last: int | None) -> None:
        self.last = last
        self.passed = 0
        self.begun = False

    def __call__(self) -> None:
        if not self.begun:
            return
        self.passed += 1
        if self.passed == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """Be told of every statement of SQLite, and of every effect on a file, in this process."""
        event.listen(Engine, "connect", self._trace)
        for name in _FILE_EFFECTS:
            setattr(os, name, self._before(getattr(os, name)))

    def _trace(self, connection: Any, _record: object) -> None:
        connection.set_trace_callback(lambda _: self())

    def _before(self, effect: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*given: Any, **named: Any) -> Any:
            self()
            return effect(*given, **named)

        return stepping


@dataclass(frozen=True)
class Bot:
    """What a sweep needs, on the files of a folder."""

    database: Database
    keys: KeyFile
    tallies: Tallies

    @classmethod
    def on(cls, folder: Path) -> "Bot":
        keys = KeyFile(folder / "keys", random.Random(1).randbytes)
        database = Database(f"sqlite:///{folder / 'r.db'}")
        return cls(database, keys, Tallies(keys, os.urandom))

    async def sweep(self, now: datetime, begun: Callable[[], None] = lambda: None) -> None:
        self.database.open()
        self.keys.open()
        await Pairing(self.database, self.keys).settle()
        begun()
        await Sweeping(self.database, self.keys, self.tallies, WINDOW, lambda: now).sweep()
        await self.database.close()


async def _live(folder: Path) -> None:
    """A day of sharing, then another one: tallies, and links and a text of which some are over."""
    bot = Bot.on(folder)
    bot.database.open()
    bot.keys.open()
    await Pairing(bot.database, bot.keys).settle()
    for now in (OVER, YESTERDAY):
        await bot.keys.ensure_day(now.date())
        await bot.database.write(partial(_share, bot=bot, day=now.date()))
    await bot.database.close()


def _share(tx: Transaction, bot: Bot, day: date) -> None:
    for guild, points in POINTS.items():
        anonymous.add_link(tx, RejectionId(os.urandom(16)), day, bytes(16))
        anonymous.save_tally(tx, bot.tallies.reseal(guild, points, day))
    outbox.add(tx, outbox.OutboxRow(OutboxId(os.urandom(16)), GuildId(1), bytes(1024)))


def _process(folder: Path, last: int | None) -> tuple[int, int]:
    """Sweep in a process that ends before step `last`: its wait status, and the steps it passed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        steps = Steps(last)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what it logs
        steps.watch()
        asyncio.run(Bot.on(folder).sweep(TODAY, lambda: setattr(steps, "begun", True)))
        os.write(writing, steps.passed.to_bytes(4))
        os._exit(_COMMITTED)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        passed = int.from_bytes(said.read() or b"\x00")
    _, status = os.waitpid(child, 0)
    return status, passed


def _tallies(folder: Path) -> Iterator[tuple[GuildId, date, dict[UserId, int]]]:
    bot = Bot.on(folder)
    bot.keys.open()
    with closing(sqlite3.connect(folder / "r.db")) as opened:
        rows = opened.execute("SELECT guild, key_day, sealed FROM anonymous_tally").fetchall()
    for guild, day, sealed in rows:
        row = anonymous.TallyRow(GuildId(guild), date.fromisoformat(day), sealed)
        yield row.guild, row.key_day, bot.tallies.open(row)


def _links(folder: Path) -> tuple[set[date], set[date]]:
    """The days that links are of, and the days whose keys there are."""
    keys = KeyFile(folder / "keys", os.urandom)
    keys.open()
    with closing(sqlite3.connect(folder / "r.db")) as opened:
        rows = opened.execute("SELECT DISTINCT day FROM anonymous_link").fetchall()
    return {date.fromisoformat(day) for (day,) in rows}, set(keys.keys.link)


def _wrong(folder: Path, *, swept: bool) -> str | None:
    """What is wrong with the files; `swept`: to its end, so nothing of yesterday may be left."""
    found = list(_tallies(folder))
    if {guild: points for guild, _, points in found} != POINTS or len(found) != SERVERS:
        return "a tally is lost or changed"
    linked, keyed = _links(folder)
    if not linked <= keyed:
        return "a link outlived its key"
    if not swept:
        return None
    keys = KeyFile(folder / "keys", os.urandom)
    keys.open()
    if set(keys.keys.tally) != {TODAY.date()} or {day for _, day, _ in found} != {TODAY.date()}:
        return "a tally or a key of an earlier day is left"
    if OVER.date() in linked | keyed:
        return "a link or a key outlived its window"
    return None


def _kill_once(start: Path, folder: Path, step: int) -> str | None:
    """Kill a sweep before this step, look, let the next process sweep, look again."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(start, folder)
    status, _ = _process(folder, step)
    if os.WIFEXITED(status):
        return f"step {step} was never reached"
    wrong = _wrong(folder, swept=False)
    if wrong is None:
        asyncio.run(Bot.on(folder).sweep(TODAY))
        wrong = _wrong(folder, swept=True)
    return None if wrong is None else f"step {step}: {wrong}"


def main(folder: Path, times: int) -> None:
    """Kill at each step so often and print what is wrong."""
    start, place = folder / "start", folder / "place"
    start.mkdir()
    migrate.upgrade(f"sqlite:///{start / 'r.db'}")
    asyncio.run(_live(start))
    shutil.copytree(start, place)
    status, steps = _process(place, None)
    assert os.WEXITSTATUS(status) == _COMMITTED, "the sweep failed by itself"
    wrong = [_wrong(place, swept=True)]
    wrong += [_kill_once(start, place, step) for step in range(1, steps + 1) for _ in range(times)]
    report = {"steps": steps, "kills": steps * times, "wrong": [each for each in wrong if each]}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
