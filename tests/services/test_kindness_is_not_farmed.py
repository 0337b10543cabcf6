"""Support always counts for whoever receives it; for its giver it earns within limits."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rejectbot.domain.ids import RejectionId, UserId
from rejectbot.domain.support import Marks, SupportKind
from rejectbot.services.supporting import Pressed
from tests.services.house import ADA, BEN, CHI, HERE, House

HUG = SupportKind.HUG
GIVEN = Pressed(HUG, Marks(button=True))


async def cards(
    house: House, count: int, who: UserId = ADA, how: str = "named"
) -> list[RejectionId]:
    return [(await house.share(who, how)).place.pid for _ in range(count)]


async def press(house: House, *pids: RejectionId, who: UserId = BEN) -> None:
    for pid in pids:
        await house.supporting.press(HERE, who, pid, HUG)


@pytest.mark.parametrize(("age", "earned"), [(29, 1), (30, 0), (400, 0)])
async def test_an_old_card_takes_support_that_earns_nothing(
    house: House, age: int, earned: int
) -> None:
    (pid,) = await cards(house, 1)
    house.clock.move(days=age)
    assert await house.supporting.press(HERE, BEN, pid, HUG) == GIVEN
    assert await house.cards.counts(pid) == {HUG: 1}
    assert await house.points(BEN) == earned


async def test_five_cards_of_one_author_earn_in_a_week_and_the_sixth_still_counts(
    house: House,
) -> None:
    mine = await cards(house, 6)
    await press(house, *mine[:5])
    assert await house.supporting.press(HERE, BEN, mine[5], HUG) == GIVEN
    assert await house.cards.counts(mine[5]) == {HUG: 1}
    assert await house.points(BEN) == 5


async def test_others_and_cards_without_a_name_are_not_in_it(house: House) -> None:
    await press(house, *await cards(house, 6))
    await press(house, *await cards(house, 1, CHI), *await cards(house, 3, ADA, "anonymous"))
    assert await house.points(BEN) == 5 + 1 + 3


async def test_what_is_taken_back_frees_its_place(house: House) -> None:
    mine = await cards(house, 6)
    await press(house, *mine[:5])
    await press(house, mine[0])
    await press(house, mine[5])
    assert await house.points(BEN) == 5


async def test_the_week_begins_on_monday_in_the_servers_own_zone(house: House) -> None:
    zone = "Pacific/Kiritimati"
    await house.setup.change(HERE, lambda old: replace(old, time_zone=zone))
    house.clock.move(days=5, hours=21)  # Sunday, 23:10 there
    mine = await cards(house, 7)
    await press(house, *mine[:6])
    assert await house.points(BEN) == 5
    house.clock.time += timedelta(hours=1)
    await press(house, mine[6])
    assert await house.points(BEN) == 6


async def test_a_card_that_was_taken_down_stays_in_the_count(house: House) -> None:
    mine = await cards(house, 6)
    await press(house, *mine[:5])
    await house.profile.delete(HERE, ADA, mine[0])
    await press(house, mine[5])
    assert await house.points(BEN) == 5
