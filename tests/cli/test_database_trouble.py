"""A database that cannot be used: each command says in one line what is wrong and what to do."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url

from rejectbot.cli import database_trouble, endings
from rejectbot.storage import migrate
from rejectbot.storage.readiness import UpgradeFailed, make_ready
from tests.cli.shell import TOKEN, Shell
from tests.somebody import folder_open_to_all, printed

DESCRIBING = """
import sys
import sqlalchemy.dialects.sqlite.pysqlite
from rejectbot.cli.database import describe
from rejectbot.storage import migrate
from tests.somebody import become_nobody

become_nobody()
print(describe(sys.argv[1]).line)
"""


def _in_no_folder(home: Path) -> tuple[str, str]:
    return "nowhere/r.db", f"make the folder {home / 'nowhere'} first"


def _below_a_file(home: Path) -> tuple[str, str]:
    (home / "note").write_text("mine")
    return "note/r.db", f"lies below {home / 'note'}, which is not a folder; name another file"


def _a_folder(home: Path) -> tuple[str, str]:
    (home / "data").mkdir()
    return "data", f"{home / 'data'} is a folder; name a file in it, such as "


def _a_link_to_nothing(home: Path) -> tuple[str, str]:
    (home / "r.db").symlink_to(home / "unmounted" / "r.db")
    return "r.db", f"make the folder {home / 'unmounted'} first"


@pytest.mark.parametrize("place", [_in_no_folder, _below_a_file, _a_folder, _a_link_to_nothing])
def test_a_place_where_no_database_can_be_is_told_by_every_command(
    shell: Shell, place: Callable[[Path], tuple[str, str]]
) -> None:
    path, words = place(shell.folder)
    shell.environment = {"DISCORD_TOKEN": TOKEN, "REJECTBOT_DATABASE_URL": f"sqlite:///{path}"}

    run, upgrade = shell.run("run"), shell.run("db", "upgrade")
    check, doctor = shell.run("db", "check"), shell.run("doctor")

    for told in (run.stderr, upgrade.stderr):
        assert told.startswith("rejectbot: REJECTBOT_DATABASE_URL: ")
        assert told.count("\n") == 1
        assert words in told
    assert check.stdout == run.stderr.removeprefix("rejectbot: ")
    assert f"DO  {check.stdout}" in doctor.stdout
    assert [done.returncode for done in (run, upgrade, check, doctor)] == [1, 1, 1, 1]
    assert check.stderr + doctor.stderr == ""


def test_a_path_with_spaces_is_a_path_like_others(shell: Shell) -> None:
    folder = shell.folder / "my data"
    folder.mkdir()
    shell.environment = {"REJECTBOT_DATABASE_URL": f"sqlite:///{folder / 'r b.db'}"}

    assert shell.run("db", "upgrade").returncode == 0
    assert shell.run("db", "check").returncode == 0
    assert (folder / "r b.db").exists()


def test_a_file_that_is_no_database_is_told(shell: Shell) -> None:
    path = shell.folder / "rejectbot.db"
    path.write_bytes(b"a letter of rejection" * 100)

    check, upgrade = shell.run("db", "check"), shell.run("db", "upgrade")

    told = f"REJECTBOT_DATABASE_URL: {path} is not a SQLite database; name another file\n"
    assert (check.returncode, check.stdout, check.stderr) == (1, told, "")
    assert (upgrade.returncode, upgrade.stderr) == (1, f"rejectbot: {told}")


def test_a_file_that_may_only_be_read_is_told() -> None:
    with folder_open_to_all() as home:
        path = home / "state" / "r.db"
        migrate.upgrade(f"sqlite:///{path}")
        path.chmod(0o444)
        path.parent.chmod(0o555)

        told = printed(DESCRIBING, f"sqlite:///{path}")

    assert told == (
        f"REJECTBOT_DATABASE_URL: {path} cannot be written by the user who runs the bot; make it "
        "and its folder that user's own\n"
    )


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / ('x' * 300)}"

    with pytest.raises(OSError, match="too long") as caught:
        migrate.state(url)

    assert "cannot be used (file name too long)" in database_trouble.told(url, caught.value)


@pytest.mark.parametrize("sqlstate", ["28000", "28P01", "3D000", "42501", "53300"])
def test_what_postgresql_refuses_has_a_line_of_its_own(sqlstate: str) -> None:
    url = "postgresql://bot:hush-hush@127.0.0.1/r"

    line = endings.told(UpgradeFailed(sqlstate=sqlstate), url)

    assert line.startswith("REJECTBOT_DATABASE_URL: the ")
    assert "brought up to date" not in line
    assert "hush-hush" not in line


async def test_an_upgrade_that_the_disk_refuses_is_told_without_a_crash(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "r.db"
    link.symlink_to(tmp_path / "unmounted" / "r.db")

    with pytest.raises(UpgradeFailed) as caught:
        await make_ready(f"sqlite:///{link}")

    assert caught.value.sqlite_errorcode == sqlite3.SQLITE_CANTOPEN
    assert capfd.readouterr() == ("", "")


@pytest.mark.postgres
def test_a_postgresql_database_that_is_not_there_is_told(shell: Shell, postgres_url: str) -> None:
    wrong = make_url(postgres_url).set(database="nowhere").render_as_string(hide_password=False)
    shell.environment = {"REJECTBOT_DATABASE_URL": wrong, "DISCORD_TOKEN": TOKEN}

    check, run = shell.run("db", "check"), shell.run("run")

    assert "the server has no database of that name; make it with createdb" in check.stdout
    assert run.stderr == f"rejectbot: {check.stdout}"


@pytest.mark.parametrize("host", ["127.0.0.1:1", "nowhere.invalid"])
def test_a_server_out_of_reach_is_told_by_run_too(shell: Shell, host: str) -> None:
    shell.environment = {
        "REJECTBOT_DATABASE_URL": f"postgresql://bot:hush-hush@{host}/r",
        "DISCORD_TOKEN": TOKEN,
    }

    run = shell.run("run")

    assert run.returncode == 1
    assert run.stderr.startswith("rejectbot: REJECTBOT_DATABASE_URL: the server cannot be reached")
    assert run.stderr.count("\n") == 1
    assert "hush-hush" not in run.stderr


def test_without_its_driver_postgresql_is_told_to_need_it(shell: Shell) -> None:
    code = (
        "import sys; sys.modules['asyncpg'] = None; sys.argv = ['rejectbot', 'db', 'check']; "
        "from rejectbot.__main__ import main; main()"
    )
    shell.environment = {"REJECTBOT_DATABASE_URL": "postgresql://bot@127.0.0.1:1/r"}

    done = shell.python(code)

    assert "pip install 'rejectbot[postgres]'" in done.stdout
    assert (done.returncode, done.stderr) == (1, "")
