"""`rejectbot run` ends cleanly when it is told to, and within 10 seconds when the bot will not."""

import signal
import subprocess

import pytest

from rejectbot.cli import run
from tests.cli.shell import TOKEN, Shell

# Only what serves is replaced, so that the test decides how long the end takes; the real bot is
# stopped in test_stop.py.
PROGRAM = """
import asyncio, sys
import rejectbot.app
from rejectbot.cli import run as command

async def run(settings, stop):
    print("up", flush=True)
    try:
        await stop.wait()
        {ending}
        print("saved", flush=True)
    finally:
        print("closed", flush=True)

rejectbot.app.run = run
command.GRACE, command.LAST_SECONDS = {limits}
sys.exit(command.serve())
"""


def _started(
    shell: Shell, ending: str, limits: str = "command.GRACE, command.LAST_SECONDS"
) -> subprocess.Popen[str]:
    shell.environment = {"DISCORD_TOKEN": TOKEN, "REJECTBOT_LOG_FORMAT": "json"}
    process = shell.start(PROGRAM.format(ending=ending, limits=limits))
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    return process


def _told(process: subprocess.Popen[str], *signals: int) -> tuple[int, str, str]:
    for number in signals:
        process.send_signal(number)
    said, log = process.communicate(timeout=20)
    return process.returncode, said, log


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_the_bot_finish_what_it_does(shell: Shell, number: int) -> None:
    code, said, log = _told(_started(shell, "await asyncio.sleep(0.05)"), number)

    assert (code, said) == (0, "saved\nclosed\n")
    assert '"told_to_stop"' in log


def test_a_bot_that_takes_too_long_is_cut_short(shell: Shell) -> None:
    code, said, log = _told(_started(shell, "await asyncio.sleep(60)", "0.2, 60"), signal.SIGTERM)

    assert (code, said) == (1, "closed\n")
    assert '"stop_took_too_long"' in log


def test_a_bot_that_cannot_even_be_cancelled_is_ended(shell: Shell) -> None:
    stuck = _started(shell, "import time; time.sleep(60)", "0.2, 0.2")

    code, said, _ = _told(stuck, signal.SIGTERM)

    assert (code, said) == (1, "")


def test_ten_seconds_are_kept() -> None:
    assert run.GRACE + run.LAST_SECONDS < 10


def test_a_second_signal_waits_for_nothing(shell: Shell) -> None:
    process = _started(shell, "print('ending', flush=True); await asyncio.sleep(60)")
    process.send_signal(signal.SIGTERM)
    assert process.stdout is not None
    assert process.stdout.readline() == "ending\n"

    code, said, _ = _told(process, signal.SIGINT)

    assert (code, said) == (1, "closed\n")


def test_a_crash_is_logged_without_its_text(shell: Shell) -> None:
    code, _, log = _told(_started(shell, "raise ValueError('a story')"), signal.SIGTERM)

    assert code == 1
    assert '"error": "ValueError"' in log
    assert "a story" not in log


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("import discord; raise discord.LoginFailure('x')", "DISCORD_TOKEN: Discord refused it"),
        (
            "from rejectbot.services.anonymity.keyfile import KeyFileError as E; raise E('keys!')",
            "REJECTBOT_KEYS_PATH: keys!",
        ),
    ],
)
def test_what_an_operator_can_mend_is_told_in_one_line(
    shell: Shell, ending: str, words: str
) -> None:
    code, _, log = _told(_started(shell, ending), signal.SIGTERM)

    assert code == 1
    assert log.splitlines()[-1].startswith(f"rejectbot: {words}")
    assert "Traceback" not in log
