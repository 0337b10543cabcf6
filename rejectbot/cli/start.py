"""How a command begins, with settings or with one line that says what is wrong with them."""

import sys

from rejectbot.settings import Settings, SettingsError

FAILED = 1
MISUSED = 2


def settings() -> Settings:
    """The settings of the environment and `.env`; ends the program with one line and code 2."""
    try:
        return Settings.from_environment()
    except SettingsError as error:
        complain(str(error))
        sys.exit(MISUSED)


def complain(line: str) -> None:
    """Write `line` to standard error."""
    sys.stderr.write(f"rejectbot: {line}\n")


def say(line: str = "") -> None:
    """Write `line` to standard output."""
    sys.stdout.write(f"{line}\n")
