"""`/mod lockdown`: everything new stops at once, kindly, and goes on without anything lost."""

from collections.abc import Callable

import discord
import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from tests.bot.forging import COMMAND, forge, forged_form, forged_press
from tests.cogs.clock import wait
from tests.world import World, buttons, shown, text_of

RESTS = "Sharing rests in this server for now"


@pytest.fixture
def mod(world: World) -> MemberActor:
    """A member who may moderate others, and no more."""
    role = world.guild.create_role("mod", permissions=discord.Permissions(moderate_members=True))
    return world.guild.add_member(world.env.create_user("Mo"), roles=[role])


def pid_of(card: discord.Message) -> str:
    """The id in a card's buttons."""
    return str(buttons(card)[0].custom_id).split(":")[2]


async def say_so(world: World, mod: MemberActor, on: str) -> str:
    told = await mod.slash(world.channel, f"mod lockdown {on}")
    assert told.ephemeral
    return shown(told)


async def test_nothing_new_is_taken_and_words_come_back(world: World, mod: MemberActor) -> None:
    await world.share(world.ada)
    open_form = await world.ben.slash(world.channel, "share")
    open_note = await world.press(world.ben, "note")
    assert "Sharing rests" in await say_so(world, mod, "on")

    for answer, words in (
        (
            await world.ben.submit_modal(
                open_form, {"story": "They said no.", "visibility": "named"}
            ),
            "They said no.",
        ),
        (await world.ben.submit_modal(open_note, {"note": "Their loss."}), "Their loss."),
    ):
        assert RESTS in shown(answer)
        assert words in shown(answer)
        assert answer.ephemeral
    for answer in (
        await world.ben.slash(world.channel, "share"),
        await world.press(world.ben, "note"),
    ):
        assert answer.modal is None
        assert RESTS in shown(answer)
    assert world.env.errors, "SimCord sees a command's refusal as an error"
    assert len(world.cards) == 1
    assert world.thread_texts() == []


async def test_support_goes_on_and_ones_own_can_be_deleted(world: World, mod: MemberActor) -> None:
    await world.share(world.ada)
    await say_so(world, mod, "on")
    await world.press(world.ben, "hug")
    await wait(world, seconds=6)
    assert world.counts()["hug"] == 1
    answer = await forged_press(world, world.ada, f"rb1:delete:{pid_of(world.card)}")
    assert "It is down" in shown(answer)
    assert world.cards == []


async def test_it_survives_a_restart_and_goes_on(
    world: World, mod: MemberActor, make_bot: Callable[[], RejectBot]
) -> None:
    await say_so(world, mod, "on")
    await world.restart(make_bot())
    assert RESTS in shown(await world.ada.slash(world.channel, "share"))
    assert world.env.errors
    assert "Sharing goes on" in await say_so(world, mod, "off")
    await world.share(world.ada)
    assert "Ada shared" in text_of(world.card)


async def test_what_waits_for_its_hour_waits_on(world: World, mod: MemberActor) -> None:
    await world.share(world.ada, visibility="anonymous_later")
    await say_so(world, mod, "on")
    await wait(world, hours=3)
    assert world.cards == []
    await say_so(world, mod, "off")
    assert world.cards == []
    await wait(world, hours=1, minutes=1)
    assert len(world.cards) == 1


async def test_moderators_see_who_said_so_and_nobody_else(world: World, mod: MemberActor) -> None:
    assert "Sharing does not rest" in await say_so(world, mod, "off")
    await say_so(world, mod, "on")
    again = await say_so(world, mod, "on")
    assert "already, since 2026-01-01" in again
    assert f"<@{mod.id}> said so" in again
    panel = shown(await world.boss.slash(world.channel, "setup"))
    assert "Sharing rests here" in panel
    refused = shown(await world.ada.slash(world.channel, "share"))
    assert world.env.errors
    assert str(mod.id) not in panel + refused
    await say_so(world, mod, "off")
    assert "Sharing rests" not in shown(await world.boss.slash(world.channel, "setup"))


async def test_the_command_is_for_moderators(world: World, mod: MemberActor) -> None:
    for member in (world.ada, world.boss):
        assert "mod lockdown on" not in member.available_commands(world.channel)
    assert "mod lockdown on" in mod.available_commands(world.channel)
    command = world.env.backend.find_command("mod", None, type=1)
    assert command is not None
    option = {"name": "lockdown", "type": 2, "options": [{"name": "on", "type": 1, "options": []}]}
    data = {"id": command["id"], "name": "mod", "type": 1, "options": [option]}
    answer = await forge(world, world.ada, COMMAND, data)
    assert "takes the permission *Timeout Members*" in shown(answer)
    assert world.env.errors
    await world.share(world.ben)
    assert len(world.cards) == 1


async def test_forged_controls_and_forms_are_refused_too(world: World, mod: MemberActor) -> None:
    await world.share(world.ada)
    await say_so(world, mod, "on")
    pid = pid_of(world.card)
    answers: list[InteractionResult] = [
        await forged_form(world, world.ben, f"rb1:note:{pid}", note="Hello."),
        await forged_press(world, world.ben, "rb1:share-open"),
        await forged_press(world, world.ben, f"rb1:note:{pid}"),
    ]
    assert all(RESTS in shown(answer) for answer in answers)
    assert world.thread_texts() == []
