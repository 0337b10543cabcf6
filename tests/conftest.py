"""What all tests share: a migrated database to copy, and the real bot in a simulated server."""

import asyncio.constants
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import simcord

from rejectbot.app import build_bot
from rejectbot.bot.client import RejectBot
from rejectbot.settings import Settings
from rejectbot.storage import migrate
from tests.bot import openapi
from tests.databases import (  # noqa: F401 - fixtures
    database,
    database_url,
    postgres_server,
    postgres_url,
    sqlite_url,
)
from tests.log_canary import LogCanary
from tests.quick import QuickEnv
from tests.world import World

SETTLE = float(os.environ.get("SETTLE_SECONDS", "2"))
"""SimCord's own five would wait for the five that counts are gathered; `make prove` gives more to
what gathers none, since it runs beside much else."""


# asyncio's debug mode notes of each callback where it was made, ten frames deep: two name the
# place, and the other eight took a quarter of all tests' time.
vars(asyncio.constants)["DEBUG_STACK_DEPTH"] = 2


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema and nothing in it."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    """Settings of a bot whose database and key file lie in the test's own folder."""
    path = tmp_path / "data" / "rejectbot.db"
    path.parent.mkdir()
    shutil.copy(empty_database, path)
    return Settings(database_url=f"sqlite:///{path}", keys_path=tmp_path / "state" / "keys")


@pytest.fixture
def make_bot(settings: Settings) -> Callable[[], RejectBot]:
    """Build another bot on the same files, as after a restart."""
    return lambda: build_bot(settings)


@pytest.fixture
async def server(make_bot: Callable[[], RejectBot], log_canary: LogCanary) -> AsyncIterator[World]:
    """A server in which nobody has run `/setup` yet, and people to act as."""
    bot = make_bot()
    env = QuickEnv(bot, settle_timeout=SETTLE)
    await env.start()
    made = World(env, log_canary.events)
    try:
        yield made
    finally:
        await made.bot.close()
        await env.shutdown()
    env._raise_errors_since(env._errors_acknowledged)  # what a test read in env.errors is fine
    assert not [line for line in made.logs if line["log_level"] == "error"]


@pytest.fixture
async def world(server: World) -> World:
    """The same server with its channel chosen."""
    await server.set_up()
    return server


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own environment must not change what is tested."""
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)


@pytest.fixture(autouse=True)
def log_canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[LogCanary]:
    """Whatever a bot logs in a simulated server names nobody and quotes nothing."""
    canary = LogCanary()
    with canary.listening(monkeypatch):
        yield canary
    assert canary.deaths() == []


@pytest.fixture(autouse=True)
def _requests_as_discord_describes_them(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every body that a bot sent in a simulated server is valid, where the description is there."""
    envs: list[simcord.Env] = []
    made = simcord.Env.__init__

    def make(env: simcord.Env, *given: Any, **options: Any) -> None:
        made(env, *given, **options)
        envs.append(env)

    monkeypatch.setattr(simcord.Env, "__init__", make)
    yield
    path = openapi.description()
    if path is not None:
        requests = [request for env in envs for request in env.http_requests]
        found = [each for request in requests for each in openapi.complaints(path, request)]
        assert not found, "\n".join(found)
