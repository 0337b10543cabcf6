"""What an author adds below their card: both message menus work on it, by way of the card."""

import discord
import pytest

from tests.cogs.test_own import opened, use
from tests.cogs.test_reports import MENU, report
from tests.moderators import moderate, notes, place_of
from tests.review import Desk, click, set_up_desk
from tests.world import World, shown, text_of


@pytest.fixture
async def desk(world: World) -> Desk:
    return await set_up_desk(world, "off")


async def below(world: World, how: str) -> list[discord.Message]:
    """The words of an update and a reply of Ada's, below a card of hers."""
    await world.share(world.ada, visibility=how)
    form = await use(world.ada, await opened(world, world.ada), "update")
    await world.ada.submit_modal(form, {"happened": "again", "text": "Ben Miller read it."})
    form = await use(world.ada, await opened(world, world.ada), "reply")
    await world.ada.submit_modal(form, {"reply": "He laughed."})
    return notes(world)


@pytest.mark.parametrize("how", ["named", "anonymous"])
async def test_a_report_of_it_is_one_of_the_card_and_says_what_is_meant(
    world: World, desk: Desk, how: str
) -> None:
    update, reply = await below(world, how)
    told = shown(await report(world, world.ben, update, words="My *name*."))
    assert "What is reported is the card" in told
    (text,) = desk.texts
    assert "A card was reported" in text
    link = f"/{place_of(world, update).id}/{update.id}"
    assert text.count("Meant is what its author added") == text.count(link) == 1
    assert "My name" in text.replace("\\", "").replace("*", "")
    assert "already" in shown(await report(world, world.ben, reply))
    assert "it is the card" not in shown(await report(world, world.chi, world.card))
    (text,) = desk.texts
    assert "reported by 2 people" in text
    assert str(world.ada.id) not in text


@pytest.mark.parametrize("how", ["named", "anonymous"])
async def test_moderators_are_shown_the_card_and_how_to_delete_it(
    world: World, desk: Desk, how: str
) -> None:
    _, reply = await below(world, how)
    card = world.card
    page = await moderate(desk, reply)
    told = shown(page)
    assert "### A card" in told
    assert "Delete Message" in told
    assert str(world.ada.id) not in str(page.response)
    await click(desk.mo, page, "mod-hide")
    assert "Moderators are looking at this" in text_of(world.channel.history()[0])
    assert "He laughed" in text_of(notes(world, card)[1])
    assert "Delete Message" not in shown(await moderate(desk, world.channel.history()[0]))


async def test_what_members_write_there_themselves_is_no_part_of_it(
    world: World, desk: Desk
) -> None:
    (_, reply) = await below(world, "named")
    thread = place_of(world, reply)
    await world.boss.send(thread, "Hello.")
    theirs = thread.history()[-1]
    assert "I know this message as neither" in shown(await moderate(desk, theirs))
    told = shown(await world.ben.context_menu(thread, MENU, theirs))
    assert "I know this message as neither" in told
    assert desk.texts == []
    assert world.env.errors
