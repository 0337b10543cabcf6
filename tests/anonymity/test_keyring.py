"""Each key goes on its day, also after days of downtime; an older file is taken over."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from rejectbot.services.anonymity import keydisk, keyring
from rejectbot.services.anonymity.keyfile import KeyFile
from tests.anonymity.keys import DAY, NEXT_DAY, opened_keys

TODAY = date(2026, 3, 10)
WINDOW = 7


def days(first: int, last: int) -> list[date]:
    """UTC days by how long before `TODAY` they are."""
    return [TODAY - timedelta(days=ago) for ago in range(first, last + 1)]


def stored(folder: Path) -> keyring.Keys:
    return keydisk.read(folder / "state" / "keys")


async def test_link_keys_of_the_window_stay_and_all_older_ones_go(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, *days(0, 20))
    await keys.destroy_expired(TODAY, WINDOW)

    assert set(stored(tmp_path).link) == set(days(0, 6))
    assert keys.keys == stored(tmp_path)
    assert keys.link_key(days(7, 7)[0]) is None


@pytest.mark.parametrize("window", [7, 8, 14])
async def test_a_days_link_key_is_there_for_so_many_days_and_not_one_more(window: int) -> None:
    keys = keyring.with_day(keyring.Keys(b"i" * 16), TODAY, bytes)
    last = TODAY + timedelta(days=window - 1)

    assert TODAY in keyring.without_expired(keys, last, window).link
    assert TODAY not in keyring.without_expired(keys, last + timedelta(days=1), window).link
    assert keyring.link_ends(TODAY, window) == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("month", "ends"),
    [("2026-01", "2026-03-01"), ("2026-11", "2027-01-01"), ("2026-12", "2027-02-01")],
)
async def test_a_report_key_goes_after_its_month_and_the_next(month: str, ends: str) -> None:
    keys = replace(keyring.Keys(b"i" * 16), report={month: bytes(32)})
    end = date.fromisoformat(ends)

    assert keyring.without_expired(keys, end - timedelta(days=1), WINDOW).report
    assert not keyring.without_expired(keys, end, WINDOW).report


async def test_a_months_report_key_is_one_and_made_by_the_clock(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1))

    january, february = keys.report_key("2026-01"), keys.report_key("2026-02")
    assert january is not None
    assert february is not None
    assert january != february
    assert keys.report_key("2026-03") is None
    assert set(stored(tmp_path).report) == {"2026-01", "2026-02"}


async def test_a_holds_key_stays_until_its_last_day_is_over(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path)
    await keys.make_hold(b"one", b"1" * 32, TODAY)
    await keys.make_hold(b"two", b"2" * 32, TODAY + timedelta(days=1))
    again = await opened_keys(tmp_path)
    assert (again.hold_key(b"one"), again.hold_key(b"two")) == (b"1" * 32, b"2" * 32)

    await again.destroy_expired(TODAY, WINDOW)
    assert again.hold_key(b"one") == b"1" * 32
    await again.destroy_expired(TODAY + timedelta(days=1), WINDOW)
    assert (again.hold_key(b"one"), again.hold_key(b"two")) == (None, b"2" * 32)
    await again.end_hold(b"two")
    await again.end_hold(b"never was")
    assert not stored(tmp_path).hold


async def test_one_tally_key_stays_the_one_that_seals(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, *days(0, 3))
    with pytest.raises(LookupError):
        await keys.keep_one_tally_key()
    assert keys.tally_day(days(1, 1)[0]) == days(1, 1)[0]

    keys.seal_tallies_under(TODAY)
    await keys.keep_one_tally_key()

    assert set(stored(tmp_path).tally) == {TODAY}
    assert keys.tally_day(days(1, 1)[0]) == TODAY, "asked for by who looked before midnight"


async def test_a_destroyed_key_is_neither_in_the_file_nor_in_what_it_replaced(
    tmp_path: Path,
) -> None:
    keys = await opened_keys(tmp_path, *days(0, 7))
    path = tmp_path / "state" / "keys"
    gone = keys.link_key(days(7, 7)[0])
    assert gone is not None
    other_name = tmp_path / "same file"
    other_name.hardlink_to(path)
    assert gone.hex() in other_name.read_text()

    await keys.destroy_expired(TODAY, WINDOW)

    assert gone.hex() not in path.read_text()
    assert not any(other_name.read_bytes()), "the old file's bytes were left where they were"


async def test_nothing_to_destroy_leaves_the_file_alone(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, TODAY)
    before = (tmp_path / "state" / "keys").stat().st_ino
    await keys.destroy_expired(TODAY, WINDOW)

    assert (tmp_path / "state" / "keys").stat().st_ino == before


async def test_a_file_of_the_first_version_is_taken_over_and_given_an_id(tmp_path: Path) -> None:
    path = tmp_path / "state" / "keys"
    path.parent.mkdir()
    old = {"link": {DAY.isoformat(): "ab" * 32}, "tally": {NEXT_DAY.isoformat(): "cd" * 32}}
    path.write_text(json.dumps(old))
    path.chmod(0o600)

    keys, again = await opened_keys(tmp_path), await opened_keys(tmp_path, seed=9)

    assert (keys.link_key(DAY), keys.tally_key(NEXT_DAY)) == (b"\xab" * 32, b"\xcd" * 32)
    assert len(keys.keys.id) == 16
    assert keys.keys == again.keys == stored(tmp_path)
    assert not keys.keys.paired


async def test_everything_comes_back_as_it_was_written(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, *days(0, 40))
    await keys.make_hold(b"\x00hold", b"k" * 32, TODAY)
    await keys.mark_paired()

    assert (await opened_keys(tmp_path)).keys == keys.keys


@pytest.mark.parametrize(
    "section",
    [
        {"id": "beef"},
        {"report": {"2026-13": "be" * 32}},
        {"report": {"2026-01": "beef"}},
        {"hold": {"beef": "be" * 32}},
        {"hold": {"beef": {"key": "be" * 31, "until": "2026-01-01"}}},
    ],
)
async def test_damage_in_any_section_is_found(tmp_path: Path, section: dict[str, object]) -> None:
    await opened_keys(tmp_path, DAY)
    path = tmp_path / "state" / "keys"
    path.write_text(json.dumps(json.loads(path.read_text()) | section))

    assert KeyFile.inspect(path).damaged


async def test_a_file_made_read_only_is_replaced_nevertheless(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, DAY)
    (tmp_path / "state" / "keys").chmod(0o400)
    await keys.ensure_day(NEXT_DAY)

    assert stored(tmp_path) == keys.keys
