"""A member's own page, and taking one's own rejections down."""

from collections.abc import Callable

import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_press
from tests.cogs.clock import wait
from tests.cogs.place import delete_message, deny
from tests.cogs.test_leaderboard import after
from tests.world import World, buttons, control, shown


async def page(world: World, who: MemberActor) -> InteractionResult:
    return await who.slash(world.channel, "journey")


async def follow(who: MemberActor, shown_page: InteractionResult, verb: str) -> InteractionResult:
    assert shown_page.response is not None
    custom_id = control(shown_page, verb)
    return await who.click(shown_page.response.message, custom_id=custom_id)


async def asked_to_delete(world: World, who: MemberActor) -> InteractionResult:
    listed = await follow(who, await page(world, who), "mine")
    return await follow(who, await follow(who, listed, "own"), "ask-delete")


def pid(world: World) -> str:
    return (buttons(world.card)[0].custom_id or "").rpartition(":")[2]


async def test_an_empty_page_invites_without_a_zero(world: World) -> None:
    answer = await page(world, world.ada)
    assert answer.ephemeral
    assert "It starts with one `/share`" in shown(answer)
    assert "0" not in shown(answer)


async def test_it_tells_points_places_counts_and_weeks(world: World) -> None:
    await world.share(world.ada)
    await world.share(world.ben)
    await world.press(world.ada, "hug")
    told = shown(await page(world, world.ada))
    for words in (
        "**11** points this week · place 1",
        "**11** points this month · place 1",
        "**11** points this year · place 1",
        "**11** points since the beginning · place 1",
        "**1** rejection shared with your name",
        "**1** card supported",
        "**1** week with a try",
    ):
        assert words in told


async def test_weeks_in_a_row_are_counted(world: World, make_bot: Callable[[], RejectBot]) -> None:
    await world.share(world.ada)
    await after(world, make_bot, days=7)
    await world.share(world.ada)
    assert "**2** weeks in a row" in shown(await page(world, world.ada))
    await after(world, make_bot, days=8)
    assert "**2** weeks in a row" in shown(await page(world, world.ada))
    await after(world, make_bot, days=14)
    assert "**2** weeks in a row" in shown(await page(world, world.ada)), "two are forgiven"
    await after(world, make_bot, days=7)
    told = shown(await page(world, world.ada))
    assert "week with" not in told
    assert "weeks in" not in told


async def test_the_private_tally_is_apart_from_the_board(world: World) -> None:
    await world.share(world.ada, visibility="anonymous")
    await wait(world, hours=8)
    await world.share(world.ada, visibility="anonymous")
    told = shown(await page(world, world.ada))
    assert "**2** rejections shared anonymously: 20 points in your private tally" in told
    assert "place" not in told
    assert "week" not in told
    assert "No points yet" in await world.board(world.ben)


async def test_the_list_holds_ones_own_newest_first(world: World) -> None:
    await world.share(world.ada, kind=["job"])
    await world.share(world.ada, visibility="anonymous", kind=["school"])
    await world.share(world.ada, kind=["sales"])
    listed = shown(await follow(world.ada, await page(world, world.ada), "mine"))
    assert listed.index("Sales") < listed.index("School") < listed.index("Job")
    assert listed.count("anonymously") == 1
    assert listed.count("with your name") == 2
    assert "<t:1767" in listed
    assert "Nothing of yours" in shown(
        await follow(world.ben, await page(world, world.ben), "mine")
    )


async def test_the_list_of_many_has_pages_in_one_message(world: World) -> None:
    for n in range(12):
        await world.share(world.ada, f"No number {n}.")
    listed = await follow(world.ada, await page(world, world.ada), "mine")
    assert shown(listed).count("https://discord.com/channels/") == 10
    assert listed.response is not None
    await world.ada.click(listed.response.message, label="Next")
    assert shown(listed).count("https://discord.com/channels/") == 2
    await world.ada.click(listed.response.message, label="Back")
    assert shown(listed).count("https://discord.com/channels/") == 10


async def test_deleting_asks_first_and_within_a_day_gives_the_points_back(world: World) -> None:
    await world.share(world.ada)
    ask = await asked_to_delete(world, world.ada)
    assert "you give its points back" in shown(ask)
    assert len(world.cards) == 1
    assert "points are taken back" in shown(await follow(world.ada, ask, "delete"))
    assert world.cards == []
    assert "No points yet" in await world.board(world.ben)


async def test_after_a_day_the_points_stay(world: World, make_bot: Callable[[], RejectBot]) -> None:
    await world.share(world.ada)
    await after(world, make_bot, hours=24, seconds=2)
    ask = await asked_to_delete(world, world.ada)
    assert "You keep its points" in shown(ask)
    assert "You keep its points" in shown(await follow(world.ada, ask, "delete"))
    assert world.cards == []
    assert f"<@{world.ada.id}> · **10**" in await world.board(world.ben)


async def test_what_the_question_said_may_change_until_it_is_answered(world: World) -> None:
    await world.share(world.ada)
    ask = await asked_to_delete(world, world.ada)
    await wait(world, seconds=600)
    assert "points are taken back" in shown(await follow(world.ada, ask, "delete"))


async def test_deleting_twice_takes_points_once(world: World) -> None:
    await world.share(world.ada)
    await world.share(world.ada)
    ask = await asked_to_delete(world, world.ada)
    await follow(world.ada, ask, "delete")
    assert "nothing of yours" in shown(await follow(world.ada, ask, "delete"))
    assert f"<@{world.ada.id}> · **10**" in await world.board(world.ben)


async def test_sharing_again_after_deleting_earns_like_the_first(world: World) -> None:
    await world.share(world.ada)
    await follow(world.ada, await asked_to_delete(world, world.ada), "delete")
    told = shown(await world.share(world.ada))
    assert "points" in told
    assert world.cards


@pytest.mark.parametrize("verb", ["ask-delete", "delete"])
async def test_nobody_deletes_what_is_not_theirs(world: World, verb: str) -> None:
    await world.share(world.ada)
    for who in (world.ben, world.boss):
        told = shown(await forged_press(world, who, f"rb1:{verb}:{pid(world)}"))
        assert "nothing of yours" in told
    assert len(world.cards) == 1


@pytest.mark.parametrize("verb", ["ask-delete", "delete"])
async def test_the_author_of_an_anonymous_card_is_not_found_here(world: World, verb: str) -> None:
    await world.share(world.ada, visibility="anonymous")
    own = shown(await forged_press(world, world.ada, f"rb1:{verb}:{pid(world)}"))
    other = shown(await forged_press(world, world.ben, f"rb1:{verb}:{pid(world)}"))
    assert own == other
    assert len(world.cards) == 1


async def test_a_card_that_a_moderator_deleted_can_be_taken_off_the_list(world: World) -> None:
    await world.share(world.ada)
    await delete_message(world, world.card)
    told = shown(await follow(world.ada, await asked_to_delete(world, world.ada), "delete"))
    assert "It is down" in told
    assert "1** rejection" not in shown(await page(world, world.ada))


async def test_a_card_in_a_channel_that_the_bot_lost_stays_as_it_is(world: World) -> None:
    await world.share(world.ada)
    ask = await asked_to_delete(world, world.ada)
    world.env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50001)
    assert "I may not post" in shown(await follow(world.ada, ask, "delete"))
    assert f"<@{world.ada.id}> · **10**" in await world.board(world.ben)
    await deny(world)
    await follow(world.ada, ask, "delete")
    assert world.cards == []
