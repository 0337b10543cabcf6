"""SIGKILL at any moment of a sweep: every credit is in a tally once, and every tally opens."""

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

KILLS = 120
AT_ONCE = 2


async def _killing(folder: Path, seed: int, kills: int) -> dict[str, Any]:
    program = ("-m", "tests.services.killing_sweeps", str(folder), str(seed), str(kills))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *program, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    said, _ = await process.communicate()
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(said)
    return found


@pytest.mark.slow
async def test_no_credit_is_lost_or_doubled_in_120_kills(
    tmp_path: Path, empty_database: Path
) -> None:
    folders = [tmp_path / str(number) for number in range(AT_ONCE)]
    for folder in folders:
        folder.mkdir()
        shutil.copy(empty_database, folder / "r.db")

    found = await asyncio.gather(
        *(_killing(folder, seed, KILLS // AT_ONCE) for seed, folder in enumerate(folders, start=1))
    )

    assert [report["wrong"] for report in found] == [[]] * AT_ONCE
    assert [report["kills"] for report in found] == [KILLS // AT_ONCE] * AT_ONCE
    assert all(report["acknowledged"] > KILLS // AT_ONCE for report in found)
