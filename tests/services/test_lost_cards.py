"""Cards that were deleted on Discord: nothing that the bot posts by itself names them."""

from dataclasses import replace
from functools import partial

import pytest

from rejectbot.domain.ids import ChannelId
from rejectbot.domain.limits import LOOKS_FOR_STANDING, UNANSWERED_SHOWN
from rejectbot.domain.review import State
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.storage import anonymous as anonymous_rows
from tests.services.house import ADA, BEN, CHANNEL, HERE, House
from tests.services.own import anonymous, ask
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


async def test_who_waits_in_a_channel_that_is_gone_hides_nobody_and_stays_as_they_are(
    house: House,
) -> None:
    before = [await house.share() for _ in range(UNANSWERED_SHOWN + 1)]
    elsewhere = ChannelId(CHANNEL + 1)
    await house.setup.change(HERE, lambda old: replace(old, channel=elsewhere))
    waits = (await house.share()).place.message
    house.posted.gone.add(CHANNEL)
    await look(house, days=1)
    assert asked(house) == [[waits]]
    for each in before:
        found = await house.find(each.place.pid)
        assert found is not None
        assert found.rejection.state is State.PUBLISHED


async def test_more_channels_that_are_gone_than_looks_hide_nobody(house: House) -> None:
    for number in range(LOOKS_FOR_STANDING * UNANSWERED_SHOWN + 1):
        place = ChannelId(CHANNEL + number)
        await house.setup.change(HERE, partial(replace, channel=place))
        await house.share()
        house.posted.gone.add(place)
    last = ChannelId(CHANNEL + 100)
    await house.setup.change(HERE, partial(replace, channel=last))
    waits = (await house.share()).place.message
    await look(house, days=1)
    assert asked(house) == [[waits]]


async def test_a_receipts_hash_goes_with_a_lost_card(house: House) -> None:
    claim, receipt = await anonymous(house)
    house.posted.cards.clear()
    await house.cards.lost(claim.pid)
    found = await house.control.find_by_receipt(HERE, receipt)
    await house.publishing.carry_out(await ask(house, found, Wish(Deed.DELETE), BEN))
    assert await house.database.read(lambda tx: anonymous_rows.receipts(tx, HERE)) == []
    assert await house.waiting() == set()


async def test_what_was_taken_down_is_not_brought_back(house: House) -> None:
    done = await house.share()
    await house.cards.lost(done.place.pid)
    await house.profile.delete(HERE, ADA, done.place.pid)
    assert not await house.cards.stands(HERE, done.place.pid, done.place.message)
    await house.reconciling.reconcile(HERE)
    found = await house.find(done.place.pid)
    assert found is not None
    assert found.rejection.state is State.REMOVED


async def test_a_lost_card_is_not_what_an_attempt_is_told_after(house: House) -> None:
    done = await house.share()
    tried = await house.trying.again(HERE, ADA, done.place.pid.hex())
    await house.trying.ask_after(HERE, ADA, tried.attempt.id, 3)
    await house.cards.lost(done.place.pid)
    house.clock.move(days=3)
    [asking] = (await house.inbox.look(HERE, ADA)).asking
    assert asking.after is None
