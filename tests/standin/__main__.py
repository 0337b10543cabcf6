"""`python -m tests.standin --port 0`: serves until it is ended; says its port in a JSON line."""

import argparse
import asyncio
import json
import signal
import sys

from tests.standin.app import start


async def serve(port: int) -> None:
    """Serves until SIGTERM or SIGINT."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, ended.set)
    runner, bound = await start(port)
    sys.stdout.write(json.dumps({"port": bound}) + "\n")
    sys.stdout.flush()
    await ended.wait()
    await runner.cleanup()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes any free port")
    asyncio.run(serve(parser.parse_args().port))
