"""`/help`: every command there is, for whoever asks."""

import discord
from discord import app_commands
from simcord import InteractionResult

from tests.ui.limits import TEXTS, message_complaints
from tests.world import World, shown


async def test_it_names_every_command_that_the_member_can_use(world: World) -> None:
    told = shown(await world.ada.slash(world.channel, "help"))
    for name in world.ada.available_commands(world.channel):
        assert f"`/{name}`" in told
    assert "`/setup`" not in told


async def told_to_the_head(world: World) -> InteractionResult:
    both = discord.Permissions(manage_guild=True, moderate_members=True)
    head = world.guild.add_member(
        world.env.create_user("Head"), roles=[world.guild.create_role("head", permissions=both)]
    )
    await world.env.settle()
    return await head.slash(world.channel, "help")


async def test_who_manages_and_moderates_the_server_sees_every_command(world: World) -> None:
    told = shown(await told_to_the_head(world))
    commands = {
        command.qualified_name
        for command in world.bot.tree.walk_commands()
        if isinstance(command, app_commands.Command)
    }
    assert {name for name in commands if f"`/{name}`" in told} == commands


async def test_the_two_to_start_with_stand_on_top(world: World) -> None:
    told = shown(await world.ada.slash(world.channel, "help"))
    order = sorted(
        ("`/share`", "`/leaderboard`", "And then", "`/journey`", "`/help`"), key=told.index
    )
    assert order == ["`/share`", "`/leaderboard`", "And then", "`/help`", "`/journey`"]


async def test_it_is_private(world: World) -> None:
    assert (await world.ada.slash(world.channel, "help")).ephemeral


async def test_whoever_has_a_right_reads_where_it_is_given(world: World) -> None:
    where = "under *Integrations* in the server's settings"
    assert where in shown(await told_to_the_head(world))
    assert where not in shown(await world.ada.slash(world.channel, "help"))
    assert where in shown(await world.boss.slash(world.channel, "setup"))


async def test_the_longest_page_leaves_room_for_longer_languages(world: World) -> None:
    told = await told_to_the_head(world)
    assert told.response is not None
    assert message_complaints(told.response.components) == []
    assert len(shown(told)) < TEXTS * 2 / 3
