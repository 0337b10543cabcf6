"""Whoever likes to help is shown who waits, and helps right there."""

from collections.abc import Callable

from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from rejectbot.domain.limits import UNREADABLE_AT_ONCE
from tests.cogs.clock import days_go_by, wait
from tests.cogs.place import allow, delete_channel, delete_message, deny
from tests.world import World, control, shown, text_of

FIRST, SECOND, THIRD = "The first no.", "The second no.", "The third no."


async def look(world: World, who: MemberActor) -> InteractionResult:
    return await who.slash(world.channel, "encourage")


async def onwards(who: MemberActor, page: InteractionResult) -> InteractionResult:
    assert page.response is not None
    return await who.click(page.response.message, custom_id=control(page, "encourage-next"))


async def give(who: MemberActor, page: InteractionResult, verb: str) -> InteractionResult:
    assert page.response is not None
    return await who.click(page.response.message, custom_id=control(page, verb))


def page_of(world: World, page: InteractionResult) -> str:
    """What the private page shows now."""
    assert page.response is not None
    return text_of(page.response.message)


async def test_nobody_waits_and_that_is_said_warmly(world: World) -> None:
    answer = await look(world, world.ben)
    assert answer.ephemeral
    assert "everyone has been answered" in shown(answer)


async def test_before_the_set_up_it_says_what_is_missing(server: World) -> None:
    answer = await look(server, server.ben)
    assert server.env.errors
    assert "/setup" in shown(answer)


async def test_it_shows_the_words_the_wish_and_the_way_to_the_card(world: World) -> None:
    await world.share(world.ada, FIRST, kind=["job"], wants="listen", next="On to the next.")
    answer = await look(world, world.ben)
    assert answer.ephemeral
    for words in (FIRST, "Job", "heard, not advised", "On to the next", "be the first"):
        assert words in shown(answer).replace("\\", "")
    assert f"<@{world.ada.id}>" in shown(answer)
    assert answer.response is not None
    links = [row["components"][1].get("url", "") for row in answer.response.components[-1:]]
    assert str(world.card.id) in links[0]


async def test_a_press_there_counts_on_the_card_itself(world: World) -> None:
    await world.share(world.ada, FIRST)
    page = await look(world, world.ben)
    told = await give(world.ben, page, "hug")
    await wait(world, seconds=6)
    assert "A hug from you" in shown(told)
    assert world.counts() == {"hug": 1}
    assert f"<@{world.ben.id}> · **1**" in await world.board(world.chi)
    assert FIRST in page_of(world, page).replace("\\", ""), "the page stays as it is"


async def test_a_note_from_there_stands_in_the_cards_thread(world: World) -> None:
    await world.share(world.ada, FIRST, wants="listen")
    form = await give(world.ben, await look(world, world.ben), "note")
    assert form.modal is not None
    assert "heard, not advised" in str(form.modal)
    await world.ben.submit_modal(form, {"note": "I know that feeling.", "from": "named"})
    assert any("I know that feeling" in text for text in world.thread_texts())


async def test_who_has_the_least_support_comes_first_then_the_oldest(world: World) -> None:
    for story in (FIRST, SECOND, THIRD):
        await world.share(world.ada, story)
        await wait(world, seconds=6)
    await world.press(world.chi, "hug", world.cards[0])
    page = await look(world, world.ben)
    seen = [shown(page)]
    for _ in range(2):
        await onwards(world.ben, page)
        seen.append(page_of(world, page))
    order = [
        next(story for story in (FIRST, SECOND, THIRD) if story in each.replace("\\", ""))
        for each in seen
    ]
    assert order == [SECOND, THIRD, FIRST]
    await onwards(world.ben, page)
    assert "everyone who waits today" in page_of(world, page)


async def test_a_card_is_shown_once_a_day(world: World, make_bot: Callable[[], RejectBot]) -> None:
    await world.share(world.ada, FIRST)
    assert FIRST in shown(await look(world, world.ben)).replace("\\", "")
    assert "everyone who waits today" in shown(await look(world, world.ben))
    assert FIRST in shown(await look(world, world.chi)).replace("\\", "")
    await days_go_by(world)
    assert FIRST in shown(await look(world, world.ben)).replace("\\", "")


