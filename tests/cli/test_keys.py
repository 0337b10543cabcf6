"""`rejectbot keys`: what an operator can see of the keys, and destroy, without the bot."""

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from rejectbot.cli.keys import sections
from rejectbot.services.anonymity.keyring import HeldKey, Keys
from rejectbot.storage.claim import claimed
from tests.cli.shell import Shell

DAY = date(2026, 11, 23)


@pytest.fixture
def ready(shell: Shell) -> Shell:
    """A database, and a key file with keys of four weeks up to today."""
    assert shell.run("db", "upgrade").returncode == 0
    write(shell, days=28)
    return shell


def key_path(shell: Shell) -> Path:
    return shell.folder / "state" / "rejectbot" / "keys"


def write(shell: Shell, days: int, **more: object) -> None:
    today = datetime.now(UTC).date()
    made = {(today - timedelta(days=ago)).isoformat(): f"{ago:02x}" * 32 for ago in range(days)}
    path = key_path(shell)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"id": "1d" * 16, "link": made, "tally": made, **more}))
    path.chmod(0o600)


def test_each_key_is_told_with_its_age_and_its_end_and_never_itself() -> None:
    keys = Keys(
        b"i" * 16,
        link={DAY - timedelta(days=ago): b"L" * 32 for ago in (0, 1, 6, 7)},
        tally={DAY: b"T" * 32},
        report={"2026-09": b"R" * 32, "2026-11": b"R" * 32},
        hold={b"h" * 16: HeldKey(b"H" * 32, DAY), b"g" * 16: HeldKey(b"H" * 32, date(2026, 11, 1))},
    )
    lines = list(sections(keys, DAY, 7))

    assert [" ".join(line.split()) for line in lines if line.startswith("  ")] == [
        "2026-11-16 7 days old over",
        "2026-11-17 6 days old goes on 2026-11-24",
        "2026-11-22 1 day old goes on 2026-11-29",
        "2026-11-23 0 days old goes on 2026-11-30",
        "2026-11-23 0 days old goes when every tally is sealed with the next day's",
        "2026-09 83 days old over",
        "2026-11 22 days old goes on 2027-01-01",
        "a hold until the end of 2026-11-01, over",
        "a hold until the end of 2026-11-23",
    ]
    said = "\n".join(lines)
    assert not any(secret in said for secret in (b"L".hex() * 3, b"h".hex() * 3, b"H".hex() * 3))


def test_status_says_which_keys_there_are_and_leaves_the_file_alone(ready: Shell) -> None:
    before = key_path(ready).read_bytes()
    done = ready.run("keys", "status")

    assert (done.returncode, done.stderr) == (0, "")
    assert str(key_path(ready)) in done.stdout
    assert done.stdout.count(" goes on ") == 7
    assert "1b" * 8 not in done.stdout
    assert key_path(ready).read_bytes() == before


def test_status_of_no_key_file_is_told(shell: Shell) -> None:
    done = shell.run("keys", "status")

    assert (done.returncode, done.stdout) == (1, "")
    assert "is not there" in done.stderr


def test_what_is_over_is_destroyed_while_the_bot_is_stopped(ready: Shell) -> None:
    old = (datetime.now(UTC).date() - timedelta(days=7)).isoformat()
    with closing(sqlite3.connect(ready.folder / "rejectbot.db")) as opened, opened:
        insert = "INSERT INTO anonymous_link (pid, day, tag) VALUES (x'00', ?, x'00')"
        opened.execute(insert, (old,))
    done = ready.run("keys", "destroy-expired")
    kept = json.loads(key_path(ready).read_text())

    assert (done.returncode, done.stderr) == (0, "")
    assert "are destroyed" in done.stdout
    assert len(kept["link"]) == 7
    assert len(kept["tally"]) == 1
    with closing(sqlite3.connect(ready.folder / "rejectbot.db")) as opened:
        assert opened.execute("SELECT count(*) FROM anonymous_link").fetchone() == (0,)


async def test_while_the_bot_runs_it_is_left_to_it(ready: Shell) -> None:
    before = key_path(ready).read_bytes()
    async with claimed(f"sqlite:///{ready.folder / 'rejectbot.db'}", [0]):
        done = await asyncio.to_thread(ready.run, "keys", "destroy-expired")

    assert (done.returncode, done.stdout) == (1, "")
    assert "by itself" in done.stderr
    assert done.stderr.count("\n") == 1
    assert key_path(ready).read_bytes() == before


def test_nothing_is_made_where_there_is_nothing_to_destroy(shell: Shell) -> None:
    without_database = shell.run("keys", "destroy-expired")
    assert list(shell.folder.iterdir()) == []
    shell.run("db", "upgrade")
    without_keys = shell.run("keys", "destroy-expired")

    assert (without_database.returncode, without_keys.returncode) == (1, 1)
    assert "no key file" in without_keys.stderr
    assert not key_path(shell).exists()


def test_a_key_file_of_another_database_is_told_by_all_three(ready: Shell) -> None:
    assert ready.run("keys", "destroy-expired").returncode == 0
    write(ready, days=3, id="2e" * 16)
    doctor, status = ready.run("doctor"), ready.run("keys", "status")
    destroy = ready.run("keys", "destroy-expired")

    [line] = [line for line in doctor.stdout.splitlines() if "another database" in line]
    assert line.startswith("DO  REJECTBOT_KEYS_PATH: the key file ")
    for done in (status, destroy):
        assert done.returncode == 1
        assert line.removeprefix("DO  ") in done.stderr
    assert len(json.loads(key_path(ready).read_text())["tally"]) == 3


def test_doctor_tells_a_key_file_that_was_there_and_is_not(ready: Shell) -> None:
    assert ready.run("keys", "destroy-expired").returncode == 0
    assert "of this database" in ready.run("doctor").stdout
    key_path(ready).unlink()
    done = ready.run("doctor")

    [line] = [line for line in done.stdout.splitlines() if "key file" in line]
    assert line.startswith("DO  ")
    assert "put it back" in line
