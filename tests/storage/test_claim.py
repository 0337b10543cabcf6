"""One process at a time serves a SQLite file, and a killed one leaves it free."""

import asyncio
import sys
from pathlib import Path

import pytest

from rejectbot.storage.claim import AlreadyRunning, claimed

_HOLD = """
import asyncio, sys
from rejectbot.storage.claim import claimed
async def hold():
    async with claimed(sys.argv[1], [0]):
        print("held", flush=True)
        await asyncio.sleep(60)
asyncio.run(hold())
"""


async def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    first = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _HOLD, url, stdout=asyncio.subprocess.PIPE
    )
    assert first.stdout is not None
    assert await first.stdout.readline() == b"held\n"
    with pytest.raises(AlreadyRunning):
        async with claimed(url, [0]):
            pass
    first.kill()
    await first.wait()
    async with claimed(url, [0]):
        pass
