"""What `rejectbot doctor` says of backups."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from rejectbot.cli.backup_finding import backups
from rejectbot.settings import Settings
from rejectbot.storage import postgres_tools

POSTGRES = "postgresql://bot@127.0.0.1/rejectbot"


def _settings(folder: Path, passphrase: str | None, url: str | None = None) -> Settings:
    secret = None if passphrase is None else SecretStr(passphrase)
    return Settings(database_url=url or f"sqlite:///{folder / 'r.db'}", backup_passphrase=secret)


def test_having_no_backups_is_a_choice(tmp_path: Path) -> None:
    finding = backups(_settings(tmp_path, None))

    assert finding.is_fine
    assert "set REJECTBOT_BACKUP_PASSPHRASE" in finding.line


def test_a_passphrase_of_twelve_characters_will_do(tmp_path: Path) -> None:
    assert backups(_settings(tmp_path, "a" * 12)).is_fine
    assert not backups(_settings(tmp_path, "a" * 11)).is_fine
    assert "a" * 11 not in backups(_settings(tmp_path, "a" * 11)).line


def test_for_postgresql_its_programs_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_tools, "missing", list)
    finding = backups(_settings(tmp_path, "a" * 12, POSTGRES))

    assert not finding.is_fine
    assert "pg_dump and pg_restore and psql" in finding.line
    monkeypatch.setattr(postgres_tools, "missing", lambda _tools: [])
    assert backups(_settings(tmp_path, "a" * 12, POSTGRES)).is_fine
