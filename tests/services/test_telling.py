"""Telling the channel of an attempt, over crashes and outages: one post, and none is lost."""

import asyncio

import pytest

from rejectbot.domain.errors import (
    DiscordUnreachable,
    PermissionsMissing,
    TakenDownAlready,
    ToldAlready,
    ToldTooLate,
)
from rejectbot.domain.ids import AttemptId, MessageId
from rejectbot.services.announcement import Announcement
from rejectbot.services.erasing import Where
from rejectbot.services.sharing import Author
from rejectbot.services.wiring import Services
from rejectbot.storage import attempts
from rejectbot.storage.attempts import Telling
from tests.services.house import ADA, CHANNEL, HERE, House
from tests.services.test_erasing import wired

WHO = Author(ADA, "Ada")


async def tried(house: House) -> AttemptId:
    return (await house.trying.again(HERE, ADA, None)).attempt.id


async def lose_the_place(house: House, attempt: AttemptId) -> None:
    """As a crash between the post and its commit does."""
    await house.database.write(
        lambda tx: attempts.set_telling(tx, HERE, ADA, attempt, Telling(True, CHANNEL))
    )


@pytest.fixture
def services(house: House) -> Services:
    return wired(house)


async def test_after_a_crash_it_is_found_and_not_posted_twice(house: House) -> None:
    attempt = await tried(house)
    await house.telling.tell(HERE, WHO, attempt)
    await lose_the_place(house, attempt)
    house.clock.move(hours=1)
    fresh = await house.restarted()
    await fresh.telling.tell(HERE, WHO, attempt)
    assert len(house.posted.announced) == 1
    with pytest.raises(ToldAlready):
        await fresh.telling.tell(HERE, WHO, attempt)


async def test_after_a_crash_before_the_post_it_is_posted(house: House) -> None:
    attempt = await tried(house)
    await lose_the_place(house, attempt)
    await house.telling.tell(HERE, WHO, attempt)
    assert len(house.posted.announced) == 1


@pytest.mark.parametrize("arrived", [True, False])
async def test_after_an_outage_the_next_press_looks_first(house: House, arrived: bool) -> None:
    attempt = await tried(house)
    if arrived:
        house.posted.lost = 1
    else:
        house.posted.refusing.append(DiscordUnreachable())
    with pytest.raises(DiscordUnreachable):
        await house.telling.tell(HERE, WHO, attempt)
    house.clock.move(hours=1)
    await house.telling.tell(HERE, WHO, attempt)
    assert len(house.posted.announced) == 1


async def test_what_was_refused_is_as_if_it_had_not_been_tried(house: House) -> None:
    attempt = await tried(house)
    house.posted.refusing.append(PermissionsMissing(CHANNEL, ("send_messages",)))
    with pytest.raises(PermissionsMissing):
        await house.telling.tell(HERE, WHO, attempt)
    searched = house.posted.searches
    await house.telling.tell(HERE, WHO, attempt)
    assert house.posted.searches == searched
    assert len(house.posted.announced) == 1


async def test_a_place_that_a_crash_lost_is_looked_for_once(house: House) -> None:
    attempt = await tried(house)
    await house.telling.tell(HERE, WHO, attempt)
    await lose_the_place(house, attempt)
    await asyncio.gather(*(house.telling.take_down(HERE, ADA, attempt) for _ in range(5)))
    assert not house.posted.announced
    assert house.posted.searches == 1
    with pytest.raises(TakenDownAlready):
        await house.telling.tell(HERE, WHO, attempt)


async def test_an_erasure_finds_what_a_crash_lost(house: House, services: Services) -> None:
    attempt = await tried(house)
    await house.telling.tell(HERE, WHO, attempt)
    await lose_the_place(house, attempt)
    erased = await services.erasing.erase(HERE, ADA, Where.HERE, cards=True)
    await services.erasing.finish(erased)
    assert not house.posted.announced
    assert await house.waiting() == set()


async def test_an_erasure_beside_a_post_leaves_none(
    house: House, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = await tried(house)
    announce = house.posted.announce

    async def announce_and_erase(what: Announcement) -> MessageId:
        message = await announce(what)
        await services.erasing.erase(HERE, ADA, Where.HERE, cards=False)
        return message

    monkeypatch.setattr(house.posted, "announce", announce_and_erase)
    await house.telling.tell(HERE, WHO, attempt)
    assert not house.posted.announced


async def test_the_channel_hears_of_fresh_tries(house: House) -> None:
    of_a_day = [await tried(house) for _ in range(2)]
    house.clock.move(hours=24)
    await house.telling.tell(HERE, WHO, of_a_day[0])
    house.clock.move(hours=24)
    with pytest.raises(ToldTooLate):
        await house.telling.tell(HERE, WHO, of_a_day[1])


async def test_a_card_that_was_deleted_is_not_linked(house: House) -> None:
    card = (await house.share()).place
    attempt = (await house.trying.again(HERE, ADA, card.pid.hex())).attempt.id
    del house.posted.cards[card.message]
    await house.telling.tell(HERE, WHO, attempt)
    (told,) = house.posted.announced.values()
    assert getattr(told.content, "after", card) is None
