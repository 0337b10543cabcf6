"""Taking files while the bot runs: as a thief, and as an operator makes backups."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, event

from rejectbot.settings import Settings
from tests.anonymity.proof.traces import Traces


class WholeLog:
    """Keeps the write-ahead log whole: a thief who took it at the worst moment has every commit."""

    def __enter__(self) -> None:
        event.listen(Engine, "connect", self._connected)

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "connect", self._connected)

    @staticmethod
    def _connected(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA wal_autocheckpoint=0")


def steal(settings: Settings, traces: Traces, when: str) -> None:
    """Every file beside the database and the key file, but for that one."""
    keys = settings.keys_path
    folder = database_of(settings).parent
    for path in sorted([*folder.iterdir(), *keys.parent.iterdir()]):
        if path != keys and not path.name.endswith("-shm"):
            traces.files[f"{when} {path.name}"] = path.read_bytes()


def backup(settings: Settings) -> bytes:
    source = sqlite3.connect(f"file:{database_of(settings)}?mode=ro", uri=True)
    target = sqlite3.connect(":memory:")
    try:
        source.backup(target)
        return target.serialize()
    finally:
        source.close()
        target.close()


def database_of(settings: Settings) -> Path:
    return Path(settings.database_url.removeprefix("sqlite:///"))
