"""What an erasure, or a server that is gone for good, leaves of holds."""

from datetime import date

import pytest

from rejectbot.domain.ids import UserId
from rejectbot.domain.limits import HOLDS_A_DAY
from rejectbot.domain.safety_errors import HoldsOfDay, HoldTooLate
from rejectbot.storage.erasure import erase_rows
from tests.services.house import ADA, HERE, House
from tests.services.test_absence import Told
from tests.services.test_holds import MAX, MO, card, put, rows, waits


async def test_a_purge_takes_holds_their_keys_and_what_is_known_of_them(house: House) -> None:
    about = await card(house)
    await put(house, about)
    await house.keys.make_hold(b"of another server", b"k" * 32, date(2099, 1, 1))
    await house.absence.removed(HERE)
    house.clock.move(days=31)
    await house.purging.purge_due(Told())
    assert await rows(house) == []
    assert set(house.keys.keys.hold) == {b"of another server"}
    assert all(HERE not in known for known in house.held_authors._known.values())


async def test_an_erasure_ends_a_named_hold_and_no_anonymous_one(house: House) -> None:
    await put(house, await card(house, ADA, "named"))
    await put(house, await card(house, ADA))
    await house.database.write(lambda tx: erase_rows(tx, ADA, HERE))
    assert not await waits(house, ADA, "named")
    assert await waits(house, ADA, "anonymous"), "no row tells whose that is"


async def test_a_moderator_who_is_erased_gets_no_new_holds_for_the_day(house: House) -> None:
    cards = [await card(house, UserId(900 + n), "named") for n in range(HOLDS_A_DAY + 2)]
    await put(house, cards[0])
    house = await house.restarted()
    await put(house, cards[1])
    for about in cards[2:HOLDS_A_DAY]:
        await house.database.write(lambda tx: erase_rows(tx, MO, HERE))
        await put(house, about)
    await house.database.write(lambda tx: erase_rows(tx, MO, HERE))
    with pytest.raises(HoldsOfDay):
        await put(house, cards[HOLDS_A_DAY])
    await put(house, cards[HOLDS_A_DAY], by=MAX)
    house.clock.move(days=1)
    await put(house, cards[HOLDS_A_DAY + 1])


async def test_of_an_erased_author_nobody_is_left_to_hold(house: House) -> None:
    about = await card(house, ADA, "named")
    await house.database.write(lambda tx: erase_rows(tx, ADA, HERE))
    with pytest.raises(HoldTooLate):
        await put(house, about)
