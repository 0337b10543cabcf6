"""`/privacy`: the page, the two switches, and what leaving the board hides."""

import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.domain.rejection import AnonymousRule
from tests.bot.forging import forged_press
from tests.world import World, control, shown

CLAIM = (
    "Members and moderators cannot see who you are through this bot. Someone who stole its "
    "database could not either. For 7 days (30 from when moderators held your next shares) the "
    "running service could be made to find out which post is yours; after that it can only tell "
    "that you shared anonymously and how often, never what. Discord itself always knows. Do not "
    "write details that name you."
)


async def page(world: World, who: MemberActor) -> InteractionResult:
    return await who.slash(world.channel, "privacy")


async def press(who: MemberActor, answer: InteractionResult, verb: str) -> InteractionResult:
    assert answer.response is not None
    return await who.click(answer.response.message, custom_id=control(answer, verb))


async def leave(world: World, who: MemberActor) -> None:
    await press(who, await page(world, who), "privacy-board")


async def test_the_page_is_private_and_says_the_claim_word_for_word(world: World) -> None:
    answer = await page(world, world.ada)
    assert answer.ephemeral
    assert CLAIM in shown(answer)
    for who in ("Members", "Moderators", "Someone who steals", "takes the keys", "Discord"):
        assert f"**{who}" in shown(answer) or who in shown(answer)
    assert "anonymous posts of the last 7 days" in shown(answer)


async def test_the_page_follows_the_servers_settings(world: World) -> None:
    said = {}
    for rule in AnonymousRule:
        await world.boss.slash(world.channel, "setup", anonymous=rule.value)
        said[rule] = shown(await page(world, world.ada))
    assert "now or later" in said[AnonymousRule.BOTH]
    assert "for a full hour" in said[AnonymousRule.LATER]
    assert "not offered here" in said[AnonymousRule.OFF]


async def test_a_small_server_is_told_so_by_discords_count(world: World) -> None:
    assert "fewer than 20 members" in shown(await page(world, world.ada))
    server = world.bot.get_guild(world.guild.id)
    assert server is not None
    server._member_count = 20
    assert "fewer than" not in shown(await page(world, world.ada))


async def test_leaving_the_board_takes_one_tap_and_hides_everywhere(world: World) -> None:
    await world.share(world.ada)
    await world.share(world.ben)
    await world.press(world.ben, "hug", world.cards[0])
    await leave(world, world.ben)

    told = await world.board(world.ada)
    assert f"<@{world.ben.id}>" not in told
    assert "place 1 with 10 points" in told
    board = await world.ada.slash(world.channel, "leaderboard")
    await press(world.ada, board, "board-show")
    assert all(f"<@{world.ben.id}>" not in str(m.components) for m in world.channel.history())


async def test_the_one_who_left_sees_their_points_and_a_way_back(world: World) -> None:
    await world.share(world.ben)
    await leave(world, world.ben)
    await world.share(world.ben)

    told = await world.board(world.ben)
    assert "You are off the board" in told
    assert "You have 15 points" in told
    assert "place" not in told
    own = shown(await world.ben.slash(world.channel, "journey"))
    assert "**15** points this week\n" in own
    assert "place" not in own
    assert "You are off the board" in own


async def test_coming_back_shows_what_was_earned_meanwhile(world: World) -> None:
    await world.share(world.ben)
    answer = await page(world, world.ben)
    await press(world.ben, answer, "privacy-board")
    assert "**Board: off.**" in shown(answer)
    await world.share(world.ben)
    await press(world.ben, answer, "privacy-board")
    assert "**Board: on.**" in shown(answer)
    assert f"<@{world.ben.id}> · **15**" in await world.board(world.ada)


async def test_nobody_without_points_reads_a_zero(world: World) -> None:
    await leave(world, world.ben)
    told = await world.board(world.ben)
    assert "off the board" in told
    assert "0" not in told


async def test_credit_is_asked_with_what_it_does_and_no_figures_before_the_first_month(
    world: World,
) -> None:
    answer = await page(world, world.ada)
    question = await press(world.ada, answer, "credit-ask")
    for words in (
        "at least 10 of them",
        "more than 35 % certainty",
        "no month has been counted yet",
        "What it does not do",
    ):
        assert words in shown(question)
    assert "Credit for anonymous effort: off" in shown(await page(world, world.ada))
    await press(world.ada, question, "credit")
    now = await page(world, world.ada)
    assert "Credit for anonymous effort: on" in shown(now)
    await press(world.ada, now, "credit")
    assert "Credit for anonymous effort: off" in shown(now)


async def test_the_switches_are_apart(world: World) -> None:
    await leave(world, world.ada)
    await forged_press(world, world.ada, "rb1:credit:on")
    told = shown(await page(world, world.ada))
    assert "**Board: off.**" in told
    assert "Credit for anonymous effort: on" in told
    assert "**Board: on.**" in shown(await page(world, world.ben))


@pytest.mark.parametrize(
    "custom_id", ["rb1:privacy-board:maybe", "rb1:credit", "rb1:erase:there", "rb1:erase:here:x"]
)
async def test_forged_presses_change_nothing(world: World, custom_id: str) -> None:
    await world.share(world.ada)
    told = shown(await forged_press(world, world.ada, custom_id))
    assert "don't know this card" in told
    assert "place 1 with 10 points" in await world.board(world.ada)


async def test_the_journey_leads_here(world: World) -> None:
    journey = await world.ada.slash(world.channel, "journey")
    assert journey.response is not None
    opened = await world.ada.click(journey.response.message, custom_id=control(journey, "privacy"))
    assert opened.ephemeral
    assert shown(opened) == shown(await world.ada.slash(world.channel, "privacy"))
