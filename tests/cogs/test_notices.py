"""Where Discord lets nothing be posted, moderators read it once, with the hour's other work."""

from tests.cogs.clock import days_go_by
from tests.cogs.place import allow
from tests.cogs.test_pauses import refuse
from tests.review import Desk, next_hour, set_up_desk
from tests.world import World

NOTICE = "so I stopped trying"


def notices(desk: Desk) -> int:
    return sum(NOTICE in text for text in desk.texts)


async def share_in_vain(world: World) -> None:
    """Three refusals, after which the bot asks no more."""
    refuse(world, times=3)
    for _ in range(3):
        await world.share(world.ada)


async def test_it_is_told_once_and_not_when_somebody_shared(world: World) -> None:
    desk = await set_up_desk(world, "off")
    await share_in_vain(world)
    assert notices(desk) == 0
    refuse(world, times=4)
    for _ in range(4):
        await next_hour(world)
        await world.share(world.ben)
    assert notices(desk) == 1
    assert world.channel.mention in desk.texts[0]


async def test_another_trouble_is_told_at_most_once_a_day(world: World) -> None:
    desk = await set_up_desk(world, "off")
    await share_in_vain(world)
    await next_hour(world)
    for expected in (1, 2):
        await allow(world)
        await world.share(world.ada)
        await share_in_vain(world)
        await next_hour(world)
        assert notices(desk) == expected
        await days_go_by(world, 1)
        await allow(world)


async def test_two_refusals_or_refused_support_are_no_notice(world: World) -> None:
    desk = await set_up_desk(world, "off")
    refuse(world, times=2)
    for _ in range(3):
        await world.share(world.ada)
    await next_hour(world)
    assert notices(desk) == 0


async def test_without_a_channel_of_moderators_nothing_is_posted(world: World) -> None:
    desk = await set_up_desk(world, "off", with_channel=False)
    await share_in_vain(world)
    await next_hour(world)
    assert desk.texts == []
