"""The key file is private, whole at any moment, and says nothing when it is not."""

import asyncio
import json
import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rejectbot.services.anonymity.keyfile import (
    KeyFile,
    KeyFileDamaged,
    KeyFileOpenToOthers,
)
from tests.anonymity.keys import DAY, NEXT_DAY, opened_keys
from tests.architecture.tree import ROOT

CRASHING = """
import asyncio, os, sys
from datetime import date
from pathlib import Path
from rejectbot.services.anonymity.keyfile import KeyFile

path, step = Path(sys.argv[1]), int(sys.argv[2])
keys = KeyFile(path, os.urandom)
keys.open()
steps = []

def counted(name):
    real = getattr(os, name)
    def call(*given, **named):
        if str(given[0]).startswith(str(path.parent)) or name == "fsync":
            steps.append(name)
            if len(steps) > step:
                os._exit(9)
        return real(*given, **named)
    setattr(os, name, call)

for name in ("unlink", "open", "fsync", "replace"):
    counted(name)
asyncio.run(keys.ensure_day(date(2026, 1, 2)))
print(" ".join(steps))
"""
STEPS = "unlink open fsync open replace open fsync fsync"
"""Beside: made and flushed. Then, with the old one held open, renamed over it. Then the folder is
flushed, and the old one overwritten.
"""


def crash(path: Path, step: int) -> subprocess.CompletedProcess[str]:
    """Add the next day's keys in a process that is ended before its step of this number."""
    return subprocess.run(
        [sys.executable, "-c", CRASHING, str(path), str(step)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


async def test_it_is_made_at_the_first_run_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state" / "keys"
    KeyFile(path, os.urandom).open()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["keys"]


async def test_a_days_keys_are_on_disk_before_they_are_used(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, DAY, NEXT_DAY)
    again = await opened_keys(tmp_path, seed=99)

    links = {keys.link_key(DAY), keys.link_key(NEXT_DAY)}
    tallies = {keys.tally_key(DAY), keys.tally_key(NEXT_DAY)}
    assert len(links | tallies) == 4
    assert all(key is not None and len(key) == 32 for key in links | tallies)
    assert {again.link_key(DAY), again.link_key(NEXT_DAY)} == links
    assert {again.tally_key(DAY), again.tally_key(NEXT_DAY)} == tallies
    assert stat.S_IMODE((tmp_path / "state" / "keys").stat().st_mode) == 0o600


async def test_a_day_that_has_keys_keeps_them_and_the_file(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, DAY)
    before = keys.link_key(DAY), (tmp_path / "state" / "keys").stat().st_ino
    await asyncio.gather(*(keys.ensure_day(DAY) for _ in range(5)))

    assert (keys.link_key(DAY), (tmp_path / "state" / "keys").stat().st_ino) == before


async def test_many_who_need_a_new_day_at_once_get_the_same_keys(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path)
    await asyncio.gather(*(keys.ensure_day(DAY) for _ in range(20)))

    again = await opened_keys(tmp_path, seed=99)
    assert again.link_key(DAY) == keys.link_key(DAY)
    assert again.tally_key(DAY) == keys.tally_key(DAY)


async def test_a_day_without_keys_has_none(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, DAY)

    assert keys.link_key(NEXT_DAY) is None
    assert keys.tally_key(NEXT_DAY) is None


async def test_a_crash_at_any_step_leaves_the_old_keys_or_the_new_ones(tmp_path: Path) -> None:
    old = (await opened_keys(tmp_path, DAY)).link_key(DAY)
    path = tmp_path / "state" / "keys"
    had_next = []
    for step in range(len(STEPS.split())):
        assert crash(path, step).returncode == 9
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in path.parent.iterdir())
        keys = await opened_keys(tmp_path, seed=99)
        assert keys.link_key(DAY) == old
        assert (keys.link_key(NEXT_DAY) is None) == (keys.tally_key(NEXT_DAY) is None)
        assert [each.name for each in path.parent.iterdir()] == ["keys"], "keys left beside"
        had_next.append(keys.link_key(NEXT_DAY) is not None)
        _without_next_day(path)
    assert had_next == [False] * 5 + [True] * 3


def _without_next_day(path: Path) -> None:
    stored = json.loads(path.read_text())
    for section in ("link", "tally"):
        stored[section].pop(NEXT_DAY.isoformat(), None)
    path.write_text(json.dumps(stored))


async def test_it_is_flushed_before_it_replaces_and_the_folder_after(tmp_path: Path) -> None:
    await opened_keys(tmp_path, DAY)
    done = crash(tmp_path / "state" / "keys", 99)

    assert (done.stdout.strip(), done.stderr, done.returncode) == (STEPS, "", 0)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o777])
async def test_a_file_that_others_can_open_is_refused(tmp_path: Path, mode: int) -> None:
    await opened_keys(tmp_path, DAY)
    path = tmp_path / "state" / "keys"
    path.chmod(mode)

    with pytest.raises(KeyFileOpenToOthers, match="chmod 600"):
        await opened_keys(tmp_path)
    assert not KeyFile.inspect(path).is_private
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"link": {}}',
        b'{"link": [], "tally": {}}',
        b'{"link": {"2026-01-01": 5}, "tally": {}}',
        b'{"link": {"2026-01-01": "beef"}, "tally": {}}',
        b'{"link": {"yesterday": "' + b"beef" * 16 + b'"}, "tally": {}}',
        b'{"link": {"2026-01-01": "' + b"beeg" * 16 + b'"}, "tally": {}}',
    ],
)
async def test_a_damaged_file_is_refused_kept_and_not_quoted(tmp_path: Path, damage: bytes) -> None:
    await opened_keys(tmp_path, DAY)
    path = tmp_path / "state" / "keys"
    path.write_bytes(damage)

    with pytest.raises(KeyFileDamaged) as refused:
        await opened_keys(tmp_path)

    assert path.read_bytes() == damage
    assert "bee" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert KeyFile.inspect(path).damaged


async def test_inspecting_says_that_a_good_file_is_good(tmp_path: Path) -> None:
    await opened_keys(tmp_path, DAY)
    state = KeyFile.inspect(tmp_path / "state" / "keys")

    assert (state.exists, state.mode, state.damaged, state.is_private) == (True, 0o600, False, True)
    assert not KeyFile.inspect(tmp_path / "nothing").exists


async def test_keys_come_from_the_chance_that_was_given(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, DAY, seed=5)
    chance = random.Random(5)

    assert keys.keys.id == chance.randbytes(16)
    assert keys.link_key(DAY) == chance.randbytes(32)
    assert keys.tally_key(DAY) == chance.randbytes(32)
    assert keys.report_key("2026-01") == chance.randbytes(32)
