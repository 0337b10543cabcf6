"""Only who may moderate members decides, by the permission they have at that moment."""

import discord
import pytest

from rejectbot.ui.cards.queue import PAGE_VERB, PUBLISH_VERB, REMOVE_VERB, RETURN_VERB
from tests.bot.forging import COMMAND, forge, forged_form, forged_press
from tests.review import set_up_desk
from tests.world import World, buttons, shown

STORY = "They went with somebody else."
REFUSED = "That takes the permission *Timeout Members*"


def entry_in(message: discord.Message) -> str:
    return str(buttons(message)[0].custom_id).rpartition(":")[2]


@pytest.mark.parametrize("who", ["ada", "ben", "boss"])
@pytest.mark.parametrize("verb", [PUBLISH_VERB, RETURN_VERB, REMOVE_VERB, PAGE_VERB])
async def test_a_press_without_the_right_has_no_effect(world: World, verb: str, who: str) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    custom_id = f"rb1:{verb}:{entry_in(desk.messages[0])}"
    answer = await forged_press(world, getattr(world, who), custom_id, desk.messages[0])
    assert REFUSED in shown(answer)
    assert answer.modal is None
    assert len(desk.waiting) == 1
    assert world.cards == []


@pytest.mark.parametrize("verb", [RETURN_VERB, REMOVE_VERB])
async def test_a_forged_form_without_the_right_gives_the_words_back(
    world: World, verb: str
) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    custom_id = f"rb1:{verb}:{entry_in(desk.messages[0])}"
    answer = await forged_form(world, world.ben, custom_id, reason="person", words="Mine.")
    assert REFUSED in shown(answer)
    assert "Mine." in shown(answer)
    assert len(desk.waiting) == 1


async def test_the_command_is_refused_without_the_right(world: World) -> None:
    await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    command = world.env.backend.find_command("mod", None, type=1)
    assert command is not None
    assert "mod queue" not in world.ben.available_commands(world.channel)
    data = {
        "id": command["id"],
        "name": "mod",
        "type": 1,
        "options": [{"name": "queue", "type": 1, "options": []}],
    }
    answer = await forge(world, world.ben, COMMAND, data)
    assert REFUSED in shown(answer)
    assert STORY not in shown(answer)
    assert world.env.errors


@pytest.mark.parametrize(
    "custom_id",
    [
        f"rb1:{PUBLISH_VERB}",
        f"rb1:{PUBLISH_VERB}:{'0' * 32}",
        f"rb1:{PUBLISH_VERB}:{'g' * 32}",
        f"rb1:{RETURN_VERB}:",
        f"rb1:{PAGE_VERB}:-1",
        f"rb1:{PAGE_VERB}:99999999999",
        f"rb1:{PAGE_VERB}:\u0661",
    ],
)
async def test_forged_ids_of_a_moderator_are_answered_kindly(world: World, custom_id: str) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    answer = await forged_press(world, desk.mo, custom_id, desk.messages[0])
    assert answer.ephemeral
    assert shown(answer)
    assert len(desk.waiting) == 1
    assert world.cards == []


@pytest.mark.parametrize("verb", [RETURN_VERB, REMOVE_VERB])
async def test_a_forged_form_about_nothing_is_answered(world: World, verb: str) -> None:
    desk = await set_up_desk(world, "all")
    answer = await forged_form(world, desk.mo, f"rb1:{verb}:{'0' * 32}", reason="person")
    assert "does not wait any more" in shown(answer)


async def test_a_forged_reason_is_none_and_too_many_words_are_refused(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    entry = entry_in(desk.messages[0])
    told = shown(await forged_form(world, desk.mo, f"rb1:{RETURN_VERB}:{entry}", reason="hm"))
    assert "Please choose why it goes back" in told
    long = "x" * 201
    told = shown(await forged_form(world, desk.mo, f"rb1:{REMOVE_VERB}:{entry}", words=long))
    assert "201 characters; 200 fit" in told
    assert len(desk.waiting) == 1


async def test_a_moderator_of_another_server_decides_nothing_here(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    entry = entry_in(desk.messages[0])
    other = world.env.create_guild("Elsewhere")
    channel = other.create_text_channel("general")
    role = other.create_role("mods", permissions=discord.Permissions(moderate_members=True))
    eve = other.add_member(world.env.create_user("Eve"), roles=[role])
    await world.env.settle()
    here, world.channel = world.channel, channel
    answer = await forged_press(world, eve, f"rb1:{PUBLISH_VERB}:{entry}")
    world.channel = here
    assert "does not wait any more" in shown(answer)
    assert len(desk.waiting) == 1
