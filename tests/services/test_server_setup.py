"""Settings: read from memory, changed in the database first."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from rejectbot.domain.errors import PointsInvalid
from rejectbot.domain.ids import ChannelId, GuildId, RoleId
from rejectbot.domain.points import PointRules
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.settings import DigestTime, Encouragers, Season, ServerSettings, TeamGoal
from rejectbot.storage.engine import DatabaseClosed
from tests.services.house import CHANNEL, HERE, House

CHOSEN = ServerSettings(
    HERE,
    channel=CHANNEL,
    anonymous=AnonymousRule.LATER,
    emoji_set="garden",
    points=PointRules(first_share=1000, notes_a_day=0),
    locale="en",
    time_zone="Asia/Kathmandu",
    team_goal=TeamGoal(100, date(2026, 11, 23), told=25),
    digest=DigestTime(weekday=1, hour=0),
    encouragers=Encouragers(RoleId(7), hours=24),
    season=Season(2, date(2026, 11, 22)),
)


async def test_a_new_server_has_the_defaults(new_house: House) -> None:
    assert new_house.setup.of(HERE) == ServerSettings(HERE, locale="en")
    assert new_house.setup.missing_permissions(HERE) is None


async def test_what_was_chosen_is_there_after_a_restart(new_house: House) -> None:
    before = new_house.setup.of(HERE)
    assert await new_house.setup.change(HERE, lambda _: CHOSEN) == (before, CHOSEN)
    restarted = await new_house.restarted()

    assert new_house.setup.of(HERE) == restarted.setup.of(HERE) == CHOSEN
    assert restarted.setup.of(GuildId(1)) == ServerSettings(GuildId(1), locale="en")


async def test_memory_changes_only_after_the_commit(house: House) -> None:
    before = house.setup.of(HERE)
    changing = asyncio.create_task(house.setup.change(HERE, lambda _: CHOSEN))
    while not changing.done():
        assert house.setup.of(HERE) == before
        await asyncio.sleep(0)

    assert house.setup.of(HERE) == CHOSEN


async def test_a_change_that_was_not_stored_is_not_shown(house: House) -> None:
    before = house.setup.of(HERE)
    await house.database.close()
    with pytest.raises(DatabaseClosed):
        await house.setup.change(HERE, lambda _: CHOSEN)

    assert house.setup.of(HERE) == before


async def test_a_refused_change_changes_nothing_and_holds_nothing(house: House) -> None:
    def refuse(old: ServerSettings) -> ServerSettings:
        return replace(old, points=PointRules.checked({"support": 1001}))

    with pytest.raises(PointsInvalid):
        await house.setup.change(HERE, refuse)
    await house.setup.change(HERE, lambda old: replace(old, time_zone="Asia/Tokyo"))

    assert house.setup.of(HERE).points == PointRules()
    assert house.setup.of(HERE).time_zone == "Asia/Tokyo"


async def test_changes_at_once_do_not_undo_one_another(house: House) -> None:
    await asyncio.gather(
        house.setup.change(HERE, lambda old: replace(old, time_zone="Asia/Tokyo")),
        house.setup.change(HERE, lambda old: replace(old, emoji_set="hearts")),
        house.setup.change(HERE, lambda old: replace(old, anonymous=AnonymousRule.OFF)),
        house.setup.change(GuildId(1), lambda old: replace(old, channel=ChannelId(5))),
    )

    restarted = await house.restarted()
    for each in (house, restarted):
        assert each.setup.of(HERE) == ServerSettings(
            HERE, CHANNEL, AnonymousRule.OFF, "hearts", time_zone="Asia/Tokyo"
        )
        assert each.setup.of(GuildId(1)).channel == 5


async def test_missing_permissions_are_those_of_the_chosen_channel(house: House) -> None:
    assert house.setup.missing_permissions(HERE) == ()
    house.posted.missing = ("send_messages",)
    assert house.setup.missing_permissions(HERE) == ("send_messages",)
    house.posted.gone.add(CHANNEL)
    assert house.setup.missing_permissions(HERE) is None
