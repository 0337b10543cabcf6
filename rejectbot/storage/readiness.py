"""Making the database current at start, without keeping the tools for it in memory."""

import asyncio
import os
import subprocess
import sys

from rejectbot.storage import migrate


class UpgradeFailed(RuntimeError):
    """The upgrade process ended with an error; what it printed was shown."""


async def make_ready(url: str) -> None:
    """Upgrade the database at `url` if it needs it, in a process of its own.

    Raises migrate.SchemaNewer or UpgradeFailed.
    """
    state = await asyncio.to_thread(migrate.state, url)
    if state.is_newer:
        raise migrate.SchemaNewer(state)
    if not state.is_current:
        await asyncio.to_thread(_upgrade, url)


def _upgrade(url: str) -> None:
    code = "import sys; from rejectbot.storage.migrate import upgrade; upgrade(sys.stdin.read())"
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code],
        input=url,  # not an argument: it may hold a password
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if done.returncode:
        raise UpgradeFailed("The database could not be brought up to date; see above.")
