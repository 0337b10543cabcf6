"""`rejectbot doctor`: each line is ok or says what to do; 1 means that something must be done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from rejectbot.cli import findings
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.settings import Settings
from tests.cli.shell import TOKEN, Shell


def test_a_machine_that_is_ready_has_nothing_to_do(shell: Shell) -> None:
    shell.environment = {"DISCORD_TOKEN": TOKEN}
    shell.run("db", "upgrade")

    done = shell.run("doctor")

    assert done.returncode == 0, done.stdout
    assert all(line.startswith("ok  ") for line in done.stdout.splitlines())
    assert "application 123456789012345678" in done.stdout
    assert TOKEN not in done.stdout


def test_what_is_missing_is_told_with_what_to_do(shell: Shell) -> None:
    shell.environment = {"REJECTBOT_KEY_PATH": "/x"}

    done = shell.run("doctor")

    assert done.returncode == 1
    assert "DO  DISCORD_TOKEN is not set" in done.stdout
    assert "did you mean REJECTBOT_KEYS_PATH?" in done.stdout


def test_a_wrong_setting_does_not_hide_the_rest(shell: Shell) -> None:
    shell.environment = {"REJECTBOT_LOG_FORMAT": "xml"}

    done = shell.run("doctor")

    assert done.returncode == 1
    assert "DO  REJECTBOT_LOG_FORMAT: xml was given, allowed: console or json" in done.stdout
    assert "ok  Python" in done.stdout
    assert "ok  clock" in done.stdout


def test_an_old_python_must_be_replaced() -> None:
    assert not findings.python((3, 10, 13)).is_fine
    assert findings.python((3, 11, 0)).is_fine


def test_an_old_sqlite_can_be_used_with_care() -> None:
    assert "one writer" in findings.sqlite((3, 40, 1)).line.replace("\n", " ")
    assert findings.sqlite((3, 51, 3)).line == "SQLite 3.51.3"
    assert findings.sqlite((3, 40, 1)).is_fine


def _settings(folder: Path, keys: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{folder / 'data' / 'r.db'}", keys_path=keys)


def _made(path: Path) -> Path:
    KeyFile(path, lambda size: b"k" * size).open()
    return path


def test_a_key_file_apart_and_private_is_fine(tmp_path: Path) -> None:
    finding = findings.key_file(_settings(tmp_path, _made(tmp_path / "keys")))

    assert finding.is_fine, finding.line


def test_a_key_file_that_is_not_there_yet_is_made_by_the_first_run(tmp_path: Path) -> None:
    finding = findings.key_file(_settings(tmp_path, tmp_path / "keys"))

    assert finding.is_fine
    assert "first `rejectbot run` makes it" in finding.line


def test_a_key_file_beside_the_database_must_move(tmp_path: Path) -> None:
    finding = findings.key_file(_settings(tmp_path, tmp_path / "data" / "keys"))

    assert not finding.is_fine
    assert "beside the database" in finding.line


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_key_file_that_others_can_read_must_be_closed(tmp_path: Path, mode: int) -> None:
    keys = _made(tmp_path / "keys")
    keys.chmod(mode)

    finding = findings.key_file(_settings(tmp_path, keys))

    assert not finding.is_fine
    assert f"chmod 600 {keys}" in finding.line


def test_a_damaged_key_file_must_be_replaced(tmp_path: Path) -> None:
    keys = _made(tmp_path / "keys")
    keys.write_text("torn", "ascii")

    assert "damaged" in findings.key_file(_settings(tmp_path, keys)).line


def _a_folder(home: Path) -> Path:
    (home / "keys").mkdir()
    return home / "keys"


def _below_a_file(home: Path) -> Path:
    (home / "note").write_text("mine")
    return home / "note" / "keys"


def _a_link_to_nothing(home: Path) -> Path:
    (home / "keys").symlink_to(home / "unmounted" / "keys")
    return home / "keys"


def _links_in_a_circle(home: Path) -> Path:
    (home / "keys").symlink_to(home / "keys")
    return home / "keys"


@pytest.mark.parametrize(
    ("place", "to_do"),
    [
        (_a_folder, "is a folder; name a file in it"),
        (_below_a_file, "which is not a folder; name a file in a folder"),
        (_a_link_to_nothing, "bring that file back, or remove the link"),
        (_links_in_a_circle, "name a file that the bot can make and write"),
        (lambda home: home / ("k" * 300), "name a file that the bot can make and write"),
    ],
)
def test_a_key_file_that_cannot_be_there_is_told(
    shell: Shell, place: Callable[[Path], Path], to_do: str
) -> None:
    path = place(shell.folder)
    shell.environment = {"REJECTBOT_KEYS_PATH": str(path)}

    done = shell.run("doctor")

    [line] = [line for line in done.stdout.splitlines() if "REJECTBOT_KEYS_PATH" in line]
    assert line.startswith(f"DO  REJECTBOT_KEYS_PATH: {path} ")
    assert to_do in line
    assert "chmod" not in line
    assert (done.returncode, done.stderr) == (1, "")


def test_a_folder_that_is_not_there_must_be_made(tmp_path: Path) -> None:
    finding = findings.database(f"sqlite:///{tmp_path / 'nowhere' / 'r.db'}")

    assert not finding.is_fine
    assert str(tmp_path / "nowhere") in finding.line


def test_a_client_secret_is_not_a_token(tmp_path: Path) -> None:
    settings = _settings(tmp_path, tmp_path / "keys").model_copy(
        update={"discord_token": Settings(discord_token=SecretStr("c" * 32)).discord_token}
    )

    assert not findings.token(settings).is_fine


def test_a_clock_that_is_behind_the_files_is_wrong(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    witness = tmp_path / "witness"
    witness.touch()

    assert findings.clock(now, [witness, tmp_path / "missing"]).is_fine
    assert not findings.clock(now - timedelta(days=40), [witness]).is_fine


def test_only_slips_of_the_pen_are_named() -> None:
    known = ["REJECTBOT_LOG_LEVEL", "REJECTBOT_TEST_POSTGRES", "PATH", "DISCORD_OPENAPI"]

    assert list(findings.names(known)) == []
    assert [finding.line for finding in findings.names(["REJECTBOT_SHARDS"])] != []
