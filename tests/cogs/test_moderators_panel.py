"""The panel about moderators: review, their channel, and what is wrong with it."""

from dataclasses import replace

import pytest
from simcord import InteractionResult

from tests.bot.forging import forged_choice, forged_press
from tests.review import click, next_hour, set_up_desk
from tests.world import World, shown


async def panel(world: World) -> InteractionResult:
    return await click(
        world.boss, await world.boss.slash(world.channel, "setup"), "setup-moderators"
    )


async def choose(world: World, verb: str, *values: object) -> str:
    opened = await panel(world)
    assert opened.response is not None
    return shown(
        await world.boss.select(opened.response.message, list(values), custom_id=f"rb1:{verb}")
    )


async def test_review_is_off_until_somebody_turns_it_on(world: World) -> None:
    told = shown(await panel(world))
    assert "**Review**: off" in told
    assert "**Moderators' channel**: none" in told
    told = await choose(world, "setup-review", "anonymous")
    assert "**Review**: anonymous texts" in told
    assert "within 5 days goes back" in told
    assert "Nothing waits" in told
    assert "Moderators look first: **anonymous texts**" in shown(
        await world.boss.slash(world.channel, "setup")
    )
    assert "**Review**: everything" in await choose(world, "setup-review", "all")


async def test_a_channel_is_chosen_and_let_go(world: World) -> None:
    desk = await set_up_desk(world, "all")
    assert f"**Moderators' channel**: {desk.channel.mention}" in shown(await panel(world))
    assert "⚠️" not in shown(await panel(world))
    assert "**Moderators' channel**: none" in await choose(world, "setup-moderators-channel")


async def test_nothing_is_posted_for_moderators_where_everybody_sees_it(world: World) -> None:
    desk = await set_up_desk(world, "all", with_channel=False)
    told = await choose(world, "setup-moderators-channel", world.channel)
    assert f"Everybody in this server can see {world.channel.mention}" in told
    open_desk = replace(desk, channel=world.channel)
    before = open_desk.texts
    await world.share(world.ada, visibility="anonymous")
    await next_hour(world)
    assert open_desk.texts == before
    assert "They went with somebody else" in shown(await desk.queue())
    await choose(world, "setup-moderators-channel", desk.channel)
    await next_hour(world)
    assert "They went with somebody else" in desk.texts[0]


@pytest.mark.parametrize("verb", ["setup-review", "setup-moderators-channel"])
async def test_a_member_without_the_right_changes_nothing(world: World, verb: str) -> None:
    told = shown(await forged_choice(world, world.ada, f"rb1:{verb}", "all"))
    assert "takes the permission *Manage Server*" in told
    assert "takes the permission" in shown(
        await forged_press(world, world.ada, "rb1:setup-moderators")
    )
    assert "**Review**: off" in shown(await panel(world))


@pytest.mark.parametrize(
    ("verb", "value"),
    [("setup-review", "everything"), ("setup-moderators-channel", "1"), ("setup-review", "")],
)
async def test_a_forged_value_is_refused(world: World, verb: str, value: str) -> None:
    assert shown(await forged_choice(world, world.boss, f"rb1:{verb}", value))
    told = shown(await panel(world))
    assert "**Review**: off" in told
    assert "**Moderators' channel**: none" in told
