"""`rejectbot db backup|restore|check --backup`: what an operator reads, line by line."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from rejectbot.storage.claim import claimed
from tests.cli.shell import Shell

PASSPHRASE = "synthetic moss and heavy metals"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    made = Shell(tmp_path, {"REJECTBOT_BACKUP_PASSPHRASE": PASSPHRASE})
    made.run("db", "upgrade")
    return made


def refused(done: subprocess.CompletedProcess[str], code: int, words: str) -> None:
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("rejectbot: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert PASSPHRASE not in done.stderr


def test_a_backup_is_written_tried_and_restored(shell: Shell) -> None:
    written = shell.run("db", "backup", "monday.backup")
    tried = shell.run("db", "check", "--backup", "monday.backup")
    with closing(sqlite3.connect(shell.folder / "rejectbot.db", isolation_level=None)) as database:
        database.execute("DROP TABLE outbox")
    restored = shell.run("db", "restore", "monday.backup", "--keep-old")

    assert (written.returncode, tried.returncode, restored.returncode) == (0, 0, 0)
    assert written.stdout.startswith("backup monday.backup: written and encrypted, ")
    assert "does not hold the key file" in written.stdout
    assert "Private tallies" in written.stdout
    assert tried.stdout.startswith("backup monday.backup: opens and is whole, of 20")
    assert restored.stdout.startswith("database: restored from monday.backup, of 20")
    assert "rejectbot.db.before-restore" in restored.stdout
    assert "Everything stored after that moment is gone" in restored.stdout
    assert shell.run("db", "check").returncode == 0


@pytest.mark.parametrize("command", ["backup", "restore", "check"])
def test_without_a_good_passphrase_nothing_is_begun(shell: Shell, command: str) -> None:
    arguments = ["--backup", "b"] if command == "check" else ["b"]
    shell.environment = {}
    refused(
        shell.run("db", command, *arguments),
        2,
        "REJECTBOT_BACKUP_PASSPHRASE: nothing was given, allowed: at least 12 characters",
    )
    shell.environment = {"REJECTBOT_BACKUP_PASSPHRASE": "elevenchars"}
    refused(shell.run("db", command, *arguments), 2, "11 characters were given")
    assert not (shell.folder / "b").exists()


def test_each_no_is_one_line(shell: Shell) -> None:
    shell.run("db", "backup", "b")
    data = (shell.folder / "b").read_bytes()
    (shell.folder / "cut").write_bytes(data[:-1])
    (shell.folder / "changed").write_bytes(data[:200] + b"!" + data[201:])
    (shell.folder / "foreign").write_bytes(b"a letter of rejection")

    refused(shell.run("db", "backup", "b"), 1, "backup b exists already")
    refused(shell.run("db", "backup", "nowhere/b"), 1, "No such file")
    refused(shell.run("db", "backup", "foreign", "--force"), 1, "is no backup")
    refused(shell.run("db", "restore", "none"), 1, "none: No such file")
    refused(shell.run("db", "restore", "cut"), 1, "backup cut is cut short")
    refused(shell.run("db", "restore", "changed"), 1, "backup changed is damaged")
    refused(shell.run("db", "check", "--backup", "foreign"), 1, "is not a backup made by")
    shell.environment = {"REJECTBOT_BACKUP_PASSPHRASE": PASSPHRASE + "!"}
    refused(shell.run("db", "restore", "b"), 1, "does not open with this passphrase")


async def test_a_restore_waits_for_the_end_of_the_bot(shell: Shell) -> None:
    shell.run("db", "backup", "b")
    url = f"sqlite:///{shell.folder / 'rejectbot.db'}"

    async with claimed(url, [0]):
        done = await asyncio.to_thread(shell.run, "db", "restore", "b")

    refused(done, 1, "Another process serves this database already. Stop the bot first")
    assert shell.run("db", "restore", "b").returncode == 0


def test_check_finds_damage_and_what_is_not_ours(shell: Shell) -> None:
    path = shell.folder / "rejectbot.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("CREATE TABLE grudges (user)")
        database.execute("DROP INDEX earning_day")
    odd = shell.run("db", "check", "--quick")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
        (page,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'rejection'"
        ).fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    damaged = shell.run("db", "check")

    assert (odd.returncode, damaged.returncode) == (1, 1)
    assert "holds together (quick_check)" in odd.stdout
    assert "the table grudges is not RejectBot's" in odd.stdout
    assert "earning_day is missing" in odd.stdout
    assert "database is damaged: " in damaged.stdout
    assert "Traceback" not in damaged.stderr


_STOPPED = """
import os, signal, sys
from pathlib import Path
from rejectbot.cli.backup import back_up
from rejectbot.storage import backup
seal = backup.seal
def ended(*given):
    seal(*given)
    os.kill(os.getpid(), signal.{signal})
backup.seal = ended
sys.exit(back_up(Path("b"), force=False))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_leaves_no_copy(shell: Shell, number: signal.Signals) -> None:
    before = {path.name for path in shell.folder.iterdir()}

    done = shell.python(_STOPPED.format(signal=number.name))

    assert done.returncode == 128 + number
    assert done.stderr == "rejectbot: stopped; no readable copy is left\n"
    assert {path.name for path in shell.folder.iterdir()} == before


def test_the_list_of_commands_stays_light() -> None:
    code = "import rejectbot.cli.backup, sys; sys.exit('sqlalchemy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
