"""Badges: private on one's own page, one of them on the board if its owner wants it there."""

from typing import Any

from simcord import InteractionResult, MemberActor

from tests.bot.forging import COMPONENT, SELECT, forge
from tests.cogs.test_journey import asked_to_delete, follow, page
from tests.cogs.test_privacy import leave
from tests.world import World, control, shown, walk


async def badges(world: World, who: MemberActor) -> InteractionResult:
    return await follow(who, await page(world, who), "badges")


def select(answer: InteractionResult) -> dict[str, Any] | None:
    assert answer.response is not None
    return next((each for each in walk(answer.response.components) if each["type"] == SELECT), None)


async def show(who: MemberActor, answer: InteractionResult, badge: str) -> InteractionResult:
    assert answer.response is not None
    verb = control(answer, "badge-show")
    return await who.select(answer.response.message, [badge], custom_id=verb)


async def test_before_the_first_one_it_says_where_to_begin(world: World) -> None:
    answer = await badges(world, world.ada)

    assert answer.ephemeral
    assert "The first one comes with your first `/share`" in shown(answer)
    assert select(answer) is None
    assert "Badges:" not in shown(await page(world, world.ada))


async def test_ones_own_page_names_them_and_the_board_does_not(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")

    assert "**Badges:** 🌱 First rejection shared" in shown(await page(world, world.ada))
    assert "**Badges:** ✨ First card supported" in shown(await page(world, world.ben))
    assert "🌱" not in await world.board(world.ada)


async def test_one_is_chosen_for_the_board_and_taken_off_again(world: World) -> None:
    await world.share(world.ada)
    answer = await badges(world, world.ada)
    assert "They are private." in shown(answer)

    changed = await show(world.ada, answer, "first")
    assert "On the board 🌱 stands beside your name" in shown(changed)
    row = f"<@{world.ada.id}> 🌱 · **10**"
    assert row in await world.board(world.ben)
    board = await world.ben.slash(world.channel, "leaderboard")
    assert board.response is not None
    await world.ben.click(board.response.message, label="Show everyone")
    assert row in str(world.channel.history()[-1].components)

    await show(world.ada, await badges(world, world.ada), "none")
    assert "🌱" not in await world.board(world.ben)


async def test_the_page_offers_what_is_earned_and_remembers_the_choice(world: World) -> None:
    await world.share(world.ada)
    await world.share(world.ben)
    await world.press(world.ada, "boat")
    await show(world.ada, await badges(world, world.ada), "support-first")
    offered = select(await badges(world, world.ada))

    assert offered is not None
    options = {option["value"]: bool(option.get("default")) for option in offered["options"]}
    assert options == {"none": False, "first": False, "support-first": True}


async def test_who_left_the_board_hears_that_nobody_sees_it(world: World) -> None:
    await world.share(world.ada)
    await leave(world, world.ada)
    changed = await show(world.ada, await badges(world, world.ada), "first")

    assert "You are off the board, as you chose, so nobody sees it" in shown(changed)
    assert "🌱" not in await world.board(world.ben)


async def test_a_badge_that_is_not_theirs_cannot_be_shown(world: World) -> None:
    await world.share(world.ada)
    for value in ("hundred", "no such badge"):
        answer = await badges(world, world.ada)
        assert answer.response is not None
        data = {"custom_id": "rb1:badge-show", "component_type": SELECT, "values": [value]}
        await forge(world, world.ada, COMPONENT, data, message=answer.response.message)
        assert "I can't show that one right now." in shown(answer)

    assert "🏔️" not in await world.board(world.ben)
    assert "They are private." in shown(await badges(world, world.ada))


async def test_one_that_is_earned_no_more_leaves_the_page(world: World) -> None:
    await world.share(world.ada)
    await show(world.ada, await badges(world, world.ada), "first")
    await follow(world.ada, await asked_to_delete(world, world.ada), "delete")

    assert "🌱" not in shown(await page(world, world.ada))
    assert "The first one comes" in shown(await badges(world, world.ada))
