"""`rejectbot doctor`: each thing the bot needs is `ok`, or a line says what to do."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import rejectbot
from rejectbot.cli import findings
from rejectbot.cli.backup_finding import backups
from rejectbot.cli.findings import Finding
from rejectbot.cli.start import FAILED, say
from rejectbot.settings import Settings, SettingsError


def examine() -> int:
    """Print what was found; returns 1 if something must be done, else 0."""
    found = list(_all())
    for finding in found:
        say(f"{'ok' if finding.is_fine else 'DO':<4}{finding.line}")
    return 0 if all(finding.is_fine for finding in found) else FAILED


def _all() -> Iterator[Finding]:
    yield findings.python()
    yield findings.sqlite()
    yield from findings.names(os.environ)
    witnesses = [Path(rejectbot.__file__)]
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        yield Finding(is_fine=False, line=str(error))
    else:
        yield findings.database(settings.database_url)
        yield findings.key_file(settings)
        yield backups(settings)
        yield findings.token(settings)
        witnesses.append(settings.keys_path)
    yield findings.clock(datetime.now(UTC), witnesses)
