"""What `rejectbot doctor` looks at: each function tells one finding and changes nothing."""

import difflib
import re
import sqlite3
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from rejectbot.cli import bot_token
from rejectbot.settings import PREFIX, Settings, variable

OLDEST_PYTHON: Final = (3, 11)
SAFE_SQLITE: Final = (3, 51, 3)
"""Before it two writers or checkpointers can corrupt the WAL (sqlite.org, "WAL-reset bug")."""
CLOCK_SLACK: Final = timedelta(days=1)
"""A file may come from a zone that is ahead; a day more than now is no longer that."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `line` says what it is, or what to do about it."""

    is_fine: bool
    line: str


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """Whether this Python can run the bot."""
    shown = ".".join(str(part) for part in version)
    if version[:2] >= OLDEST_PYTHON:
        return Finding(True, f"Python {shown}")
    return Finding(False, f"Python {shown} is too old: install 3.11 or newer")


def sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> Finding:
    """Which SQLite there is; an old one is usable since the bot keeps to one writer."""
    shown = ".".join(str(part) for part in version)
    if version >= SAFE_SQLITE:
        return Finding(True, f"SQLite {shown}")
    return Finding(
        True,
        f"SQLite {shown}; before 3.51.3 two writers could damage a database. The bot keeps one "
        "writer: let no other program write to the file while it runs",
    )


def database(url: str) -> Finding:
    """Whether the database can be reached and used; `run` makes and upgrades it by itself."""
    from rejectbot.cli.database import describe

    description = describe(url)
    return Finding(description.is_usable, description.line)


def key_file(settings: Settings) -> Finding:
    """Whether the key file is where and as it should be, and belongs to the database."""
    from rejectbot.cli.key_finding import describe

    found = describe(settings)
    return Finding(found.is_fine, found.line)


def token(settings: Settings) -> Finding:
    """Whether the token has a bot token's form; only Discord knows if it is valid."""
    if settings.discord_token is None:
        return Finding(
            False, "DISCORD_TOKEN is not set: put your bot's token into .env (see .env.example)"
        )
    application = bot_token.application_id(settings.discord_token.get_secret_value())
    if application is None:
        return Finding(
            False,
            "DISCORD_TOKEN has not the form of a bot's token: copy it again from the developer "
            "portal, under Bot (a client secret or a public key is not it)",
        )
    return Finding(True, f"DISCORD_TOKEN has the form of a token, of application {application}")


def clock(now: datetime, witnesses: Iterable[Path]) -> Finding:
    """Whether the clock can be right: it can't be earlier than files that exist already."""
    times = [time for path in witnesses if (time := _modified(path)) is not None]
    newest = max(times, default=now)
    if newest - now > CLOCK_SLACK:
        return Finding(
            False,
            f"clock says {now:%Y-%m-%d %H:%M} UTC, but there are files of {newest:%Y-%m-%d}: "
            "set it (days, streaks and the links' expiry go by it)",
        )
    return Finding(True, f"clock {now:%Y-%m-%d %H:%M} UTC")


def _modified(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def names(environment: Iterable[str]) -> Iterable[Finding]:
    """Each variable that looks like a setting and is none: a slip of the pen has no effect."""
    known = {variable(name) for name in Settings.model_fields}
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in known or re.match(PREFIX + "TEST_", name):
            continue
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "see .env.example"
        yield Finding(False, f"{name} is set, but there is no such setting; {hint}")
