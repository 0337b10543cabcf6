"""The comparison of exchanged authors sees every leak that was planted, and none where none is."""

import shutil

import pytest

from tests.anonymity.comparing import differences
from tests.anonymity.histories import quarter
from tests.anonymity.leaks import LEAKS, Leak
from tests.anonymity.stage import House


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__)
async def test_a_planted_leak_is_seen(
    house: House, monkeypatch: pytest.MonkeyPatch, leak: Leak
) -> None:
    copy = house.folder.with_name("planted.db")
    shutil.copy(house.empty_database, copy)
    planted = House(house.folder, copy)
    leak(monkeypatch, planted)

    told = differences(await planted.perform(quarter("dee")), await planted.perform(quarter("fay")))

    assert told != []


async def test_without_a_leak_the_same_quarter_shows_no_difference(house: House) -> None:
    dee, fay = await house.perform(quarter("dee")), await house.perform(quarter("fay"))

    assert differences(dee, fay) == []
