"""A key file and a database belong together; a lost key file unlinks early and breaks nothing."""

import json
import shutil
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from rejectbot.services.anonymity.keyfile import KeyFile, KeyFileOfOther
from rejectbot.services.pairing import Pairing
from rejectbot.services.sweeping import Sweeping
from rejectbot.storage import anonymous, expiry, outbox, pairing
from rejectbot.storage.engine import Database
from tests.services.house import ADA, BEN, House
from tests.services.outside import Clock


async def opened(house: House, path: Path | None = None) -> KeyFile:
    keys = KeyFile(path or house.keys_path, house.chance.randbytes)
    keys.open()
    return keys


async def settle(house: House, path: Path | None = None) -> KeyFile:
    """What a start does with the key file at `path`."""
    keys = await opened(house, path)
    await Pairing(house.database, keys).settle()
    return keys


async def test_the_first_start_pairs_them_and_the_next_ones_agree(house: House) -> None:
    with capture_logs() as lines:
        first = await settle(house)
        second = await settle(house)

    assert await house.database.read(pairing.key_file) == first.keys.id == second.keys.id
    assert second.keys.paired
    assert lines == []


async def test_a_key_file_of_another_database_is_refused_in_one_line(
    house: House, tmp_path: Path
) -> None:
    await settle(house)
    other = KeyFile(tmp_path / "others" / "keys", house.chance.randbytes)
    other.open()
    await other.ensure_day(house.clock().date())
    before = await house.database.read(pairing.key_file)

    with pytest.raises(KeyFileOfOther) as refused:
        await settle(house, other.path)

    said = str(refused.value)
    assert "\n" not in said
    for part in (str(other.path), house.database.name, "move", "lost"):
        assert part in said
    assert await house.database.read(pairing.key_file) == before


async def test_a_new_database_does_not_take_another_ones_key_file(house: House) -> None:
    """As when a second bot of the same user is started with the default path."""
    keys = await opened(house)
    await keys.mark_paired()

    with pytest.raises(KeyFileOfOther):
        await settle(house)
    assert await house.database.read(pairing.key_file) is None


async def test_the_password_of_an_address_is_not_told() -> None:
    assert "hush" not in Database("postgresql://bot:hush@127.0.0.1/r").name


async def test_a_key_file_of_the_first_version_is_paired_and_loses_nothing(house: House) -> None:
    await house.share(visibility="anonymous")
    stored = json.loads(house.keys_path.read_text())
    house.keys_path.write_text(json.dumps({name: stored[name] for name in ("link", "tally")}))

    after = await house.restarted()
    await settle(after)

    assert await after.tally() == {ADA: 10}
    assert after.keys.link_key(house.clock().date()) is not None


async def test_what_a_lost_key_file_sealed_is_deleted_and_all_goes_on(
    house: House, clock: Clock
) -> None:
    await settle(house)
    shared = await house.share(visibility="anonymous")
    named = await house.share()
    await house.submit(visibility="anonymous_later")
    house.keys_path.unlink()

    with capture_logs() as lines:
        keys = await settle(house)
        after = await house.restarted()
        await swept(after, clock)
        await after.publishing.recover()
        await after.publishing.publish_due()

    assert [(line["event"], line["log_level"]) for line in lines] == [
        ("key_file_was_lost", "warning"),
        ("swept", "info"),
    ]
    assert await house.database.read(pairing.key_file) == keys.keys.id
    assert await after.waiting() == set()
    assert await after.database.read(lambda tx: anonymous.link(tx, shared.place.pid)) is None
    assert await after.tally() == {}
    assert await after.find(shared.place.pid) is not None
    assert await after.points() == 10, "what is named stays"
    await after.share(BEN, visibility="anonymous")
    assert await after.tally() == {BEN: 10}
    assert named.points == 10


async def test_after_a_loss_a_crash_before_the_database_knows_is_mended(house: House) -> None:
    await settle(house)
    await house.share(visibility="anonymous")
    house.keys_path.unlink()
    await opened(house)  # a new file is on disk, and the process dies

    keys = await settle(house)

    assert await house.database.read(pairing.key_file) == keys.keys.id
    assert await house.database.write(expiry.forget_everything_sealed) == 0


async def test_an_older_database_works_with_the_present_key_file(
    house: House, clock: Clock, tmp_path: Path
) -> None:
    if not house.database.is_sqlite:
        pytest.skip("a copy of the file is the older database")
    await settle(house)
    await house.share(visibility="anonymous")
    await house.submit(BEN, visibility="anonymous_later")
    await swept(house, clock)  # empties the log, so that the file is whole
    old = tmp_path / "old.db"
    shutil.copy(house.database.name.removeprefix("sqlite:///"), old)
    clock.move(days=8)
    await swept(house, clock)

    restored = Database(f"sqlite:///{old}")
    restored.open()
    after = await house.restarted(restored)
    await Pairing(restored, after.keys).settle()
    with capture_logs() as lines:
        await swept(after, clock)
        await after.share(BEN, visibility="anonymous")

    assert [line["event"] for line in lines if line["log_level"] != "info"] == [
        "tallies_without_their_key"
    ]
    assert await after.tally() == {BEN: 10}
    assert await restored.read(outbox.load_all) == []
    await restored.close()


async def swept(house: House, clock: Clock) -> None:
    await Sweeping(house.database, house.keys, house.tallies, 7, clock).sweep()
