"""`rejectbot demo`: the real bot against a simulated Discord, as a page or as a script."""

import asyncio
import contextlib
import signal
from importlib.util import find_spec

from rejectbot import logs
from rejectbot.cli.start import FAILED, complain


def show(*, script: bool, port: int | None) -> int:
    """Play the tour, or serve the page until Ctrl-C; returns the exit code."""
    if find_spec("simcord") is None:
        complain("the demo needs one more part: pip install 'rejectbot[demo]'")
        return FAILED
    logs.configure("ERROR", "console")
    with contextlib.suppress(KeyboardInterrupt):
        return asyncio.run(_play() if script else _serve(port))
    return 0


async def _play() -> int:
    from rejectbot.demo.script import play

    return await play()


async def _serve(port: int | None) -> int:
    from rejectbot.demo import PortTaken, serve

    serving = asyncio.ensure_future(serve(port))
    # Windows has no such handlers; there Ctrl-C arrives as KeyboardInterrupt.
    with contextlib.suppress(NotImplementedError):
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, serving.cancel)
    try:
        await serving
    except PortTaken as taken:
        complain(str(taken))
        return FAILED
    except asyncio.CancelledError:
        pass
    return 0
