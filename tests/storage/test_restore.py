"""A restore puts a tried backup in the place of the database in one step, or changes nothing."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from rejectbot.storage import installation, migrate, outbox, sealed_file
from rejectbot.storage.backup import back_up
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.replacing import InUse
from rejectbot.storage.restore import OtherKind, SchemaTooNew, Unsound, restore, verify
from rejectbot.storage.sealed_file import BackupError, Cost, Head, seal
from tests.services.first_version import take_back
from tests.storage.makers import waiting_row

PASSPHRASE = "synthetic moss and heavy metals"
NOON = datetime(2026, 11, 23, 12, 10, tzinfo=UTC)
Read = Callable[[Transaction], object]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "USUAL", Cost(log_n=4))


async def with_row(url: str) -> None:
    database = Database(url)
    database.open()
    await database.write(lambda tx: outbox.add(tx, waiting_row()))
    await database.close()


async def read(url: str) -> tuple[int, date | None]:
    """How many rows wait, and the day of the backup."""
    database = Database(url)
    database.open()
    rows = await database.read(outbox.load_all)
    day = await database.read(installation.backup_of)
    await database.close()
    return len(rows), day


@pytest.fixture
async def file(sqlite_url: str, tmp_path: Path) -> Path:
    """A backup with one row; the database got another one since."""
    await with_row(sqlite_url)
    back_up(sqlite_url, tmp_path / "b", PASSPHRASE, NOON, replace=False)
    await with_row(sqlite_url)
    return tmp_path / "b"


async def test_the_data_is_as_it_was_and_marked(sqlite_url: str, file: Path) -> None:
    assert await read(sqlite_url) == (2, None)

    restored = restore(sqlite_url, file, PASSPHRASE, keep_old=False)

    assert restored.kept is None
    assert await read(sqlite_url) == (1, date(2026, 11, 23))
    assert {path.name for path in file.parent.iterdir()} == {"b", "rejectbot.db"}


async def test_the_old_one_is_kept_where_asked(sqlite_url: str, file: Path) -> None:
    first = restore(sqlite_url, file, PASSPHRASE, keep_old=True).kept
    second = restore(sqlite_url, file, PASSPHRASE, keep_old=True).kept

    assert first is not None
    assert second is not None
    assert first.name == "rejectbot.db.before-restore"
    assert await read(f"sqlite:///{first}") == (2, None)
    assert await read(f"sqlite:///{second}") == (1, date(2026, 11, 23))


def _left_by_a_killed_bot(place: Path) -> dict[str, bytes]:
    """A file and its log, in which everything that waited was taken out."""
    with closing(sqlite3.connect(place, isolation_level=None)) as bot:
        bot.execute("PRAGMA journal_mode=WAL")
        bot.execute("DELETE FROM outbox")
        return {name: Path(f"{place}{name}").read_bytes() for name in ("", "-wal")}


async def test_the_log_of_a_killed_bot_does_not_meet_the_new_file(
    sqlite_url: str, file: Path, tmp_path: Path
) -> None:
    place = tmp_path / "rejectbot.db"
    _put_back(place, _left_by_a_killed_bot(place))

    restored = restore(sqlite_url, file, PASSPHRASE, keep_old=True)

    assert await read(sqlite_url) == (1, date(2026, 11, 23))
    assert restored.kept is not None
    assert await read(f"sqlite:///{restored.kept}") == (0, None)


def _put_back(place: Path, copies: dict[str, bytes]) -> None:
    for name, data in copies.items():
        Path(f"{place}{name}").write_bytes(data)


@pytest.mark.parametrize(
    "ruin", [b"a letter of rejection" * 500, b"SQLite format 3\0" + b"\xff" * 9000]
)
async def test_a_ruined_database_can_be_replaced(
    sqlite_url: str, file: Path, tmp_path: Path, ruin: bytes
) -> None:
    place = tmp_path / "rejectbot.db"
    _put_back(place, _left_by_a_killed_bot(place) | {"": ruin})

    restored = restore(sqlite_url, file, PASSPHRASE, keep_old=True)

    assert await read(sqlite_url) == (1, date(2026, 11, 23))
    assert restored.kept is not None
    assert restored.kept.read_bytes() == ruin


async def test_on_a_new_machine_there_is_nothing_to_replace(file: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    url = f"sqlite:///{tmp_path / 'new' / 'rejectbot.db'}"

    assert restore(url, file, PASSPHRASE, keep_old=True).kept is None
    assert await read(url) == (1, date(2026, 11, 23))
    mode = (tmp_path / "new" / "rejectbot.db").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


async def test_the_new_file_has_the_rights_of_the_old_one(
    sqlite_url: str, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "rejectbot.db").chmod(0o640)

    restore(sqlite_url, file, PASSPHRASE, keep_old=False)

    assert stat.S_IMODE((tmp_path / "rejectbot.db").stat().st_mode) == 0o640


async def test_a_database_that_somebody_has_open_is_left_alone(sqlite_url: str, file: Path) -> None:
    database = Database(sqlite_url)
    database.open()
    await database.read(outbox.load_all)

    with pytest.raises(InUse):
        restore(sqlite_url, file, PASSPHRASE, keep_old=True)
    await database.close()
    assert await read(sqlite_url) == (2, None)
    assert {path.name for path in file.parent.iterdir()} == {"b", "rejectbot.db"}


async def test_an_older_schema_is_brought_up_to_date(
    sqlite_url: str, file: Path, tmp_path: Path
) -> None:
    old = f"sqlite:///{tmp_path / 'old.db'}"
    (tmp_path / "old.db").write_bytes((tmp_path / "rejectbot.db").read_bytes())
    take_back(old)
    back_up(old, tmp_path / "old.b", PASSPHRASE, NOON, replace=False)

    assert restore(sqlite_url, tmp_path / "old.b", PASSPHRASE, keep_old=False).head.schema == "0001"

    assert migrate.state(sqlite_url).is_current
    assert (await read(sqlite_url))[1] == date(2026, 11, 23)


def _forged(path: Path, head: Head, content: bytes) -> Path:
    with path.open("wb") as into:
        seal([content], into, head, PASSPHRASE, Cost(log_n=4))
    return path


def test_what_cannot_be_used_is_told_and_changes_nothing(
    sqlite_url: str, file: Path, tmp_path: Path
) -> None:
    whole = (tmp_path / "rejectbot.db").read_bytes()
    torn = whole[:4096] + b"\xff" * 4096 + whole[8192:]
    wrong = {
        "newer": (SchemaTooNew, Head("sqlite", "9999", NOON), whole),
        "older": (Unsound, Head("sqlite", "0001", NOON), whole),
        "kind": (OtherKind, Head("postgresql", "0002", NOON), whole),
        "torn": (Unsound, Head("sqlite", "0002", NOON), torn),
        "letter": (Unsound, Head("sqlite", "0002", NOON), b"a letter of rejection" * 99),
        "empty": (Unsound, Head("sqlite", "0002", NOON), b""),
    }
    for name, (error, head, content) in wrong.items():
        forged = _forged(tmp_path / name, head, content)
        with pytest.raises(error):
            verify(sqlite_url, forged, PASSPHRASE)
        with pytest.raises(error) as raised:
            restore(sqlite_url, forged, PASSPHRASE, keep_old=True)
        assert "\n" not in str(raised.value)
        forged.unlink()
    for data in (file.read_bytes()[:-1], file.read_bytes()[:-70_000], b"x" * 99):
        (tmp_path / "cut").write_bytes(data)
        with pytest.raises(BackupError):
            restore(sqlite_url, tmp_path / "cut", PASSPHRASE, keep_old=True)
    (tmp_path / "cut").unlink()

    assert (tmp_path / "rejectbot.db").read_bytes() == whole
    assert {path.name for path in tmp_path.iterdir()} == {"b", "rejectbot.db"}


async def test_the_mark_is_one_row_that_keeps_the_rest(database: Database) -> None:
    key = text("INSERT INTO installation (one, key_file) VALUES (1, :key)")
    await database.write(lambda tx: tx.execute(key, {"key": b"k" * 16}))
    for day in (date(2026, 11, 22), date(2026, 11, 23)):
        await database.write(partial(installation.mark_backup, day=day))

    rows = text("SELECT count(*), max(key_file) FROM installation")
    if database.is_sqlite:
        assert await database.read(lambda tx: tuple(tx.execute(rows).one())) == (1, b"k" * 16)
    assert await database.read(installation.backup_of) == date(2026, 11, 23)
