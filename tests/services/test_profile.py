"""One's own page, and taking a named rejection down with or without its points."""

import asyncio
from datetime import timedelta

import pytest

from rejectbot.domain.errors import DeletedByHalf, DiscordUnreachable, NotYours
from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.domain.periods import Period
from rejectbot.domain.ranking import Place
from rejectbot.domain.support import SupportKind
from rejectbot.services.profile import Deleted
from rejectbot.storage import points
from tests.services.house import ADA, BEN, HERE, House


async def test_a_newcomers_page_is_empty(house: House) -> None:
    journey = await house.profile.journey(HERE, ADA)

    assert journey.places == {}
    assert (journey.named, journey.cards_supported, journey.weeks_in_a_row) == (0, 0, 0)
    assert (journey.anonymous_points, journey.anonymous_shares) == (0, 0)


async def test_a_page_shows_what_its_member_did(house: House) -> None:
    foreign = await house.share(BEN)
    house.clock.move(days=7)
    await house.share()
    house.clock.move(days=7)
    await house.share()
    await house.share(visibility="anonymous")
    await house.supporting.press(HERE, ADA, foreign.place.pid, SupportKind.HUG)

    journey = await house.profile.journey(HERE, ADA)
    assert journey.places == {
        Period.WEEK: Place(1, ADA, 11),
        Period.MONTH: Place(1, ADA, 11),  # December
        Period.YEAR: Place(1, ADA, 21),
        Period.ALL: Place(1, ADA, 21),
    }
    assert (journey.named, journey.cards_supported, journey.weeks_in_a_row) == (2, 1, 2)
    assert (journey.anonymous_points, journey.anonymous_shares) == (10, 1)


async def test_anonymous_shares_leave_no_trace_in_the_other_numbers(house: House) -> None:
    await house.share(visibility="anonymous")

    journey = await house.profile.journey(HERE, ADA)
    assert (journey.places, journey.named, journey.weeks_in_a_row) == ({}, 0, 0)
    assert await house.profile.own_rejections(HERE, ADA) == []


@pytest.mark.parametrize(
    ("age", "returned"),
    [
        (timedelta(0), True),
        (timedelta(hours=24), True),
        (timedelta(hours=24, milliseconds=1), False),
        (timedelta(days=40), False),
    ],
)
async def test_points_go_back_within_a_day_of_the_card(
    house: House, age: timedelta, returned: bool
) -> None:
    card = await house.share()
    house.clock.time += age

    assert await house.profile.delete(HERE, ADA, card.place.pid) == Deleted(returned)
    assert await house.points() == (0 if returned else 10)
    assert house.posted.cards == {}
    assert await house.profile.own_rejections(HERE, ADA) == []


async def test_deleting_does_not_make_room_for_another_ten_points(house: House) -> None:
    first = await house.share()
    await house.profile.delete(HERE, ADA, first.place.pid)

    assert (await house.share()).points == 5
    assert await house.points() == 5


async def test_the_card_that_discord_keeps_keeps_its_points(house: House) -> None:
    card = await house.share()
    house.posted.refusing = [DiscordUnreachable()]
    with pytest.raises(DiscordUnreachable):
        await house.profile.delete(HERE, ADA, card.place.pid)
    assert await house.points() == 10
    assert len(await house.profile.own_rejections(HERE, ADA)) == 1

    await house.profile.delete(HERE, ADA, card.place.pid)
    assert await house.points() == 0


async def test_a_deletion_that_could_not_be_stored_says_so_and_can_be_finished(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await house.share()
    with monkeypatch.context() as broken:
        broken.setattr(points, "void", _fail)
        with pytest.raises(DeletedByHalf):
            await house.profile.delete(HERE, ADA, card.place.pid)
    assert (await house.profile.journey(HERE, ADA)).named == 1
    assert await house.profile.delete(HERE, ADA, card.place.pid) == Deleted(True)


def _fail(*_: object) -> None:
    raise OSError("the disk is full")


async def test_deleting_twice_takes_the_points_once(house: House) -> None:
    keep, lose = await house.share(), await house.share()
    await asyncio.gather(
        *(house.profile.delete(HERE, ADA, lose.place.pid) for _ in range(3)),
        return_exceptions=True,
    )
    with pytest.raises(NotYours):
        await house.profile.delete(HERE, ADA, lose.place.pid)

    assert await house.points() == 10
    assert [each.id for each in await house.profile.own_rejections(HERE, ADA)] == [keep.place.pid]


async def test_only_ones_own_named_rejections_can_be_deleted(house: House) -> None:
    named, anonymous = await house.share(), await house.share(visibility="anonymous")

    for guild, who, pid in (
        (HERE, BEN, named.place.pid),
        (HERE, ADA, anonymous.place.pid),
        (GuildId(1), ADA, named.place.pid),
        (HERE, ADA, RejectionId(bytes(16))),
    ):
        with pytest.raises(NotYours):
            await house.profile.delete(guild, who, pid)
    assert len(house.posted.cards) == 2


async def test_what_supporters_earned_stays_when_the_card_goes(house: House) -> None:
    card = await house.share()
    await house.supporting.press(HERE, BEN, card.place.pid, SupportKind.HUG)
    await house.profile.delete(HERE, ADA, card.place.pid)

    assert await house.points(BEN) == 1
