"""A server's tally is one blob whose size and bytes tell nothing of whose points are in it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.anonymity.tally import Points, Tallies, _sizes
from tests.anonymity.keys import DAY, NEXT_DAY, opened_keys

GUILD = GuildId(81_384_788_765_712_384)
FITS_4_KIB = 337
"""Shares: (4096 - 48) // 12 entries of 12 bytes, 48 being kept for the seal."""
LARGEST_ID = 2**64 - 1


async def tallies(folder: Path, seed: int = 0) -> Tallies:
    return Tallies(await opened_keys(folder, DAY, NEXT_DAY, seed=seed), os.urandom)


def by_many(people: int, each: int = 10) -> Points:
    return {UserId(user): each for user in range(1, people + 1)}


async def test_points_come_out_as_they_went_in(tmp_path: Path) -> None:
    sealing = await tallies(tmp_path)
    for points in ({}, {UserId(1): 10}, {UserId(LARGEST_ID): 40_000_000}, by_many(5_000)):
        assert sealing.open(sealing.reseal(GUILD, points, DAY)) == points
    assert sealing.open(None) == {}


@pytest.mark.parametrize(
    ("shares", "size"),
    [
        (0, 4096),
        (1, 4096),
        (FITS_4_KIB, 4096),
        (FITS_4_KIB + 1, 8192),
        (2 * FITS_4_KIB, 8192),
        (5_000, 65_536),
    ],
)
async def test_the_size_is_by_the_number_of_shares_and_not_by_whose_they_are(
    tmp_path: Path, shares: int, size: int
) -> None:
    sealing = await tallies(tmp_path)
    by_one: Points = {UserId(LARGEST_ID): 10 * shares}
    by_two: Points = {UserId(1): 10 * (shares // 2), UserId(2): 10 * (shares - shares // 2)}
    for points in (by_one, by_two, by_many(shares)):
        assert len(sealing.reseal(GUILD, points, DAY).sealed) == size


@pytest.mark.parametrize("shares", [1, FITS_4_KIB - 1, FITS_4_KIB, FITS_4_KIB + 1, 2 * FITS_4_KIB])
def test_a_new_author_makes_it_grow_no_sooner_than_an_old_one(shares: int) -> None:
    old, new = by_many(shares), by_many(shares)
    old[UserId(1)] += 10
    new[UserId(10_000)] = 10

    assert _sizes(old) == _sizes(new)


def test_more_shares_than_the_largest_size_has_room_for_are_no_reason_to_fail() -> None:
    assert _sizes({UserId(1): 4_000_000_000}) == (4096 << 14,)


async def test_sealing_anew_changes_all_bytes_but_the_head(tmp_path: Path) -> None:
    sealing = await tallies(tmp_path)
    one, two = (sealing.reseal(GUILD, by_many(3), DAY).sealed for _ in range(2))

    assert one[:5] == two[:5]
    same = sum(a == b for a, b in zip(one[5:], two[5:], strict=True))
    assert same < 60, "4,091 / 256 = 16 by chance"


async def test_without_its_key_it_is_empty_and_the_log_names_nobody(tmp_path: Path) -> None:
    row = (await tallies(tmp_path)).reseal(GUILD, by_many(3), DAY)
    stranger = await tallies(tmp_path / "other", seed=1)
    keyless = Tallies(await opened_keys(tmp_path / "third", NEXT_DAY), os.urandom)

    with capture_logs() as lines:
        assert stranger.open(row) == {}
        assert keyless.open(row) == {}
        assert stranger.open(replace(row, sealed=row.sealed[:20])) == {}

    assert [line["event"] for line in lines] == [
        "tally_unreadable",
        "tally_key_missing",
        "tally_unreadable",
    ]
    assert all(set(line) == {"event", "log_level"} for line in lines)


async def test_one_servers_tally_does_not_open_as_anothers(tmp_path: Path) -> None:
    sealing = await tallies(tmp_path)
    row = sealing.reseal(GUILD, by_many(3), DAY)

    assert sealing.open(replace(row, guild=GuildId(GUILD + 1))) == {}
    assert sealing.open(replace(row, key_day=NEXT_DAY)) == {}


async def test_a_day_without_keys_seals_nothing(tmp_path: Path) -> None:
    keyless = Tallies(await opened_keys(tmp_path, NEXT_DAY), os.urandom)

    with pytest.raises(LookupError):
        keyless.reseal(GUILD, by_many(3), DAY)
