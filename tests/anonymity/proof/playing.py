"""Playing a script on the real bot with real files, and taking all its traces."""

import random
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
import simcord
from simcord import HttpLogEntry

from rejectbot.app import build_bot
from rejectbot.settings import Settings
from tests.anonymity.journal import Journal
from tests.anonymity.proof.ledger import kept
from tests.anonymity.proof.people import Cast
from tests.anonymity.proof.running import Run
from tests.anonymity.proof.scene import Scene
from tests.anonymity.proof.script import Script
from tests.anonymity.proof.stealing import WholeLog
from tests.anonymity.proof.traces import Traces
from tests.posts import turn_all_on
from tests.quick import QuickEnv
from tests.world import World

SETTLE = 4.0
"""Seconds that an act has to end: less than the five that counts are gathered."""
_PRIVATE = ("/interactions/", "/webhooks/")

Plant = Callable[[pytest.MonkeyPatch, Path], None]
"""Spoils the bot for a run; the path is the empty database that the run begins with."""


@dataclass(slots=True)
class Played:
    """A run that ended, with what only the judges know; `keys` is the key file's text."""

    traces: Traces
    scene: Scene
    keys: str


@dataclass(slots=True)
class Player:
    """Plays scripts in a folder, from copies of the empty database."""

    folder: Path
    empty: Path
    style: str = "json"
    extra_days: int = 0
    plants: tuple[Plant, ...] = field(default=())

    async def play(self, script: Script, cast: Cast) -> Played:
        """From the first day to the last departure."""
        with pytest.MonkeyPatch.context() as patch:
            settings = self._settings(patch)
            with Journal.of("INFO", self.style) as journal, kept() as ledger, WholeLog():
                async with _begun(script, cast, settings, patch) as run:
                    await run.live(script, self.extra_days)
            run.traces.log, run.traces.ledger = journal.text, ledger
            return Played(run.traces, run.scene, settings.keys_path.read_text("ascii"))

    def _settings(self, patch: pytest.MonkeyPatch) -> Settings:
        shutil.rmtree(self.folder, ignore_errors=True)
        path = self.folder / "data" / "rejectbot.db"
        path.parent.mkdir(parents=True)
        shutil.copy(self.empty, path)
        for plant in self.plants:
            plant(patch, path)
        return Settings(database_url=f"sqlite:///{path}", keys_path=self.folder / "state" / "keys")


@asynccontextmanager
async def _begun(
    script: Script, cast: Cast, settings: Settings, patch: pytest.MonkeyPatch
) -> AsyncIterator[Run]:
    """A server that is set up; its last traces are taken after the block."""
    chance = random.Random(f"chance {script.seed}")
    env: simcord.Env
    clock = SimpleNamespace(monotonic=lambda: env.backend.clock.elapsed)
    patch.setattr("rejectbot.app.time", clock)
    env = QuickEnv(build_bot(settings, random_bytes=chance.randbytes), settle_timeout=SETTLE)
    await env.start()
    world = World(env)

    async def restart() -> None:
        run.steal("before")
        await world.restart(build_bot(settings, random_bytes=chance.randbytes))
        run.steal("after")

    run = Run(Scene(world, cast, restart), settings)
    try:
        await world.set_up()
        await turn_all_on(world)
        yield run
        run.steal("end")
        run.traces.requests = [repr(each) for each in env.http_requests if _is_public(each)]
    finally:
        await world.bot.close()
        await env.shutdown()
    env.raise_errors()


def _is_public(request: HttpLogEntry) -> bool:
    return not request.path.startswith(_PRIVATE)
