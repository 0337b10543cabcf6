"""Cards that were deleted on Discord: nothing that the bot posts by itself names them."""

import pytest

from rejectbot.domain.limits import UNANSWERED_SHOWN
from tests.services.house import House
from tests.services.test_asking import ask_after, asked, cards, look


@pytest.fixture
async def house(house: House) -> House:
    """It is ten past noon; who waits for a day is asked for."""
    await ask_after(house)
    return house


async def test_what_was_deleted_on_discord_is_not_named_and_hides_nobody(house: House) -> None:
    gone = [(await house.share()).place.message for _ in range(UNANSWERED_SHOWN)]
    waits = (await house.share()).place.message
    for message in gone:
        del house.posted.cards[message]
    await look(house, days=1)
    assert asked(house) == [[waits]]


async def test_where_all_was_deleted_nobody_is_asked_and_the_day_is_free(house: House) -> None:
    del house.posted.cards[(await house.share()).place.message]
    house.clock.move(hours=5)
    [waits] = await cards(house)
    await look(house, hours=19)
    assert asked(house) == []
    await look(house, hours=5)
    assert asked(house) == [[waits]]


async def test_what_cannot_be_looked_at_is_named(house: House) -> None:
    waits = (await house.share()).place.message
    house.posted.unreadable = True
    await look(house, days=1)
    assert asked(house) == [[waits]]
