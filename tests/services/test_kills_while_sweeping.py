"""SIGKILL at any moment of a sweep, and at each step of one: every credit is in a tally once, and
every tally opens.
"""

import asyncio
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

KILLS = 120
AT_ONCE = 2
TIMES = int(os.environ.get("SWEEP_KILLS", "1"))
"""At each step; `make prove` asks for 100."""
LEAST_STEPS = 60
"""A sweep of nine tallies that takes fewer is not watched any more."""


async def _killing(program: str, *given: object) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", f"tests.services.{program}", *map(str, given)),
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    said, _ = await process.communicate()
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
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
        *(
            _killing("killing_sweeps", folder, seed, KILLS // AT_ONCE)
            for seed, folder in enumerate(folders, start=1)
        )
    )

    assert [report["wrong"] for report in found] == [[]] * AT_ONCE
    assert [report["kills"] for report in found] == [KILLS // AT_ONCE] * AT_ONCE
    assert all(report["acknowledged"] > KILLS // AT_ONCE for report in found)


@pytest.mark.slow
async def test_nothing_is_lost_or_left_by_a_kill_at_any_step(tmp_path: Path) -> None:
    found = await _killing("killing_steps", tmp_path, TIMES)

    assert found["wrong"] == []
    assert found["steps"] >= LEAST_STEPS
    assert found["kills"] == TIMES * found["steps"]
