"""What is sent from a private answer with a text in it is sent once, however fast the presses."""

import pytest

from tests.bot.forging import BUTTON, COMPONENT, send
from tests.cogs.test_care import page
from tests.cogs.test_own import opened
from tests.review import click, set_up_desk
from tests.world import World, control, shown

WORDS = "It happened again. I want to die."


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_two_presses_at_once_send_one_reply(world: World, visibility: str) -> None:
    await world.share(world.ada, visibility=visibility)
    form = await click(world.ada, await opened(world, world.ada), "reply")
    helped = await world.ada.submit_modal(form, {"reply": WORDS})
    data = {"custom_id": control(helped, "care-own"), "component_type": BUTTON}
    answers = [send(world, world.ada, COMPONENT, data, page(helped)) for _ in range(2)]
    await world.env.settle()
    assert len(world.thread_texts()) == 1
    late = send(world, world.ada, COMPONENT, data, page(helped))
    await world.env.settle()
    assert len(world.thread_texts()) == 1
    assert shown(late) or answers


async def test_two_presses_at_once_let_one_update_wait(world: World) -> None:
    desk = await set_up_desk(world, "off")
    await world.share(world.ada)
    await world.boss.slash(world.channel, "setup", review="all")
    form = await click(world.ada, await opened(world, world.ada), "update")
    helped = await world.ada.submit_modal(form, {"happened": "again", "text": WORDS})
    data = {"custom_id": control(helped, "care-own"), "component_type": BUTTON}
    for _ in range(2):
        send(world, world.ada, COMPONENT, data, page(helped))
    await world.env.settle()
    assert len(desk.waiting) == 1
