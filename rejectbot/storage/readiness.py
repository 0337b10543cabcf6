"""Making the database current at start, without keeping the tools for it in memory."""

import asyncio
import json
import os
import subprocess
import sys

from sqlalchemy.exc import DBAPIError

from rejectbot.storage import migrate


class UpgradeFailed(RuntimeError):
    """The upgrade process ended with an error.

    Where the database refused something, the text repeats it, and its own code is in
    `sqlite_errorcode` or `sqlstate`; a crash was shown as Python shows it.
    """

    def __init__(
        self,
        said: str = "see above",
        sqlite_errorcode: int | None = None,
        sqlstate: str | None = None,
    ) -> None:
        super().__init__(f"The database could not be brought up to date ({said}).")
        self.sqlite_errorcode = sqlite_errorcode
        self.sqlstate = sqlstate


async def make_ready(url: str) -> None:
    """Upgrade the database at `url` if it needs it, in a process of its own.

    Raises migrate.SchemaNewer or UpgradeFailed.
    """
    state = await asyncio.to_thread(migrate.state, url)
    if state.is_newer:
        raise migrate.SchemaNewer(state)
    if not state.is_current:
        await asyncio.to_thread(_upgrade, url)


def upgrade_here() -> int:
    """What that process does: the address comes in, what is refused goes out as JSON."""
    try:
        migrate.upgrade(sys.stdin.read())
    except DBAPIError as error:
        refusal = {
            "said": str(error.orig).partition("\n")[0],  # PostgreSQL's next lines quote values
            "sqlite_errorcode": getattr(error.orig, "sqlite_errorcode", None),
            "sqlstate": getattr(error.orig, "sqlstate", None),
        }
        sys.stdout.write(json.dumps(refusal))
        return 1
    return 0


def _upgrade(url: str) -> None:
    code = "import sys; from rejectbot.storage.readiness import upgrade_here as u; sys.exit(u())"
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code],
        input=url,  # not an argument: it may hold a password
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if done.returncode:
        raise UpgradeFailed(**json.loads(done.stdout or "{}"))