async def test_ones_own_name_and_what_one_supports_are_left_out(world: World) -> None:
    await world.share(world.ada, FIRST)
    assert "everyone has been answered" in shown(await look(world, world.ada))
    await world.press(world.ben, "go")
    assert "everyone has been answered" in shown(await look(world, world.ben))


async def test_after_two_weeks_a_card_rests(world: World) -> None:
    await world.share(world.ada, FIRST)
    for _ in range(14):
        await days_go_by(world)
    assert FIRST in shown(await look(world, world.ben)).replace("\\", "")
    await days_go_by(world)
    assert "everyone has been answered" in shown(await look(world, world.ben))


async def test_whoever_wrote_an_anonymous_card_sees_what_all_see(world: World) -> None:
    await world.share(world.ada, FIRST, visibility="anonymous")
    pages = [await look(world, who) for who in (world.ada, world.ben)]
    assert [page.response.components for page in pages if page.response] == [
        pages[0].response.components if pages[0].response else None
    ] * 2
    await give(world.ada, pages[0], "hug")
    await wait(world, seconds=6)
    assert world.counts() == {"hug": 1}


async def share_and_delete(world: World, count: int) -> None:
    """So many cards that a moderator then deletes by hand."""
    for number in range(count):
        await world.share(world.ada, f"Gone {number}.", visibility="anonymous")
        await days_go_by(world)
    for card in world.cards[-count:]:
        await delete_message(world, card)


async def test_a_card_that_is_gone_is_passed_over(world: World) -> None:
    for story in (FIRST, SECOND):
        await world.share(world.ada, story)
        await wait(world, seconds=6)
    await delete_message(world, world.cards[0])
    assert SECOND in shown(await look(world, world.ben)).replace("\\", "")


async def test_cards_that_are_gone_hide_nobody_who_waits(world: World) -> None:
    await share_and_delete(world, UNREADABLE_AT_ONCE)
    await world.share(world.chi, FIRST)
    page = await look(world, world.ben)
    assert "were deleted meanwhile" in shown(page)
    await onwards(world.ben, page)
    assert FIRST in page_of(world, page).replace("\\", "")
    assert FIRST in shown(await look(world, world.ada)).replace("\\", ""), "found once for all"


async def test_a_press_on_a_page_whose_card_is_gone_tells_the_bot(world: World) -> None:
    await world.share(world.ada, FIRST)
    pages = [await look(world, who) for who in (world.ben, world.chi)]
    await delete_message(world, world.card)
    await give(world.ben, pages[0], "hug")
    await wait(world, seconds=6)
    assert "was taken down" in shown(await give(world.chi, pages[1], "hug"))


async def test_a_deleted_card_costs_its_author_nothing(world: World) -> None:
    await world.ada.slash(world.channel, "goal set", target=4)
    await world.share(world.ada, FIRST)
    await delete_message(world, world.card)
    assert "everyone has been answered" in shown(await look(world, world.ben))
    assert "10" in await world.board(world.ada)
    assert "1 of 4 rejections" in shown(await world.ada.slash(world.channel, "goal show"))


async def test_a_channel_that_is_gone_is_said(world: World) -> None:
    await world.share(world.ada, FIRST)
    await delete_channel(world)
    other = world.guild.create_text_channel("elsewhere")
    assert "is gone" in shown(await world.chi.slash(other, "encourage"))
    assert world.env.errors


async def test_a_channel_that_was_given_up_is_no_obstacle(world: World) -> None:
    await world.share(world.ada, FIRST)
    other = world.guild.create_text_channel("elsewhere")
    await world.boss.slash(other, "setup", channel=other)
    await delete_channel(world)
    assert "everyone has been answered" in shown(await world.chi.slash(other, "encourage"))


async def test_a_history_that_may_not_be_read_is_not_called_answered(world: World) -> None:
    await world.share(world.ada, FIRST)
    await deny(world, "read_message_history")
    assert "Read Message History" in shown(await look(world, world.ben))
    assert world.env.errors
    await allow(world)
    assert FIRST in shown(await look(world, world.ben)).replace("\\", "")


async def test_an_outage_does_not_use_a_card_up(world: World) -> None:
    await world.share(world.ada, FIRST)
    world.env.inject_error("GET", "/channels/*/messages/*", status=503)
    assert "Discord" in shown(await look(world, world.ben))
    assert world.env.errors
    assert FIRST in shown(await look(world, world.ben)).replace("\\", "")
