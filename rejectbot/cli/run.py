"""`rejectbot run`: the bot until a signal ends it; imports neither Typer nor Alembic."""

import asyncio
import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING, Final

import structlog

from rejectbot import logs
from rejectbot.cli.database_trouble import before_trying
from rejectbot.cli.start import FAILED, MISUSED, complain, settings

if TYPE_CHECKING:
    from rejectbot.settings import Settings

GRACE: Final = 8.0
"""Seconds that the bot has to finish what it does; 10 are promised from the signal to the end."""
LAST_SECONDS: Final = 1.5
"""Seconds after that until the process ends itself; the database is whole at any moment."""


def serve() -> int:
    """Run the bot of the environment's settings until it is told to stop; returns the exit code."""
    chosen = settings()
    if chosen.discord_token is None:
        complain("DISCORD_TOKEN: nothing was given, allowed: your bot's token (see .env.example)")
        return MISUSED
    misplaced = before_trying(chosen.database_url)
    if misplaced is not None:
        complain(misplaced)
        return FAILED
    logs.configure(
        chosen.log_level,
        chosen.log_format,
        debug_override=chosen.unsafe_debug_logs_show_who_wrote_what,
    )
    logs.catch_crashes()
    return asyncio.run(_serve(chosen))


async def _serve(chosen: "Settings") -> int:
    from rejectbot.app import run

    stop = asyncio.Event()
    running = asyncio.create_task(run(chosen, stop))
    _listen(stop, running)
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    await _finish(running)
    return await _outcome(running, chosen.database_url)


async def _outcome(running: asyncio.Task[None], database_url: str) -> int:
    """The exit code; what an operator can mend is told in one line, anything else is a crash."""
    from rejectbot.cli import endings

    try:
        await running
    except endings.MENDABLE as error:
        complain(endings.told(error, database_url))
    except asyncio.CancelledError:
        complain("what was under way was cut short; it is taken up again at the next start")
    else:
        return 0
    return FAILED


def _listen(stop: asyncio.Event, running: asyncio.Task[None]) -> None:
    """Let the first signal ask for an orderly end and a second one cut it short."""

    def told(number: signal.Signals) -> None:
        structlog.get_logger(__name__).info("told_to_stop", signal=number.name)
        if stop.is_set():
            running.cancel()
            return
        stop.set()
        last_resort = threading.Timer(GRACE + LAST_SECONDS, os._exit, [FAILED])
        last_resort.daemon = True
        last_resort.start()

    # Windows has no such handlers; there Ctrl-C cancels everything.
    with contextlib.suppress(NotImplementedError):
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, told, number)


async def _finish(running: asyncio.Task[None]) -> None:
    await asyncio.wait({running}, timeout=GRACE)
    if not running.done():
        structlog.get_logger(__name__).error("stop_took_too_long", seconds=GRACE)
        running.cancel()
        await asyncio.wait({running}, timeout=LAST_SECONDS / 2)
