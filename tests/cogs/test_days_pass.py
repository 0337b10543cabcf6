"""The running bot over days: an author is found for a week, and afterwards by nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rejectbot.bot.client import RejectBot
from rejectbot.services.anonymity import keydisk
from rejectbot.settings import Settings
from tests.world import World, shown

HOURS_A_DAY = 24


async def pass_days(world: World, days: int) -> None:
    for _ in range(days * HOURS_A_DAY):
        await world.env.advance_time(3_600)


async def test_the_clock_alone_destroys_the_key_of_a_day_that_is_over(
    world: World, settings: Settings
) -> None:
    await world.share(world.ada, visibility="anonymous")
    first = keydisk.read(settings.keys_path)
    [day] = first.link
    await pass_days(world, 6)
    assert keydisk.read(settings.keys_path).link[day] == first.link[day]
    await pass_days(world, 1)

    kept = keydisk.read(settings.keys_path)
    assert day not in kept.link
    assert len(kept.link) == 7
    assert len(kept.tally) == 1
    assert kept.paired
    assert [line["event"] for line in world.logs].count("swept") == 1 + 7


async def test_a_start_after_weeks_destroys_before_anybody_is_served(
    world: World, settings: Settings, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, visibility="anonymous")
    await world.bot.close()
    left = keydisk.read(settings.keys_path)
    [(day, key)] = left.link.items()
    weeks_ago = {day - timedelta(days=21): key}
    keydisk.replace(settings.keys_path, replace(left, link=weeks_ago, tally=left.tally))

    await world.env.restart_bot(make_bot())

    assert set(keydisk.read(settings.keys_path).link) == {day}
    journey = shown(await world.ada.slash(world.channel, "journey"))
    assert "10" in journey
