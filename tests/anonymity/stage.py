"""A server with seeded chance and a standing clock, and all that a thief of its traces holds."""

import random
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from simcord import InteractionResult, MemberActor, UserHandle
from simcord.backend.models import User

from rejectbot.app import build_bot
from rejectbot.settings import Settings
from tests.anonymity.journal import Journal
from tests.anonymity.statements import Recorder, recording
from tests.quick import QuickEnv
from tests.world import World

SETTLE = 2.0
"""Seconds: less than the five that counts are gathered, enough for a busy machine."""
HOUR = 3_600.0
PEOPLE = {
    # Ids as Discord gave them out from 2015 to 2025: of 17, 18 and 19 digits.
    "dee": 80_351_110_224_678_912,
    "eve": 243_517_284_930_123_781,
    "fay": 489_120_377_510_903_825,
    "gus": 702_844_916_233_551_943,
    "hal": 951_377_402_818_560_117,
    "ivy": 1_134_902_755_661_238_309,
    "jon": 1_290_447_310_958_174_253,
    "kim": 1_371_208_664_019_583_041,
}


@dataclass(slots=True)
class Traces:
    """All that is left behind outside of Discord's own memory, and what was bound as a secret.

    `files` has each file's bytes by its name and the moment it was copied.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    dump: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    log: str = ""
    sealed: set[bytes] = field(default_factory=set)
    recorder: Recorder = field(default_factory=Recorder)

    def everything(self) -> dict[str, bytes]:
        """Files and log, by name."""
        return {**self.files, "log": self.log.encode()}


class Stage:
    """A world in which histories are played."""

    def __init__(
        self, world: World, settings: Settings, chance: random.Random, recorder: Recorder
    ) -> None:
        self.world = world
        self.recorder = recorder
        self.traces = Traces()
        self._settings = settings
        self._chance = chance
        self._copies = 0

    @property
    def folder(self) -> Path:
        """Where the database lies."""
        return Path(self._settings.database_url.removeprefix("sqlite:///")).parent

    def join(self, name: str) -> MemberActor:
        """A person of `PEOPLE` becomes a member; their names are of different lengths."""
        env = self.world.env
        called = f"{name.capitalize()} of Nowhere" + "!" * list(PEOPLE).index(name)
        user = User(id=env.backend.reserve_id(PEOPLE[name]), name=called)
        env.backend.users[user.id] = user
        return self.world.guild.add_member(UserHandle(env, user))

    async def share(
        self, who: MemberActor, visibility: str, story: str, **fields: Any
    ) -> InteractionResult:
        """Share through the form."""
        return await self.world.share(who, story, visibility=visibility, **fields)

    async def wait(self, seconds: float) -> None:
        """Let the clock run on, by an hour at most at a time: each step has `SETTLE` to end."""
        while seconds > 0:
            await self.world.env.advance_time(min(seconds, HOUR))
            seconds -= HOUR

    async def restart(self) -> None:
        """End the bot and start another on the same files."""
        self.copy_files()
        await self.world.restart(build_bot(self._settings, random_bytes=self._chance.randbytes))

    @contextmanager
    def chance_repeated(self) -> Iterator[None]:
        """What is drawn in the block is drawn again after it."""
        before = self._chance.getstate()
        yield
        self._chance.setstate(before)

    def copy_files(self) -> None:
        """Steal every file as it is now: the database's folder, and the key file's but for it."""
        self._copies += 1
        keys = self._settings.keys_path
        for path in sorted([*self.folder.iterdir(), *keys.parent.iterdir()]):
            if path != keys:
                self.traces.files[f"{self._copies} {path.name}"] = path.read_bytes()

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, in the table's own order."""
        (path,) = self.folder.glob("*.db")
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {
                name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
                for (name,) in sorted(tables.fetchall())
            }
        finally:
            connection.close()

    def finish(self, journal: Journal) -> None:
        """Take everything, while the bot still runs."""
        self.copy_files()
        self.traces.dump = self.dump()
        self.traces.requests = [repr(each) for each in self.world.env.http_requests]
        self.traces.log = journal.text
        self.traces.recorder = self.recorder
        self.traces.sealed = self.recorder.sealed()


Play = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class House:
    """Where performances take place: each gets a copy of the empty database and its own log."""

    folder: Path
    empty_database: Path

    async def perform(
        self, play: Play, *, seed: int = 0, level: str = "INFO", style: str = "json"
    ) -> Traces:
        """Play a history from the start and take its traces."""
        async with self.open(seed=seed, level=level, style=style) as stage:
            await play(stage)
        return stage.traces

    @asynccontextmanager
    async def open(
        self, *, seed: int = 0, level: str = "INFO", style: str = "json"
    ) -> AsyncIterator[Stage]:
        """A stage, set up; its traces are complete after the block."""
        settings = self._settings()
        chance = random.Random(seed)
        with (
            Journal.of(level, style) as journal,
            recording() as recorder,
            pytest.MonkeyPatch.context() as patch,
        ):
            env: QuickEnv
            clock = SimpleNamespace(monotonic=lambda: env.backend.clock.elapsed)
            patch.setattr("rejectbot.app.time", clock)
            env = QuickEnv(
                build_bot(settings, random_bytes=chance.randbytes), settle_timeout=SETTLE
            )
            await env.start()
            stage = Stage(World(env), settings, chance, recorder)
            try:
                await stage.world.set_up()
                yield stage
                stage.finish(journal)
            finally:
                await stage.world.bot.close()
                await env.shutdown()
            stage.traces.log = journal.text
            env.raise_errors()

    def _settings(self) -> Settings:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        path = self.folder / "data" / "rejectbot.db"
        path.parent.mkdir(parents=True)
        shutil.copy(self.empty_database, path)
        return Settings(database_url=f"sqlite:///{path}", keys_path=self.folder / "state" / "keys")
