"""`rejectbot db`: an operator brings the database up to date and can tell that it is."""

import sqlite3
from pathlib import Path

from rejectbot.storage import migrate
from tests.cli.shell import Shell


def test_upgrade_makes_the_database_and_check_agrees(shell: Shell) -> None:
    before = shell.run("db", "check")
    upgraded = shell.run("db", "upgrade")
    after = shell.run("db", "check")

    assert (before.returncode, upgraded.returncode, after.returncode) == (1, 0, 0)
    assert "empty yet" in before.stdout
    assert upgraded.stdout == f"database: schema none, now {migrate.HEAD}\n"
    assert f"schema {migrate.HEAD} is current" in after.stdout
    assert (shell.folder / "rejectbot.db").exists()


def test_checking_makes_nothing(shell: Shell) -> None:
    shell.run("db", "check")

    assert list(shell.folder.iterdir()) == []


def test_a_database_of_a_newer_version_is_left_alone(shell: Shell) -> None:
    shell.run("db", "upgrade")
    _set_revision(shell.folder / "rejectbot.db", "9999")

    upgraded, checked = shell.run("db", "upgrade"), shell.run("db", "check")

    assert (upgraded.returncode, checked.returncode) == (1, 1)
    assert "newer" in upgraded.stderr
    assert "newer" in checked.stdout


def test_a_database_out_of_reach_is_told_without_its_password(shell: Shell) -> None:
    shell.environment = {"REJECTBOT_DATABASE_URL": "postgresql://bot:hush-hush@127.0.0.1:1/r"}

    checked, upgraded = shell.run("db", "check"), shell.run("db", "upgrade")

    assert (checked.returncode, upgraded.returncode) == (1, 1)
    assert "cannot be reached" in checked.stdout
    assert "cannot be reached" in upgraded.stderr
    assert "hush-hush" not in checked.stdout + checked.stderr + upgraded.stdout + upgraded.stderr


def _set_revision(path: Path, revision: str) -> None:
    database = sqlite3.connect(path)
    database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    database.commit()
    database.close()
