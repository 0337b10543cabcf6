"""What stands on the page: places, people, and the message menus that the preview leaves out."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import simcord

from rejectbot.demo import menus
from rejectbot.demo.serving import inhabited
from rejectbot.demo.stage import NotThere, Stage
from rejectbot.demo.world import World
from tests.demo.little_bot import build


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with inhabited(build=build) as world:
        yield world


@pytest.fixture
async def stage(world: World) -> AsyncIterator[Stage]:
    stage = Stage(world, {})
    yield stage
    await stage.close()


async def test_a_message_menu_opens_its_form_for_the_person_who_used_it(stage: Stage) -> None:
    world = stage.world
    message = await world.people["dee"].send(world.share, "hello")
    await stage.enter("eli", world.share.id, "UTC")

    assert menus.offered(world, "eli", world.share) == ["Report"]
    target = menus.targets(world, "eli", world.share)[0]
    assert (target.id, target.words) == (message.id, "hello")

    before = stage.view.epoch
    await stage.use_menu("Report", target.id)
    assert stage.view.epoch == before + 1
    assert f"Report {message.id}" in await stage.shown()


async def test_a_menu_on_a_message_that_is_gone_is_refused(stage: Stage) -> None:
    await stage.enter("eli", stage.world.share.id, "UTC")
    with pytest.raises(simcord.SetupError):
        await stage.use_menu("Report", 1)


@pytest.mark.parametrize(("person", "may"), [("ada", True), ("ben", True), ("chi", False)])
async def test_only_moderators_enter_their_channel(stage: Stage, person: str, *, may: bool) -> None:
    hidden = stage.world.moderators.id
    await stage.enter(person, hidden, "Europe/Berlin")
    assert (stage.view.place == hidden) is may
    assert stage.view.timezone == "Europe/Berlin"


async def test_between_two_places_there_is_no_address(stage: Stage) -> None:
    await stage.enter("eli", stage.world.share.id, "UTC")
    first, seen = stage.address, set[str]()
    entering = asyncio.create_task(stage.enter("ada", stage.world.share.id, "UTC"))
    while not entering.done():
        try:
            seen.add(stage.address)
        except NotThere:
            seen.add("none")
        await asyncio.sleep(0)

    assert seen == {first, "none"}
    assert stage.address != first


async def test_a_thread_can_be_entered(stage: Stage) -> None:
    world = stage.world
    message = await world.people["dee"].send(world.share, "hello")
    await message.create_thread(name="Notes")
    await stage.enter("chi", message.id, "Nowhere/At-All")
    assert (stage.view.place, stage.view.timezone) == (message.id, "UTC")


async def test_nobody_else_can_be_become(stage: Stage) -> None:
    with pytest.raises(NotThere):
        await stage.enter("zoe", stage.world.share.id, "UTC")
