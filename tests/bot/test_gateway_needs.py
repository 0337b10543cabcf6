"""What the bot asks of Discord: two intents, no caches, commands handed over only when changed."""

from collections.abc import Callable

import discord
from discord import app_commands

from rejectbot.bot.client import RejectBot
from tests.world import World


def syncs(world: World) -> int:
    requests = world.env.http_requests
    return sum(each.method == "PUT" and each.path.endswith("/commands") for each in requests)


def test_the_intents_are_servers_and_reactions_and_nothing_else(
    make_bot: Callable[[], RejectBot],
) -> None:
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_reactions = True
    assert make_bot().intents == wanted


async def test_no_member_and_no_message_is_kept_in_memory(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    await world.chi.react(world.card, "🫂")
    await world.note(world.chi, "Kind words.")
    assert list(world.bot.cached_messages) == []
    (guild,) = world.bot.guilds
    assert world.bot.user is not None
    assert {member.id for member in guild.members} <= {world.bot.user.id}
    state = world.bot._connection
    assert state.member_cache_flags == discord.MemberCacheFlags.none()
    assert state.max_messages is None


async def test_handled_forms_and_buttons_leave_nothing_in_memory(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    await world.note(world.ben, "Kind words.")
    await world.board(world.ben)
    store = world.bot._connection._view_store
    assert not store._modals
    assert not any(store._views.values())
    assert not store._synced_message_views


async def test_commands_are_synced_at_the_first_start(world: World) -> None:
    assert syncs(world) == 1


async def test_and_not_again_after_a_restart(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.restart(make_bot())
    await world.restart(make_bot())
    assert syncs(world) == 1
    assert (await world.ada.slash(world.channel, "share")).modal is not None


async def test_but_once_more_when_they_changed(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    @app_commands.command(name="tomorrow", description="A command of tomorrow")
    async def tomorrow(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Here we go.", ephemeral=True)

    changed = make_bot()
    changed.tree.add_command(tomorrow)
    await world.restart(changed)
    assert syncs(world) == 2
    assert (await world.ada.slash(world.channel, "tomorrow")).acknowledged


async def test_every_command_is_for_servers_only_and_described(world: World) -> None:
    """Menus as well; Discord knows no descriptions of those."""
    tree = world.bot.tree
    for kind in (discord.AppCommandType.chat_input, discord.AppCommandType.message):
        commands = tree.get_commands(type=kind)
        assert commands
        for command in commands:
            assert command.to_dict(tree)["contexts"] == [0] or command.guild_only, command.name
            if not isinstance(command, app_commands.ContextMenu):
                assert 1 <= len(command.description) <= 100
    menus = tree.get_commands(type=discord.AppCommandType.message)
    assert {menu.name for menu in menus} == {"Report to moderators", "Moderate rejection"}
