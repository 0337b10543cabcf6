"""Of two stories for one card the one that was written last stands, whatever they wait for."""

import pytest

from tests.cogs.clock import wait
from tests.cogs.test_own import opened
from tests.review import Desk, click, next_hour, set_up_desk
from tests.world import World, shown, text_of


async def edit(world: World, story: str, **fields: str) -> None:
    form = await click(world.ada, await opened(world, world.ada), "edit")
    await world.ada.submit_modal(form, {"story": story, **fields})


async def edited_twice(world: World, visibility: str) -> Desk:
    """A card whose two edits, an hour apart, moderators look at first."""
    desk = await set_up_desk(world, "off")
    await world.share(world.ada, visibility=visibility)
    await world.boss.slash(world.channel, "setup", review="all")
    await edit(world, "The first thought.")
    await next_hour(world)
    await edit(world, "The second thought.")
    return desk


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_of_two_that_moderators_look_at_first_the_later_waits_alone(
    world: World, visibility: str
) -> None:
    desk = await edited_twice(world, visibility)
    assert "1 of 1" in shown(await desk.queue())
    await next_hour(world)
    assert desk.texts[0] == "This one does not wait any more."
    assert len(desk.waiting) == 1
    await desk.press("publish")
    await next_hour(world)
    assert "The second thought" in text_of(world.card)
    assert "Nothing waits" in shown(await desk.queue())
    assert "Nothing new here" in shown(await world.ada.slash(world.channel, "inbox"))


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_where_the_later_does_not_appear_both_are_read(world: World, visibility: str) -> None:
    desk = await edited_twice(world, visibility)
    await next_hour(world)
    page = await world.ada.slash(world.channel, "inbox")
    assert "The first thought" in shown(page)
    assert "You wrote another text for this card after this one" in shown(page)
    await desk.decline("return", "person")
    page = await world.ada.slash(world.channel, "inbox")
    read = shown(page) + shown(await click(world.ada, page, "returned"))
    for words in ("The first thought", "The second thought", "1 of 2", "2 of 2"):
        assert words in read
    assert "Nothing new" in shown(await world.ben.slash(world.channel, "inbox"))
    assert "thought" not in text_of(world.card)

    await edit(world, "The third thought.")
    await next_hour(world)
    await desk.press("publish")
    await next_hour(world)
    assert "The third thought" in text_of(world.card)
    page = await world.ada.slash(world.channel, "inbox")
    assert "The second thought" in shown(page)
    assert "that came back" not in shown(page)


async def test_where_the_later_stands_moderators_see_the_earlier_until_the_hour(
    world: World,
) -> None:
    desk = await set_up_desk(world, "off")
    await world.share(world.ada, visibility="anonymous")
    await world.boss.slash(world.channel, "setup", review="all")
    await edit(world, "The first thought.")
    await next_hour(world)
    await world.boss.slash(world.channel, "setup", review="off")
    await edit(world, "The second thought.")
    await wait(world, minutes=5)
    assert "The second thought" in text_of(world.card)
    assert "The first thought" in shown(await desk.queue())
    await next_hour(world)
    assert "Nothing waits" in shown(await desk.queue())
    assert "Nothing new here" in shown(await world.ada.slash(world.channel, "inbox"))


async def test_one_that_waits_for_its_hour_does_not_come_over_a_later_one(world: World) -> None:
    await world.share(world.ada, visibility="anonymous")
    await edit(world, "The first thought.", when="later")
    await edit(world, "The second thought.", when="now")
    await wait(world, seconds=5)
    assert "The second thought" in text_of(world.card)
    for _ in range(2):
        await next_hour(world)
    assert "The second thought" in text_of(world.card)


async def test_another_cards_story_and_other_deeds_go_on_waiting(world: World) -> None:
    desk = await set_up_desk(world, "off")
    await world.share(world.ada)
    first = await opened(world, world.ada)
    await world.share(world.ada, "Another no.")
    await world.boss.slash(world.channel, "setup", review="all")
    form = await click(world.ada, first, "reply")
    await world.ada.submit_modal(form, {"reply": "Thank you all."})
    form = await click(world.ada, first, "edit")
    await world.ada.submit_modal(form, {"story": "The first thought."})
    await edit(world, "The second thought.")
    assert len(desk.waiting) == 3
