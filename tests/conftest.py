"""What all tests share: a migrated database to copy, and the real bot in a simulated server."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import simcord

from rejectbot.app import build_bot
from rejectbot.bot.client import RejectBot
from rejectbot.settings import Settings
from rejectbot.storage import migrate
from tests.world import World

SETTLE = 0.5
"""Seconds: SimCord would else wait for the five that counts are gathered."""


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
async def world(make_bot: Callable[[], RejectBot]) -> AsyncIterator[World]:
    """A server with a channel that is set up, and people to act as."""
    bot = make_bot()
    env = simcord.Env(bot, settle_timeout=SETTLE)
    await env.start()
    made = World(env)
    try:
        await made.set_up()
        yield made
    finally:
        await made.bot.close()
        await env.shutdown()
    env.raise_errors()


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's own environment must not change what is tested."""
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    return
