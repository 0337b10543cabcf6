"""SIGKILL at any moment: what was acknowledged is there, and everything agrees with it."""

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

KILLS = 200
AT_ONCE = 2


async def _killing(file: Path, seed: int, kills: int) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.storage.killing", str(file), str(seed), str(kills)),
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    said, _ = await process.communicate()
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(said)
    return found


@pytest.mark.slow
async def test_no_acknowledged_write_is_lost_in_200_kills(
    tmp_path: Path, empty_database: Path
) -> None:
    files = [tmp_path / f"{number}.db" for number in range(AT_ONCE)]
    for file in files:
        shutil.copy(empty_database, file)
    each = KILLS // AT_ONCE

    found = await asyncio.gather(
        *(_killing(file, seed, each) for seed, file in enumerate(files, start=1))
    )

    assert [report["wrong"] for report in found] == [[]] * AT_ONCE
    assert [report["kills"] for report in found] == [each] * AT_ONCE
    assert all(report["acknowledged"] > each for report in found)
