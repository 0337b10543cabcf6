"""Publishing: a card stands exactly once and is credited once, or its text goes back."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Table, func, select

from rejectbot.domain.errors import (
    ChannelGone,
    DiscordUnreachable,
    OwnCard,
    PermissionsMissing,
    PlaceRefusal,
)
from rejectbot.domain.ids import MessageId, UserId
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How
from rejectbot.domain.support import SupportKind
from rejectbot.services.ports import CardToPost
from rejectbot.storage import points
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import anonymous_link, anonymous_receipt, earning, rejection_author
from tests.services.house import ADA, BEN, CHANNEL, HERE, House

NO_PERMISSION = PermissionsMissing(channel=CHANNEL, permissions=("send_messages",))
ONE_OCLOCK = datetime(2026, 11, 23, 13, tzinfo=UTC)


async def rows(database: Database, *tables: Table) -> list[int]:
    counts = [select(func.count()).select_from(table) for table in tables]
    return await database.read(lambda tx: [tx.execute(each).scalar_one() for each in counts])


async def test_a_named_share_stands_with_its_author_and_points(house: House) -> None:
    published = await house.share()

    found = await house.find(published.place.pid)
    assert found is not None
    assert (found.author, found.rejection.message) == (ADA, published.place.message)
    assert list(house.posted.cards) == [published.place.message]
    assert house.posted.cards[published.place.message].author_name == "Member 1"
    assert await house.waiting() == set()
    assert await rows(house.database, anonymous_link, anonymous_receipt) == [0, 0]
    assert await house.tally() == {}


async def test_the_fourth_no_of_a_day_earns_nothing_and_the_next_day_begins_anew(
    house: House,
) -> None:
    assert [(await house.share()).points for _ in range(4)] == [10, 5, 2, 0]
    house.clock.move(days=1)
    assert (await house.share()).points == 10
    assert await house.points() == 27


@pytest.mark.parametrize("visibility", ["anonymous", "anonymous_later"])
async def test_an_anonymous_share_stands_without_anybodys_id(house: House, visibility: str) -> None:
    published = await house.share(visibility=visibility)

    found = await house.find(published.place.pid)
    assert found is not None
    assert (found.author, found.rejection.how, published.points) == (None, How.ANONYMOUS, 0)
    assert house.posted.cards[published.place.message].author_name is None
    assert await rows(house.database, rejection_author, earning) == [0, 0]
    assert await rows(house.database, anonymous_link, anonymous_receipt) == [1, 1]
    assert await house.tally() == {ADA: 10}


async def test_the_tally_adds_up_by_member_over_days(house: House) -> None:
    for who in (ADA, BEN, ADA):
        await house.share(who, "anonymous")
        house.clock.move(days=1)

    assert await house.tally() == {ADA: 20, BEN: 10}
    assert (await house.profile.journey(HERE, ADA)).anonymous_shares == 2
    assert await house.points(ADA) == 0


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_what_discord_did_not_take_is_tried_again(house: House, visibility: str) -> None:
    house.posted.refusing = [DiscordUnreachable(), DiscordUnreachable()]
    waiting = (await house.submit(visibility=visibility)).waiting

    assert await house.publishing.publish(waiting) is None
    await house.timers.run()
    assert house.timers.seconds == [4]
    assert await house.waiting() == {waiting.id}
    await house.timers.run()

    assert len(house.posted.cards) == 1
    assert await house.waiting() == set()
    assert house.timers.seconds == []
    assert await house.points() + sum((await house.tally()).values()) == 10


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
@pytest.mark.parametrize("minutes", [0, 20])
async def test_what_took_effect_unheard_is_found_and_not_posted_twice(
    house: House, visibility: str, minutes: int
) -> None:
    house.posted.lost = 1
    waiting = (await house.submit(visibility=visibility)).waiting

    assert await house.publishing.publish(waiting) is None
    house.clock.move(minutes=minutes)
    await house.timers.run()

    assert len(house.posted.cards) == 1
    assert await house.find(waiting.pid) is not None
    assert await house.points() + sum((await house.tally()).values()) == 10


async def test_tries_are_further_and_further_apart_up_to_a_quarter_of_an_hour(
    house: House,
) -> None:
    house.posted.refusing = [DiscordUnreachable() for _ in range(12)]
    await house.publishing.publish((await house.submit()).waiting)
    waits = []
    for _ in range(11):
        waits += house.timers.seconds
        await house.timers.run()

    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


@pytest.mark.parametrize("refusal", [ChannelGone(), NO_PERMISSION], ids=["gone", "forbidden"])
async def test_a_named_share_that_cannot_be_posted_goes_back(
    house: House, refusal: PlaceRefusal
) -> None:
    house.posted.refusing = [refusal]
    waiting = (await house.submit()).waiting

    with pytest.raises(type(refusal)):
        await house.publishing.publish(waiting)
    assert await house.waiting() == set()
    assert house.timers.seconds == []
    assert await house.points() == 0
    assert await house.find(waiting.pid) is None


@pytest.mark.parametrize("refusal", [ChannelGone(), NO_PERMISSION], ids=["gone", "forbidden"])
async def test_an_anonymous_share_that_cannot_be_posted_is_kept_until_it_can(
    house: House, refusal: PlaceRefusal
) -> None:
    house.posted.refusing = [refusal, refusal]
    waiting = (await house.submit(visibility="anonymous")).waiting

    assert await house.publishing.publish(waiting) is None
    await house.timers.run()
    assert await house.waiting() == {waiting.id}
    await house.timers.run()

    assert len(house.posted.cards) == 1
    assert await house.tally() == {ADA: 10}


async def test_publishing_the_same_share_twice_credits_it_once(house: House) -> None:
    waiting = (await house.submit()).waiting

    results = await asyncio.gather(*(house.publishing.publish(waiting) for _ in range(5)))
    assert sum(result is not None for result in results) == 1
    assert await house.publishing.publish(waiting) is None
    assert len(house.posted.cards) == 1
    assert await house.points() == 10


async def test_many_people_at_once_are_all_credited(house: House) -> None:
    people = [UserId(number) for number in range(1, 9)]
    await asyncio.gather(*(house.share(who, "anonymous") for who in people))
    await asyncio.gather(*(house.share(who) for who in people for _ in range(2)))

    assert await house.tally() == dict.fromkeys(people, 10)
    assert [await house.points(who) for who in people] == [15] * 8
    assert len(house.posted.cards) == 24


async def test_a_press_between_the_post_and_its_commit_counts(house: House) -> None:
    async def press(card: CardToPost, _: MessageId) -> None:
        await house.supporting.press(HERE, BEN, card.pid, SupportKind.HUG)
        with pytest.raises(OwnCard):
            await house.supporting.press(HERE, ADA, card.pid, SupportKind.HUG)

    house.posted.between = press
    published = await house.share()

    assert await house.cards.counts(published.place.pid) == {SupportKind.HUG: 1}
    assert await house.points(BEN) == 1


async def test_an_anonymous_author_may_press_there_too(house: House) -> None:
    async def press(card: CardToPost, _: MessageId) -> None:
        await house.supporting.press(HERE, ADA, card.pid, SupportKind.HUG)

    house.posted.between = press
    published = await house.share(visibility="anonymous")

    assert await house.cards.counts(published.place.pid) == {SupportKind.HUG: 1}


@pytest.mark.parametrize("visibility", ["named", "anonymous", "anonymous_later"])
@pytest.mark.parametrize("step", range(1, 9))
async def test_a_day_that_ends_in_the_middle_of_a_share_loses_nothing(
    house: House, visibility: str, step: int
) -> None:
    house.clock.time = datetime(2026, 11, 24, tzinfo=UTC) - timedelta(milliseconds=1)
    house.clock.ticks_in = step
    await house.share(visibility=visibility)

    credited = await house.points() + sum((await house.tally()).values())
    assert (len(house.posted.cards), credited) == (1, 10)


async def test_the_day_of_a_share_is_the_servers(house: House) -> None:
    await house.setup.change(HERE, lambda old: replace(old, time_zone="Pacific/Kiritimati"))
    published = await house.share()

    found = await house.find(published.place.pid)
    assert found is not None
    assert found.rejection.day.isoformat() == "2026-11-24"
    earned = await house.database.read(
        lambda tx: points.find(tx, HERE, ADA, Earning.SHARE, published.place.pid)
    )
    assert earned is not None
    assert earned.day.isoformat() == "2026-11-24"
