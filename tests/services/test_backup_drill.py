"""The drill: back up a database while it is written to, go on, stop, restore, start again."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from rejectbot.domain.support import SupportKind
from rejectbot.storage import installation, postgres_tools, sealed_file
from rejectbot.storage.backup import back_up
from rejectbot.storage.claim import AlreadyRunning, claimed, claimed_wholly
from rejectbot.storage.engine import Database
from rejectbot.storage.postgres_tools import BACKUP_TOOLS, RESTORE_TOOLS
from rejectbot.storage.restore import DatabaseNewer, restore, verify
from rejectbot.storage.sealed_file import BackupError, Cost, Head, SealedFile, seal
from rejectbot.storage.tables import metadata
from tests.anonymity.encodings import forms_of_id, forms_of_text, found
from tests.services.house import ADA, BEN, CHI, HERE, House

PASSPHRASE = "synthetic moss and heavy metals"
NOON = datetime(2026, 11, 23, 12, 10, tzinfo=UTC)
STORY = "Seventeen agents passed on the manuscript about the lighthouse keeper."

Rows = dict[str, list[Any]]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "USUAL", Cost(log_n=4))


@pytest.fixture(autouse=True)
def _programs(request: pytest.FixtureRequest) -> None:
    lacking = postgres_tools.missing((*BACKUP_TOOLS, *RESTORE_TOOLS))
    if "postgres" in request.node.name and lacking:
        pytest.skip(f"PostgreSQL's programs {lacking} are not installed")


@pytest.fixture
async def file(house: House, database_url: str, tmp_path: Path) -> Path:
    """A backup of a house with all kinds of rows, made while Ben presses and presses."""
    card = (await house.share(ADA)).place.pid
    await house.share(BEN, "anonymous")
    await house.submit(CHI, "anonymous_later", STORY)
    target = tmp_path / "house.backup"
    made = asyncio.to_thread(back_up, database_url, target, PASSPHRASE, NOON, replace=False)
    making = asyncio.ensure_future(made)
    while not making.done():
        for _ in range(2):
            await house.supporting.press(HERE, BEN, card, SupportKind.HUG)
    await making
    return target


async def rows(database: Database) -> Rows:
    def work(tx: Any) -> Rows:
        return {
            name: sorted(map(repr, tx.execute(select(table)).all()))
            for name, table in metadata.tables.items()
        }

    return await database.read(work)


async def stopped(house: House) -> None:
    await house.database.close()


async def started(house: House, url: str) -> House:
    """The bot's next process on the same files."""
    database = Database(url)
    database.open()
    return await house.restarted(database)


async def test_after_a_restore_the_house_stands_as_it_did(
    house: House, database_url: str, file: Path
) -> None:
    before = await rows(house.database)
    (waiting,) = await house.waiting()
    later = (await house.share(CHI)).place.pid
    await house.submit(ADA, "anonymous_later")
    await stopped(house)

    restored = restore(database_url, file, PASSPHRASE, keep_old=False)

    house = await started(house, database_url)
    after = await rows(house.database)
    changed = {name for name in before if before[name] != after[name]}
    assert restored.head.made == NOON
    assert changed <= {"installation", "support", "earning", "total", "standing"}
    assert await house.database.read(installation.backup_of) == date(2026, 11, 23)
    assert await house.waiting() == {waiting}
    assert await house.find(later) is None
    assert await house.tally() == {BEN: 10}
    assert await house.points(ADA) == 10
    await _lives_on(house)
    await stopped(house)


async def _lives_on(house: House) -> None:
    """What was restored can be used: a queued text appears, a card takes support, members share."""
    house.clock.move(hours=2)
    await house.publishing.recover()
    assert await house.waiting() == set()
    card = list(house.posted.cards.values())[-1].pid
    assert await house.find(card) is not None
    pressed = await house.supporting.press(HERE, ADA, card, SupportKind.BRAVE)
    assert pressed.marks.counts
    await house.share(CHI)
    assert await house.points(CHI) == 10


async def test_the_file_holds_no_key_and_no_row_that_can_be_read(house: House, file: Path) -> None:
    data, keys = _bytes(file), _bytes(house.keys_path)
    forms = [forms_of_id(each) for each in (ADA, BEN, CHI, HERE)] + [forms_of_text(STORY)]
    assert [name for some in forms for name in found(some, data)] == []
    plain = _content(file)
    assert house.keys.link_key(NOON.date()) is not None
    for kept in (data, plain):
        for name in ("link_key", "tally_key"):
            key = getattr(house.keys, name)(NOON.date())
            assert key not in kept
            assert key.hex().encode() not in kept
        assert keys not in kept
    await stopped(house)


def _bytes(file: Path) -> bytes:
    return file.read_bytes()


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return b"".join(SealedFile(opened, PASSPHRASE).content())


async def test_nothing_is_left_beside_it(house: House, database_url: str, file: Path) -> None:
    await stopped(house)
    verify(database_url, file, PASSPHRASE)
    restore(database_url, file, PASSPHRASE, keep_old=False)

    names = {path.name for path in file.parent.iterdir()}
    assert names <= {"house.backup", "rejectbot.db", "state"}


async def test_a_database_that_is_served_is_not_restored(house: House, database_url: str) -> None:
    await stopped(house)
    for shards in ([0], [0, 3]):
        async with claimed(database_url, shards):
            with pytest.raises(AlreadyRunning):
                async with claimed_wholly(database_url):
                    pass
    async with claimed_wholly(database_url):
        with pytest.raises(AlreadyRunning):
            async with claimed(database_url, [0]):
                pass


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_part_of_a_fleet_counts_too(house: House, database_url: str) -> None:
    await stopped(house)
    async with claimed(database_url, [3]):
        with pytest.raises(AlreadyRunning):
            async with claimed_wholly(database_url):
                pass


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_dump_that_breaks_off_changes_nothing(
    house: House, database_url: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.share(CHI)
    before = await rows(house.database)
    await stopped(house)
    data = _bytes(file)
    whole, torn = _content(file), file.with_name("torn")
    with torn.open("wb") as into:
        seal([whole[: len(whole) - 400]], into, Head("postgresql", "0002", NOON), PASSPHRASE)
    (file.with_name("cut")).write_bytes(data[:-1])
    for wrong in ("torn", "cut"):
        for listing in (postgres_tools.listed, lambda _content: None):
            monkeypatch.setattr(postgres_tools, "listed", listing)
            with pytest.raises((postgres_tools.ToolFailed, BackupError)):
                restore(database_url, file.with_name(wrong), PASSPHRASE, keep_old=False)

    house = await started(house, database_url)
    assert await rows(house.database) == before
    await stopped(house)


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_newer_server_database_is_left_alone(
    house: House, database_url: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stopped(house)
    newer = property(lambda _state: True)
    monkeypatch.setattr("rejectbot.storage.migrate.SchemaState.is_newer", newer)

    with pytest.raises(DatabaseNewer, match="empty database"):
        restore(database_url, file, PASSPHRASE, keep_old=False)


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_without_its_programs_it_says_what_to_install(
    house: House, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stopped(house)
    monkeypatch.setattr(postgres_tools, "missing", list)

    with pytest.raises(postgres_tools.ToolFailed, match=r"pg_dump not found: install.*client"):
        back_up(database_url, tmp_path / "b", PASSPHRASE, NOON, replace=False)
    assert not (tmp_path / "b").exists()
