"""A backup is of one moment while the bot writes, whole or not there, and leaves no copy."""

import asyncio
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest

from rejectbot.storage import backup, outbox, restore, sealed_file
from rejectbot.storage.backup import NothingToBackUp, back_up
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.sealed_file import Cost, SealedFile
from rejectbot.storage.target import TargetTaken
from rejectbot.storage.workplace import AtWork, overwrite, workplace
from tests.storage.makers import waiting_row

PASSPHRASE = "synthetic moss and heavy metals"
NOON = datetime(2026, 11, 23, 12, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "USUAL", Cost(log_n=4))


def made(url: str, target: Path, *, replace: bool = False) -> bytes:
    back_up(url, target, PASSPHRASE, NOON, replace=replace)
    return target.read_bytes()


def content(target: Path, into: Path) -> Path:
    with target.open("rb") as file:
        into.write_bytes(b"".join(SealedFile(file, PASSPHRASE).content()))
    return into


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if not path.name.endswith(("-wal", "-shm"))}


def _two_rows(tx: Transaction) -> None:
    for _ in range(2):
        outbox.add(tx, waiting_row())


async def test_it_is_of_one_moment_while_the_bot_writes(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 4)
    database = Database(sqlite_url)
    database.open()
    for _ in range(200):
        await database.write(lambda tx: outbox.add(tx, waiting_row()))

    async def write_on() -> int:
        for written in range(10_000):
            if copying.done():
                return written
            await database.write(_two_rows)
        raise AssertionError("the backup never ended")

    copying = asyncio.ensure_future(asyncio.to_thread(made, sqlite_url, tmp_path / "b"))
    written = await write_on()
    await copying
    await database.close()

    with closing(sqlite3.connect(content(tmp_path / "b", tmp_path / "copy.db"))) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (rows,) = copy.execute("SELECT count(*) FROM outbox").fetchone()
    assert written > 0
    assert 200 <= rows <= 200 + 2 * written
    assert rows % 2 == 0, "a transaction is in it in part"


def test_its_moment_is_that_of_its_beginning(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = backup._revision

    def and_write(source: sqlite3.Connection) -> str | None:
        found = revision(source)
        with closing(sqlite3.connect(tmp_path / "rejectbot.db", isolation_level=None)) as bot:
            bot.execute("INSERT INTO command_sync VALUES (1, 'later')")
        return found

    monkeypatch.setattr(backup, "_revision", and_write)
    made(sqlite_url, tmp_path / "b")

    with closing(sqlite3.connect(content(tmp_path / "b", tmp_path / "copy.db"))) as copy:
        assert copy.execute("SELECT * FROM command_sync").fetchall() == []


def test_only_its_owner_can_read_it_and_nothing_lies_beside(
    sqlite_url: str, tmp_path: Path
) -> None:
    data = made(sqlite_url, tmp_path / "b")

    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
    assert files(tmp_path) == {"b", "rejectbot.db"}
    assert b"CREATE TABLE" not in data


def test_a_file_that_is_there_is_kept_unless_told_else(sqlite_url: str, tmp_path: Path) -> None:
    first = made(sqlite_url, tmp_path / "b")

    with pytest.raises(TargetTaken, match="--force"):
        made(sqlite_url, tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == first
    assert made(sqlite_url, tmp_path / "b", replace=True) != first


def test_what_is_no_backup_is_never_replaced(sqlite_url: str, tmp_path: Path) -> None:
    database = tmp_path / "rejectbot.db"
    before = database.read_bytes()

    with pytest.raises(TargetTaken, match="no backup"):
        made(sqlite_url, database, replace=True)
    assert database.read_bytes() == before


def test_of_nothing_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(NothingToBackUp):
        made(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "b")
    sqlite3.connect(tmp_path / "foreign.db").close()
    with pytest.raises(NothingToBackUp):
        made(f"sqlite:///{tmp_path / 'foreign.db'}", tmp_path / "b")
    assert files(tmp_path) == {"foreign.db"}


def test_a_failure_leaves_nothing_and_keeps_the_older_backup(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(sqlite_url, tmp_path / "b")
    monkeypatch.setattr("os.fsync", _no_space)

    with pytest.raises(OSError, match="no space"):
        made(sqlite_url, tmp_path / "b", replace=True)
    monkeypatch.undo()
    assert (tmp_path / "b").read_bytes() == first
    assert files(tmp_path) == {"b", "rejectbot.db"}


def _no_space(_handle: int) -> None:
    raise OSError("no space")


def test_the_readable_copy_is_overwritten(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    def looking(file: BinaryIO) -> None:
        overwrite(file)
        file.seek(0)
        data = file.read()
        assert not any(data)
        sizes.append(len(data))

    monkeypatch.setattr(backup, "overwrite", looking)
    made(sqlite_url, tmp_path / "b")

    assert sizes == [(tmp_path / "rejectbot.db").stat().st_size]


def test_two_at_once_are_refused(sqlite_url: str, tmp_path: Path) -> None:
    with workplace(tmp_path / "rejectbot.db"), pytest.raises(AtWork):
        made(sqlite_url, tmp_path / "b")


_KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from rejectbot.storage import backup, restore
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[3] == "backup":
    def seal(content, file, *_):
        file.write(b"REJECTBK sealed so far")
        file.flush()
        die()
    backup.seal = seal
    backup.back_up(sys.argv[1], Path(sys.argv[2]), "x" * 12, datetime.now(UTC), replace=True)
else:
    restore.damage = die
    restore.verify(sys.argv[1], Path(sys.argv[2]), "synthetic moss and heavy metals")
"""


@pytest.mark.parametrize("doing", ["backup", "check"])
def test_what_a_killed_process_left_goes_with_the_next_one(
    sqlite_url: str, tmp_path: Path, doing: str
) -> None:
    made(sqlite_url, tmp_path / "older")
    target = tmp_path / ("b" if doing == "backup" else "older")
    arguments = [sys.executable, "-c", _KILLED, sqlite_url, str(target), doing]
    done = subprocess.run(arguments, check=False, env=os.environ | {"PYTHONPATH": "."})
    assert done.returncode == -signal.SIGKILL
    left = {"older", "rejectbot.db", ".rejectbot.db.work"}
    assert files(tmp_path) == left | ({".b.rejectbot-part"} if doing == "backup" else {"restored"})
    mode = (tmp_path / ".rejectbot.db.work").stat().st_mode
    assert stat.S_IMODE(mode) == 0o700

    restore.verify(sqlite_url, tmp_path / "older", PASSPHRASE)
    made(sqlite_url, tmp_path / "other")

    assert files(tmp_path) == {"older", "other", "rejectbot.db"}
    assert restore.verify(sqlite_url, tmp_path / "other", PASSPHRASE).made == NOON
