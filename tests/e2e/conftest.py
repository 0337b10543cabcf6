"""A stand-in in a process of its own for every module, and the bare bot that tries it out."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from itertools import count

import pytest
import pytest_asyncio
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.e2e.described import described_standin
from tests.e2e.probe import TOKEN, Probe, point_at
from tests.standin.client import StandinClient
from tests.standin.records import Place

StartProbe = Callable[[], Awaitable[Probe]]
_numbers = count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standin(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[StandinClient]:
    """A stand-in, steered by its client; a test leaves it as it found it."""
    async with described_standin(tmp_path_factory.mktemp("standin")) as client:
        yield client


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def start_probe(standin: StandinClient) -> AsyncIterator[StartProbe]:
    """Starts a bare discord.py bot in this process; it is closed with the module."""
    started: list[tuple[Probe, asyncio.Task[None]]] = []

    async def start() -> Probe:
        bot = Probe()
        before = await standin.connections()
        started.append((bot, asyncio.create_task(bot.start(TOKEN))))
        await standin.connections(identified=before.identify + 1)
        return bot

    with pytest.MonkeyPatch.context() as patch:
        api, gateway = point_at(standin)
        patch.setattr(Route, "BASE", api)
        patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        yield start
        for bot, task in started:
            await bot.close()
            await task


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def probe(start_probe: StartProbe) -> Probe:
    """A bare discord.py bot, connected and ready."""
    bot = await start_probe()
    await asyncio.wait_for(bot.wait_until_ready(), 20)
    return bot


@pytest_asyncio.fixture(loop_scope="module")
async def place(standin: StandinClient, probe: Probe) -> Place:
    """A guild of the test's own, which the bare bot knows."""
    made = await standin.add_guild(f"Guild {next(_numbers)}")
    await standin.barrier()
    assert probe.get_guild(made.guild_id)
    return made
