"""Beside the points: who shared with their name, and who answered kindly."""

import pytest
from simcord import InteractionResult, MemberActor

from tests.bot.forging import forged_press
from tests.cogs.test_leaderboard import opened, press, supporters
from tests.world import World, shown, text_of

BOARDS = ("sharers", "givers")


async def choose(world: World, who: MemberActor, page: InteractionResult, label: str) -> str:
    """Press the button of another board."""
    return await press(world, who, page, label)


async def test_sharers_are_counted_by_what_they_shared_with_their_name(world: World) -> None:
    for _ in range(2):
        await world.share(world.ben)
    await world.share(world.ada)
    await world.share(world.ada, visibility="anonymous")
    told = await world.board(world.ada, board="sharers")
    assert told.index(f"🥇 <@{world.ben.id}> · **2**") < told.index(f"🥈 <@{world.ada.id}> · **1**")
    assert "You: place 2 with one rejection. Only you see this line." in told


async def test_givers_are_counted_by_the_cards_they_answered(world: World) -> None:
    await world.share(world.ada)
    for kind in ("hug", "go"):
        await world.press(world.ben, kind)
    await world.note(world.chi, "I know that feeling.")
    await world.press(world.chi, "hug")
    told = await world.board(world.chi, board="givers")
    assert f"🥇 <@{world.chi.id}> · **2**" in told
    assert f"🥈 <@{world.ben.id}> · **1**" in told
    assert f"<@{world.ada.id}>" not in told
    assert "You: place 1 with 2 kind answers" in told


async def test_support_that_is_taken_back_does_not_count(world: World) -> None:
    await world.share(world.ada)
    for _ in range(2):
        await world.press(world.ben, "hug")
    assert "No answers yet" in await world.board(world.ben, board="givers")


@pytest.mark.parametrize("board", BOARDS)
async def test_an_empty_board_invites_and_leads_back(world: World, board: str) -> None:
    page = await opened(world, world.ada, board=board)
    assert "starts the board" in shown(page)
    assert "0" not in shown(page)
    assert "No points yet" in await choose(world, world.ada, page, "Points")


async def test_who_is_not_on_a_board_is_told_what_puts_them_there(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    assert "with your name puts you there" in await world.board(world.ben, board="sharers")
    assert "`/encourage` shows who waits" in await world.board(world.ada, board="givers")


async def test_the_boards_change_in_the_same_message_for_the_same_period(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    page = await opened(world, world.ben, period="week")
    told = await choose(world, world.ben, page, "Rejections")
    assert "Rejections shared, this week" in told
    assert "Kind answers, this week" in await choose(world, world.ben, page, "Answers")
    assert "Rejection points, this week" in await choose(world, world.ben, page, "Points")


async def test_a_pager_stays_on_its_board(world: World) -> None:
    await supporters(world, 12)
    page = await opened(world, world.ben, board="givers")
    assert shown(page).count("<@") == 10
    second = await press(world, world.ben, page, "Next")
    assert "Kind answers" in second
    assert second.count("<@") == 2
    assert "Kind answers" in await press(world, world.ben, page, "Back")


async def test_everyone_is_shown_the_board_that_was_open(world: World) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ben, board="sharers")
    await press(world, world.ben, page, "Show everyone")
    posted = world.channel.last_message
    assert posted is not None
    assert "Rejections shared" in text_of(posted)
    assert f"🥇 <@{world.ada.id}> · **1**" in text_of(posted)
    assert "You" not in text_of(posted).replace("Your", "")


async def test_who_left_the_boards_is_on_none(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    for who in (world.ada, world.ben):
        page = await who.slash(world.channel, "privacy")
        await press(world, who, page, "Leave the board")
    assert "You have one rejection." in await world.board(world.ada, board="sharers")
    assert "You have one kind answer." in await world.board(world.ben, board="givers")
    for board in BOARDS:
        assert f"<@{world.ada.id}>" not in await world.board(world.chi, board=board)
        assert f"<@{world.ben.id}>" not in await world.board(world.chi, board=board)


async def test_a_page_from_before_there_were_boards_shows_points(world: World) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ada)
    assert page.response is not None
    message = page.response.message
    told = await forged_press(world, world.ada, "rb1:board:month:0:back", message)
    assert "Rejection points" in shown(told)


async def test_a_board_that_is_none_is_answered(world: World) -> None:
    answer = await forged_press(world, world.ada, "rb1:board:month:0:to:losers")
    assert "don't know" in shown(answer)
