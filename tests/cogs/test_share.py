"""Sharing, as a member does it."""

from collections.abc import Callable

import pytest

from rejectbot.bot.client import RejectBot
from tests.cogs.place import rename
from tests.world import World, buttons, shown, text_of


async def test_a_named_share_stands_in_the_channel_and_earns_points(world: World) -> None:
    answer = await world.share(world.ada, "They went with *somebody* else.")
    assert "Ada shared a rejection" in text_of(world.card)
    assert "somebody" in text_of(world.card)
    assert world.card.jump_url in shown(answer)
    assert "+10 points" in shown(answer)
    assert "**10**" in await world.board(world.ben)


async def test_the_answer_is_for_the_member_alone(world: World) -> None:
    assert (await world.share(world.ada)).ephemeral
    assert (await world.share(world.ada, visibility="anonymous")).ephemeral


async def test_the_card_says_everything_that_was_chosen(world: World) -> None:
    await world.share(
        world.ada, "No from the *third* one.", kind=["job"], wants="advice", next="A fourth one!"
    )
    card = text_of(world.card)
    for words in (
        "### Ada shared a rejection\n-# Job",
        "> No from the \\*third\\* one\\.",
        "Ada would welcome advice.",
        "What's next",
        "> A fourth one\\!",
    ):
        assert words in card
    assert [str(button.emoji) for button in buttons(world.card)] == ["🫂", "💪", "👏", "🙋", "💌"]
    assert [button.label for button in buttons(world.card)] == [None, None, None, None, "Note"]


async def test_what_was_not_chosen_has_kind_defaults(world: World) -> None:
    await world.share(world.ada)
    card = text_of(world.card)
    assert card.startswith("### Ada shared a rejection\n> ")
    assert "Ada would like to be cheered on." in card
    assert "What's next" not in card


async def test_shares_of_a_day_earn_ten_then_five_then_two(world: World) -> None:
    told = [shown(await world.share(world.ada, f"No number {n}.")) for n in range(3)]
    assert ["+10 points" in told[0], "+5 points" in told[1], "+2 points" in told[2]] == [True] * 3
    assert "**17**" in await world.board(world.ben)


@pytest.mark.parametrize("has_goal", [True, False])
async def test_the_fifth_share_of_a_day_is_counted_and_never_shows_a_zero(
    world: World, has_goal: bool
) -> None:
    if has_goal:
        await world.ada.slash(world.channel, "goal set", target=100)
    for n in range(4):
        await world.share(world.ada, f"No number {n}.")
    told = shown(await world.share(world.ada, "And another no."))
    assert ("This one is counted for your goal" in told) == has_goal
    assert ("This one counts in your `/journey`" in told) != has_goal
    assert "+0" not in told
    assert " 0 " not in told
    assert len(world.cards) == 5


async def test_a_new_day_begins_at_ten_again(world: World) -> None:
    await world.share(world.ada)
    for _ in range(24):
        await world.env.advance_time(3600)
    assert "+10 points" in shown(await world.share(world.ada))


async def test_an_emptied_display_name_still_gets_a_name(world: World) -> None:
    await rename(world, world.ada, "\u200b\u2060\u202e")
    await world.share(world.ada)
    assert "Somebody shared a rejection" in text_of(world.card)


async def test_a_hostile_name_and_story_ping_and_link_nothing(world: World) -> None:
    await rename(world, world.ada, "# <@1> [x](http://evil.example)")
    pings = f"@everyone <@{world.ben.id}> <#{world.channel.id}>"
    await world.share(world.ada, f"{pings} [a](http://b.example) </share:1>\n# Big")
    card = world.card
    assert not card.mention_everyone
    assert card.raw_mentions == []
    for alive in ("<@", "<#", "](", "http://", "</share", "\n# ", "> # "):
        assert alive not in text_of(card), alive


async def test_a_form_opened_before_a_restart_still_works_after_it(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    form = await world.ada.slash(world.channel, "share")
    await world.restart(make_bot())
    sent = await world.ada.submit_modal(form, {"story": "They said no.", "visibility": "named"})
    assert world.card.jump_url in shown(sent)
    assert len(world.cards) == 1


async def test_a_restart_publishes_nothing_twice(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada)
    await world.share(world.ben, visibility="anonymous")
    await world.restart(make_bot())
    assert len(world.cards) == 2


async def test_while_discord_takes_nothing_a_share_is_kept_and_posted_once(world: World) -> None:
    form = await world.ada.slash(world.channel, "share")
    world.env.inject_error("POST", "/channels/*/messages", status=500)
    told = shown(await world.ada.submit_modal(form, {"story": "No again.", "visibility": "named"}))
    assert "on its way" in told
    assert world.cards == []
    await world.env.advance_time(20)
    assert len(world.cards) == 1
    await world.env.advance_time(3600)
    assert len(world.cards) == 1
    assert "**10**" in await world.board(world.ben)


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_a_card_appears_in_the_servers_words_and_emoji(world: World, visibility: str) -> None:
    await world.boss.slash(world.channel, "setup")
    panel = await world.boss.slash(world.channel, "setup")
    assert panel.response is not None
    await world.boss.select(panel.response.message, ["garden"], custom_id="rb1:setup-emoji")
    await world.share(world.ada, visibility=visibility)
    assert [str(button.emoji) for button in buttons(world.card)][:4] == ["🌻", "🌱", "🌈", "⛵"]
    assert "🌻 a hug" in text_of(world.card)
