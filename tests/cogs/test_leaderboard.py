"""The leaderboard: effort by period, ties share a place, nobody is pinged."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_press
from tests.cogs.clock import wait
from tests.cogs.place import deny
from tests.world import World, shown, text_of


async def supporters(world: World, number: int) -> list[MemberActor]:
    """So many members with one point each."""
    await world.share(world.ada)
    card = world.card
    crowd = [world.guild.add_member(world.env.create_user(f"Guest {n}")) for n in range(number)]
    for who in crowd:
        await world.press(who, "hug", card)
    return crowd


async def after(world: World, make_bot: Callable[[], RejectBot], **span: float) -> None:
    """Start the bot again so much later, without every timer in between."""
    await world.bot.close()
    world.env.backend.advance_clock(timedelta(**span).total_seconds())
    await world.env.restart_bot(make_bot())


async def opened(world: World, who: MemberActor, **options: str) -> InteractionResult:
    return await who.slash(world.channel, "leaderboard", **options)


async def press(world: World, who: MemberActor, page: InteractionResult, label: str) -> str:
    assert page.response is not None
    return shown(await who.click(page.response.message, label=label))


async def test_an_empty_board_invites_without_a_zero(world: World) -> None:
    answer = await opened(world, world.ada)
    assert "No points yet" in shown(answer)
    assert answer.ephemeral
    assert answer.response is not None
    assert "Show everyone" not in str(answer.response.components)


async def test_the_most_points_stand_first_and_ones_own_place_below(world: World) -> None:
    await world.share(world.ada)
    await world.share(world.ben)
    await world.share(world.ben)
    told = await world.board(world.ada)
    assert told.index(f"🥇 <@{world.ben.id}> · **15**") < told.index(f"🥈 <@{world.ada.id}>")
    assert "You: place 2 with 10 points. Only you see this line." in told


async def test_the_same_points_share_a_place(world: World) -> None:
    await world.share(world.ada)
    await world.share(world.ben)
    await world.press(world.chi, "hug")
    told = await world.board(world.chi)
    assert told.count("🥇") == 2
    assert "🥈" not in told
    assert f"🥉 <@{world.chi.id}> · **1**" in told
    assert "place 3 with one point" in told


async def test_who_has_none_is_invited_kindly(world: World) -> None:
    await world.share(world.ada)
    assert "You are not on this one yet" in await world.board(world.chi)


@pytest.mark.parametrize("period", ["week", "month", "year", "all"])
async def test_every_period_shows_todays_effort(world: World, period: str) -> None:
    await world.share(world.ada)
    assert f"<@{world.ada.id}> · **10**" in await world.board(world.ben, period=period)


async def test_the_month_is_shown_unless_something_else_is_chosen(world: World) -> None:
    assert "this month" in await world.board(world.ada)


async def test_each_period_forgets_in_its_own_time(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada)  # on 1 January 2026, a Thursday
    for days, gone in ((5, {"week"}), (27, {"week", "month"}), (340, {"week", "month", "year"})):
        await after(world, make_bot, days=days)
        for period in ("week", "month", "year", "all"):
            listed = f"<@{world.ada.id}>" in await world.board(world.ben, period=period)
            assert listed == (period not in gone), (days, period)


async def test_the_day_is_the_servers_own(world: World, make_bot: Callable[[], RejectBot]) -> None:
    panel = await world.boss.slash(world.channel, "setup")
    assert panel.response is not None
    form = await world.boss.click(panel.response.message, custom_id="rb1:setup-zone")
    await world.boss.submit_modal(form, {"zone": "America/New_York"})
    await world.share(world.ada)  # still 2025 there
    await after(world, make_bot, hours=6)
    assert f"<@{world.ada.id}>" not in await world.board(world.ben, period="year")
    assert f"<@{world.ada.id}>" in await world.board(world.ben, period="week")


async def test_the_pager_turns_in_the_same_message_and_back(world: World) -> None:
    crowd = await supporters(world, 12)
    page = await opened(world, world.ben)
    first = shown(page)
    assert first.count("<@") == 10
    second = await press(world, world.ben, page, "Next")
    assert second.count("<@") == 3
    assert {f"<@{who.id}>" in first or f"<@{who.id}>" in second for who in crowd} == {True}
    assert second.count("🥈") == 3, "a tie that began on the first page keeps its place"
    assert shown(page) == second
    assert await press(world, world.ben, page, "Back") == first


async def test_a_board_of_one_page_has_no_pager(world: World) -> None:
    await supporters(world, 9)
    page = await opened(world, world.ben)
    assert page.response is not None
    usable = {
        button["label"]: not button.get("disabled", False)
        for button in page.response.components[-1]["components"]
    }
    assert usable == {"Show everyone": True}


@pytest.mark.parametrize("place", ["month:9999", "month:50:x", "all:0099"])
async def test_a_page_far_behind_the_last_is_kind(world: World, place: str) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ada)
    assert page.response is not None
    message = page.response.message
    told = shown(await forged_press(world, world.ada, f"rb1:board:{place}", message))
    assert "That was everyone" in told


@pytest.mark.parametrize("place", ["decade:0", "month:-1", "month:99999", "month", ""])
async def test_a_page_that_cannot_be_is_answered(world: World, place: str) -> None:
    answer = await forged_press(world, world.ada, f"rb1:board-show:{place}")
    assert shown(answer)
    assert world.channel.last_message is None


async def test_show_everyone_posts_the_board_without_the_viewers_line(world: World) -> None:
    await world.share(world.ada)
    await world.press(world.ben, "hug")
    page = await opened(world, world.ben)
    assert "You: place 2" in shown(page)
    assert "in the channel now" in await press(world, world.ben, page, "Show everyone")
    posted = world.channel.last_message
    assert posted is not None
    text = text_of(posted)
    assert f"🥇 <@{world.ada.id}> · **10**" in text
    assert "You" not in text.replace("Your", "")
    assert posted.interaction_metadata is None


async def test_a_board_for_everyone_pings_nobody(world: World) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ada)
    await press(world, world.ada, page, "Show everyone")
    posted = world.channel.last_message
    assert posted is not None
    assert posted.raw_mentions == []
    place = f"/channels/{world.channel.id}/messages"
    bodies = [each.json for each in world.env.http_requests if each.path == place]
    assert all(body is None or body["allowed_mentions"] == {"parse": []} for body in bodies)


async def test_the_board_is_shown_once_in_ten_minutes_in_a_channel(world: World) -> None:
    await world.share(world.ada)
    pages = [await opened(world, who) for who in (world.ada, world.ben)]
    await press(world, world.ada, pages[0], "Show everyone")
    before = len(world.channel.history())
    for who, page in zip((world.ada, world.ben), pages, strict=True):
        assert "a moment ago" in await press(world, who, page, "Show everyone")
    assert len(world.channel.history()) == before
    other = world.guild.create_text_channel("elsewhere")
    elsewhere = await world.ada.slash(other, "leaderboard")
    assert "in the channel now" in await press(world, world.ada, elsewhere, "Show everyone")
    await wait(world, minutes=11)
    assert "in the channel now" in await press(world, world.ben, pages[1], "Show everyone")


async def test_a_board_that_could_not_be_shown_may_be_tried_again(world: World) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ada)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    assert "I still need" in await press(world, world.ada, page, "Show everyone")
    assert "in the channel now" in await press(world, world.ada, page, "Show everyone")


async def test_a_board_that_is_sent_twice_stands_once(world: World) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ada)
    await press(world, world.ada, page, "Show everyone")
    place = f"/channels/{world.channel.id}/messages"
    sent = [each.json for each in world.env.http_requests if each.path == place]
    assert sent[-1] is not None
    assert sent[-1]["enforce_nonce"]
    assert sent[-1]["nonce"]


async def test_the_private_page_pings_nobody(world: World) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ben)
    assert page.response is not None
    assert page.response.message.raw_mentions == []


async def test_who_may_not_write_in_the_channel_cannot_show_it_there(world: World) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ben)
    await deny(world, "send_messages", to=world.ben)
    before = len(world.channel.history())
    told = await press(world, world.ben, page, "Show everyone")
    assert "You may not write in this channel" in told
    assert len(world.channel.history()) == before


async def test_where_the_bot_may_not_write_the_answer_says_so(world: World) -> None:
    await world.share(world.ada)
    page = await opened(world, world.ben)
    await deny(world, "send_messages")
    assert "I may not post in" in await press(world, world.ben, page, "Show everyone")


async def test_a_board_shown_before_a_restart_still_turns(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await supporters(world, 12)
    page = await opened(world, world.ben)
    next_page = [each for each in walk_ids(page) if ":next:" in each]
    await world.restart(make_bot())
    assert page.response is not None
    shown(await world.ben.click(page.response.message, custom_id=next_page[0]))
    assert shown(page).count("<@") == 3
    assert any(":0:back:" in each for each in walk_ids(page))


def walk_ids(page: InteractionResult) -> list[str]:
    assert page.response is not None
    return [str(each["custom_id"]) for each in page.response.components[-1]["components"]]
