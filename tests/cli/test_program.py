"""The commands are there, load what they need and no more, and say in one line what is wrong."""

import pytest

from rejectbot import __version__
from tests.cli.shell import TOKEN, Shell


def test_it_tells_its_version(shell: Shell) -> None:
    assert shell.run("--version").stdout == f"rejectbot {__version__}\n"


@pytest.mark.parametrize("command", ["run", "demo", "doctor", "db", "invite"])
def test_each_command_explains_itself(shell: Shell, command: str) -> None:
    told = shell.run(command, "--help")

    assert told.returncode == 0
    assert "Usage: rejectbot" in told.stdout


def test_the_running_bot_is_not_burdened_with_typer_and_alembic(shell: Shell) -> None:
    code = "import sys, rejectbot.__main__, rejectbot.cli.run, rejectbot.app; print(*sys.modules)"
    done = shell.python(code)
    loaded = done.stdout.split()

    assert "rejectbot.app" in loaded, done.stderr
    assert not {"typer", "alembic", "simcord"} & set(loaded)


def test_the_list_of_commands_does_not_wait_for_discord_or_the_database(shell: Shell) -> None:
    loaded = shell.python("import sys, rejectbot.cli.program; print(*sys.modules)").stdout.split()

    assert "rejectbot.cli.program" in loaded
    assert not {"discord", "sqlalchemy", "cryptography", "simcord"} & set(loaded)


def test_run_without_a_token_says_so_in_one_line(shell: Shell) -> None:
    done = shell.run("run")

    assert done.returncode == 2
    assert done.stderr.startswith("rejectbot: DISCORD_TOKEN: nothing was given, allowed: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["run"], ["db", "check"], ["db", "upgrade"], ["invite"]])
def test_a_wrong_setting_stops_a_command_with_one_line(shell: Shell, command: list[str]) -> None:
    shell.environment = {"REJECTBOT_LINK_WINDOW_DAYS": "3", "DISCORD_TOKEN": TOKEN}

    done = shell.run(*command)

    assert done.returncode == 2
    assert done.stderr == (
        "rejectbot: REJECTBOT_LINK_WINDOW_DAYS: 3 was given, allowed: whole days from 7 to 14\n"
    )


def test_invite_spells_out_the_least_permissions(shell: Shell) -> None:
    shell.environment = {"DISCORD_TOKEN": TOKEN}

    told = shell.run("invite").stdout

    assert "client_id=123456789012345678&scope=bot+applications.commands&" in told
    for words in ("view channel", "send messages", "create public threads", "message history"):
        assert words in told
    assert TOKEN not in told


def test_invite_takes_the_application_from_its_option(shell: Shell) -> None:
    assert "client_id=234567890123456789" in (
        shell.run("invite", "--application-id", "234567890123456789").stdout
    )
    assert shell.run("invite").returncode == 2
