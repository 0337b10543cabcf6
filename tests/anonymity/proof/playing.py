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
from tests.anonymity.proof.acts import ACTS
from tests.anonymity.proof.ledger import kept
from tests.anonymity.proof.people import Cast
from tests.anonymity.proof.quick import QuickEnv
from tests.anonymity.proof.scene import Scene, public_messages
from tests.anonymity.proof.script import DAY, HOUR, Script
from tests.anonymity.proof.stealing import WholeLog, backup, steal
from tests.anonymity.proof.traces import Hour, Traces
from tests.world import World, shown

SETTLE = 4.0
"""Seconds that an act has to end: less than the five that counts are gathered."""
_PRIVATE = ("/interactions/", "/webhooks/")
_FLUSH = 6.0
"""Simulated seconds after each act, for counts that were gathered."""
_COMPARED = ("leave", "erase")

Plant = Callable[[pytest.MonkeyPatch, Path], None]
"""Spoils the bot for a run; the path is the empty database that the run begins with."""


@dataclass(slots=True)
class Played:
    """A run that ended, with what only the judges know."""

    traces: Traces
    scene: Scene
    keys: str = ""
    settings: Settings | None = None


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
            async with self._running(script, cast, settings, patch) as (scene, traces):
                await self._days(script, scene, traces, settings)
            keys = settings.keys_path.read_text("ascii")
        return Played(traces, scene, keys, settings)

    @asynccontextmanager
    async def _running(
        self, script: Script, cast: Cast, settings: Settings, patch: pytest.MonkeyPatch
    ) -> AsyncIterator[tuple[Scene, Traces]]:
        chance = random.Random(f"chance {script.seed}")
        traces = Traces()
        env: simcord.Env
        clock = SimpleNamespace(monotonic=lambda: env.backend.clock.elapsed)
        patch.setattr("rejectbot.app.time", clock)
        with Journal.of("INFO", self.style) as journal, kept() as ledger, WholeLog():
            bot = build_bot(settings, random_bytes=chance.randbytes)
            env = QuickEnv(bot, settle_timeout=SETTLE)
            await env.start()
            world = World(env)

            async def restart() -> None:
                steal(settings, traces, f"{len(traces.files)} before")
                await world.restart(build_bot(settings, random_bytes=chance.randbytes))
                steal(settings, traces, f"{len(traces.files)} after")

            scene = Scene(world, cast, restart)
            try:
                await world.set_up()
                yield scene, traces
                steal(settings, traces, f"{len(traces.files)} end")
                traces.requests = [_line(each) for each in env.http_requests if _is_public(each)]
            finally:
                await world.bot.close()
                await env.shutdown()
            traces.log, traces.ledger = journal.text, ledger
            env.raise_errors()

    async def _days(self, script: Script, scene: Scene, traces: Traces, settings: Settings) -> None:
        now = 0.0
        traces.backups[0] = backup(settings)
        for number, step in enumerate(script.steps):
            following = script.steps[number + 1 : number + 2]
            now = await _until(scene, traces, settings, now, step.at)
            if step.act in _COMPARED:
                traces.steps.append((f"{step.who} before", backup(settings)))
            started = scene.world.env.backend.clock.elapsed
            await ACTS[step.act](scene, step)
            await scene.world.env.advance_time(_FLUSH)
            now += (scene.world.env.backend.clock.elapsed - started) / 60
            if step.act in _COMPARED:
                traces.steps.append((f"{step.who} after", backup(settings)))
            hour = step.at // HOUR + 1
            if next((each.at // HOUR + 1 for each in following), 0) != hour:
                await _look(scene, traces, hour * HOUR)
        end = script.steps[-1].at + self.extra_days * DAY + 1
        await _until(scene, traces, settings, now, end)
        traces.backups[end] = backup(settings)

    def _settings(self, patch: pytest.MonkeyPatch) -> Settings:
        shutil.rmtree(self.folder, ignore_errors=True)
        path = self.folder / "data" / "rejectbot.db"
        path.parent.mkdir(parents=True)
        shutil.copy(self.empty, path)
        for plant in self.plants:
            plant(patch, path)
        return Settings(database_url=f"sqlite:///{path}", keys_path=self.folder / "state" / "keys")


async def _until(
    scene: Scene, traces: Traces, settings: Settings, now: float, minute: float
) -> float:
    """Let the clock run, by full hours; at midnight a backup is made."""
    while now < minute:
        stop = min(minute, (now // HOUR + 1) * HOUR)
        if stop % DAY == 0:  # before the daily sweep empties the write-ahead log
            steal(settings, traces, f"{len(traces.files)} midnight")
        await scene.world.env.advance_time((stop - now) * 60)
        now = stop
        if now % DAY == 0:
            traces.backups[int(now)] = backup(settings)
    return now


async def _look(scene: Scene, traces: Traces, hour: int) -> None:
    """What a moderator sees after the last act of an hour; hours without acts are left out."""
    world = scene.world
    boards = [await world.board(world.boss, period=period) for period in ("week", "all")]
    page = await world.boss.slash(world.channel, "journey")
    texts = [repr(message.components) for message in public_messages(world)]
    traces.hours.append(Hour(hour, (*boards, shown(page), *texts)))


def _is_public(request: HttpLogEntry) -> bool:
    return not request.path.startswith(_PRIVATE)


def _line(request: HttpLogEntry) -> str:
    return repr(request)
