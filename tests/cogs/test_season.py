"""A new season of the boards: asked before, done once, undone while that is possible."""

from collections.abc import Callable

import pytest
from simcord import InteractionResult

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_press
from tests.cogs.test_leaderboard import after
from tests.world import World, control, shown


async def asked(world: World) -> InteractionResult:
    """The question behind *New season* in the panel of `/setup`."""
    panel = await world.boss.slash(world.channel, "setup")
    assert panel.response is not None
    return await world.boss.click(panel.response.message, custom_id=control(panel, "setup-season"))


async def click(world: World, page: InteractionResult, label: str) -> str:
    assert page.response is not None
    return shown(await world.boss.click(page.response.message, label=label))


async def begin(world: World) -> InteractionResult:
    """Begin a season; the page that says so."""
    page = await asked(world)
    assert "has begun" in await click(world, page, "Begin a new season")
    return page


async def test_it_says_what_it_does_before_it_does_anything(world: World) -> None:
    await world.share(world.ada)
    page = await asked(world)
    assert page.ephemeral
    for words in ("begin again", "badges, goals", "today and tomorrow"):
        assert words in shown(page)
    assert "Undo" not in str(page.response and page.response.components)
    assert f"<@{world.ada.id}>" in await world.board(world.ben)


@pytest.mark.parametrize("board", ["points", "sharers", "givers"])
@pytest.mark.parametrize("period", ["week", "month", "year", "all"])
async def test_the_boards_are_open_again(world: World, board: str, period: str) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    await begin(world)
    told = await world.board(world.ada, board=board, period=period)
    assert "<@" not in told
    assert "Season 2 has begun, and everyone starts together" in told
    await world.share(world.ben)
    await world.press(world.ada, "hug", world.cards[-1])
    assert "<@" in await world.board(world.ada, board=board, period=period)


async def test_since_the_beginning_is_then_this_season(world: World) -> None:
    await begin(world)
    await world.share(world.ada)
    assert "Rejection points, this season" in await world.board(world.ada, period="all")
    own = shown(await world.ada.slash(world.channel, "journey"))
    assert "points this season · place 1" in own


async def test_goals_weeks_and_cards_stay(world: World) -> None:
    await world.ada.slash(world.channel, "goal set", target=4)
    await world.share(world.ada)
    await begin(world)
    own = shown(await world.ada.slash(world.channel, "journey"))
    assert "1 of 4 rejections" in own
    assert "**1** week with a try" in own
    assert "**1** rejection shared with your name" in own


async def test_it_is_undone_with_what_was_earned_meanwhile(world: World) -> None:
    await world.share(world.ada)
    page = await begin(world)
    await world.share(world.ben)
    assert "boards are back" in await click(world, page, "Undo the last one")
    told = await world.board(world.ada)
    assert f"<@{world.ada.id}> · **10**" in told
    assert f"<@{world.ben.id}> · **10**" in told


async def test_the_question_offers_to_go_back_until_tomorrow_ends(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await begin(world)
    assert "This is season 2, begun on 2026-01-01" in shown(await asked(world))
    await after(world, make_bot, days=1)
    open_page = await asked(world)
    assert "season-undo" in str(open_page.response and open_page.response.components)
    await after(world, make_bot, days=1)
    assert "season-undo" not in str((await asked(world)).response)
    assert "can't be undone any more" in await click(world, open_page, "Undo the last one")


async def test_of_two_who_begin_at_once_one_does_and_both_can_undo(world: World) -> None:
    pages = [await asked(world) for _ in range(2)]
    for page in pages:
        assert "Season 2 has begun" in await click(world, page, "Begin a new season")
    assert "This is season 2" in shown(await asked(world))
    for page in pages:
        assert "boards are back" in await click(world, page, "Undo the last one")
    assert "This is season" not in shown(await asked(world))


async def test_an_old_page_does_not_begin_another_season(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    old = await asked(world)
    await begin(world)
    await after(world, make_bot, days=1)
    assert "Somebody else was faster" in await click(world, old, "Begin a new season")


async def test_an_old_undo_does_not_undo_a_later_season(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    old = await begin(world)
    other = await asked(world)
    await click(world, other, "Undo the last one")
    await after(world, make_bot, days=1)
    await begin(world)
    await world.share(world.ada)
    assert "Somebody else was faster" in await click(world, old, "Undo the last one")
    assert "This is season 2" in shown(await asked(world))


@pytest.mark.parametrize("verb", ["setup-season", "season-begin:0", "season-undo:0"])
async def test_only_who_manages_the_server_may(world: World, verb: str) -> None:
    await world.share(world.ada)
    answer = await forged_press(world, world.ada, f"rb1:{verb}")
    assert "Manage Server" in shown(answer)
    assert f"<@{world.ada.id}>" in await world.board(world.ben)


@pytest.mark.parametrize("more", ["", "x", "-1", "99999", "7"])
async def test_a_season_that_cannot_be_changes_nothing(world: World, more: str) -> None:
    await world.share(world.ada)
    page = await asked(world)
    assert page.response is not None
    message = page.response.message
    assert shown(await forged_press(world, world.boss, f"rb1:season-begin:{more}", message))
    assert f"<@{world.ada.id}>" in await world.board(world.ben)
