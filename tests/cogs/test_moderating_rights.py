"""Only who may moderate members hides, shows and removes, by the permission of that moment."""

import discord
import pytest
from simcord.backend import serializers

from tests.bot.forging import COMMAND, forge, forged_form, forged_press
from tests.moderators import MENU, about, hide, moderate
from tests.review import Desk, set_up_desk
from tests.world import World, buttons, shown, text_of

REFUSED = "That takes the permission *Timeout Members*"
LOOKING = "Moderators are looking at this"
STORY = "They went with somebody else."


@pytest.fixture
async def desk(world: World) -> Desk:
    return await set_up_desk(world, "off")


@pytest.mark.parametrize("who", ["ada", "ben", "boss"])
async def test_without_the_right_nothing_happens(world: World, desk: Desk, who: str) -> None:
    await world.share(world.ada, STORY)
    page = about(await moderate(desk, world.card))
    member = getattr(world, who)
    for verb in ("mod-hide", "mod-show", "mod-remove"):
        answer = await forged_press(world, member, f"rb1:{verb}:{page}")
        assert REFUSED in shown(answer)
        assert answer.modal is None
    told = shown(
        await forged_form(world, member, f"rb1:mod-remove:{page}", reason="person", words="Mine.")
    )
    assert REFUSED in told
    assert "Mine." in told
    (card,) = world.channel.history()
    assert STORY[:10] in text_of(card)
    assert buttons(card)
    await hide(desk, card)
    await forged_press(world, member, f"rb1:mod-show:{page}")
    assert LOOKING in text_of(world.channel.history()[0])


async def test_the_menu_is_refused_and_not_offered_without_the_right(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    command = world.env.backend.find_command(MENU, None, type=3)
    assert command is not None
    assert MENU not in world.ben.available_commands(world.channel)
    data = {
        "id": command["id"],
        "name": MENU,
        "type": 3,
        "target_id": str(world.card.id),
        "resolved": {"messages": {str(world.card.id): _payload(world)}},
    }
    answer = await forge(world, world.ben, COMMAND, data)
    assert REFUSED in shown(answer)
    assert world.env.errors


def _payload(world: World) -> dict[str, object]:
    backend = world.env.backend
    stored = backend.get_message(world.card.channel.id, world.card.id)
    return dict(serializers.message_payload(backend, stored))


@pytest.mark.parametrize("verb", ["mod-hide", "mod-show", "mod-remove", "report-keep"])
@pytest.mark.parametrize("more", ["", ":", f":{'0' * 32}", f":{'g' * 32}", ":x", ":\u0661"])
async def test_forged_ids_are_answered_kindly(
    world: World, desk: Desk, verb: str, more: str
) -> None:
    await world.share(world.ada, STORY)
    answer = await forged_press(world, desk.mo, f"rb1:{verb}{more}")
    if answer.modal is not None:
        answer = await forged_form(world, desk.mo, f"rb1:{verb}{more}", reason="person")
    assert answer.ephemeral
    assert "I know this message as neither" in shown(answer)
    assert buttons(world.card)


async def test_a_moderator_of_another_server_does_nothing_here(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    page = about(await moderate(desk, world.card))
    other = world.env.create_guild("Elsewhere")
    channel = other.create_text_channel("general")
    role = other.create_role("mods", permissions=discord.Permissions(moderate_members=True))
    eve = other.add_member(world.env.create_user("Eve"), roles=[role])
    await world.env.settle()
    here, world.channel = world.channel, channel
    for verb in ("mod-hide", "mod-show", "report-keep"):
        answer = await forged_press(world, eve, f"rb1:{verb}:{page}")
        assert "I know this message as neither" in shown(answer)
    answer = await forged_form(world, eve, f"rb1:mod-remove:{page}", reason="person")
    assert "I know this message as neither" in shown(answer)
    world.channel = here
    sent = await forged_form(world, world.ben, "rb1:report:1", reason="spam")
    assert "neither" in shown(sent)
    assert buttons(world.card)


async def test_a_forged_reason_and_too_many_words_are_refused_with_the_words(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    sent = f"rb1:mod-remove:{about(await moderate(desk, world.card))}"
    for fields in (
        {"reason": "hm", "words": "Mine."},
        {"words": "Mine."},
        {"reason": "person", "words": "Mine." + "x" * 200},
    ):
        told = shown(await forged_form(world, desk.mo, sent, **fields))
        assert "Mine." in told
    assert buttons(world.card)
