"""`rejectbot demo`: sets the server up, serves the page, and clears everything away."""

import asyncio
import datetime as dt
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Final

import aiohttp
from aiohttp import web
from discord.ext import commands

from rejectbot.app import build_bot
from rejectbot.demo import cast, portraits, seed, simulator
from rejectbot.demo.clock import Clock
from rejectbot.demo.mirror import Mirror
from rejectbot.demo.site import Site
from rejectbot.demo.stage import Stage
from rejectbot.demo.words import say
from rejectbot.demo.world import World, furnish
from rejectbot.settings import Settings

REFRESH: Final = 1.0
"""Seconds between two looks at whether the page is out of date."""

Build = Callable[[Settings], commands.AutoShardedBot]


class PortTaken(OSError):
    """Another program listens on the port that was asked for."""


async def serve(port: int | None = None) -> None:
    """Serve the demo on 127.0.0.1 until cancelled (Ctrl-C); `port` None takes a free one.

    Raises PortTaken.
    """
    with door(port or 0) as entrance:
        _tell(say("demo-starting"))
        try:
            async with opened(entrance) as address:
                _tell(say("demo-ready", address=address))
                await asyncio.Event().wait()
        finally:
            _tell(say("demo-stopped"))


@asynccontextmanager
async def opened(entrance: socket.socket) -> AsyncIterator[str]:
    """A seeded demo and the address of its page; everything is gone at the end."""
    async with inhabited(before=seed.SPAN) as world:
        await seed.plant(world)
        async with served(world, entrance) as address:
            yield address


@asynccontextmanager
async def served(world: World, entrance: socket.socket) -> AsyncIterator[str]:
    """The page of `world`, with time passing in it, and its address."""
    async with AsyncExitStack() as stack:
        clock = Clock(world, _now)
        await clock.tick()
        world.env.settle_timeout = simulator.BRISK
        stage = Stage(world, portraits.draw(world))
        stack.push_async_callback(stage.close)
        await stage.enter(stage.view.person, stage.view.place, stage.view.timezone)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        app = Site(stage, clock, Mirror(stage, session)).app()
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.SockSite(runner, entrance).start()
        # A failure of either ends the demo; leaving it cancels both.
        group = await stack.enter_async_context(asyncio.TaskGroup())
        for work in (clock.run(), _keep_fresh(stage)):
            stack.callback(group.create_task(work).cancel)
        yield f"http://127.0.0.1:{entrance.getsockname()[1]}/"


@asynccontextmanager
async def inhabited(
    *, build: Build = build_bot, before: dt.timedelta = dt.timedelta()
) -> AsyncIterator[World]:
    """The demo's server with the real bot in it, its database and keys in a temporary folder.

    Its clock stands `before` the present.
    """
    with tempfile.TemporaryDirectory(prefix="rejectbot-demo-") as folder:
        home = Path(folder)
        settings = Settings(
            discord_token=None,
            database_url=f"sqlite:///{home / 'demo.db'}",
            keys_path=home / "keys",
            shard_ids=None,
            shard_count=None,
            api_url=None,
            http_port=None,
        )
        bot = build(settings)
        async with simulator.simulate(bot, name=cast.BOT, now=_now() - before) as env:
            yield furnish(env)


def door(port: int) -> socket.socket:
    """A loopback socket, taken before the rest is set up. Raises PortTaken."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(("127.0.0.1", port))
    except OSError as error:
        taken.close()
        raise PortTaken(say("demo-port-taken", port=str(port))) from error
    return taken


async def _keep_fresh(stage: Stage) -> None:
    while True:
        await asyncio.sleep(REFRESH)
        await stage.refresh()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
