"""One's own rejections: found by name, by tag inside the window, by receipt; changed once."""

from collections.abc import Callable

import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_form, forged_press
from tests.cogs.clock import wait
from tests.cogs.place import delete_message
from tests.world import World, control, shown, text_of

STORY = "They *said* no.\nTwice in one letter"


async def listed(world: World, who: MemberActor) -> InteractionResult:
    """The list of one's own rejections, from `/journey`."""
    journey = await who.slash(world.channel, "journey")
    assert journey.response is not None
    return await who.click(journey.response.message, custom_id="rb1:mine")


async def opened(world: World, who: MemberActor) -> InteractionResult:
    """The page of the newest of one's own rejections."""
    mine = await listed(world, who)
    assert mine.response is not None
    return await who.click(mine.response.message, custom_id=control(mine, "own"))


async def use(who: MemberActor, page: InteractionResult, verb: str) -> InteractionResult:
    assert page.response is not None
    return await who.click(page.response.message, custom_id=control(page, verb))


def receipt_in(answer: InteractionResult) -> str:
    return shown(answer).split("```")[1].strip()


def labels(page: InteractionResult) -> list[str]:
    assert page.response is not None
    return [button["label"] for button in page.response.components[-1]["components"]]


async def open_with_receipt(world: World, who: MemberActor, receipt: str) -> InteractionResult:
    journey = await who.slash(world.channel, "journey")
    assert journey.response is not None
    form = await who.click(journey.response.message, custom_id="rb1:receipt")
    return await who.submit_modal(form, {"receipt": receipt})


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_an_update_stands_on_the_card_and_in_its_thread(
    world: World, visibility: str
) -> None:
    await world.share(world.ada, STORY, visibility=visibility)
    form = await use(world.ada, await opened(world, world.ada), "update")
    answer = await world.ada.submit_modal(form, {"happened": "again", "text": "I wrote to three."})
    assert answer.ephemeral
    assert "tried again" in text_of(world.card)
    assert "Twice in one letter" in text_of(world.card)
    told = "\n".join(world.thread_texts())
    assert "I wrote to three" in told
    assert ("Ada" in told) == (visibility == "named")


async def test_a_card_takes_five_updates(world: World) -> None:
    await world.share(world.ada, STORY)
    page = await opened(world, world.ada)
    for _ in range(5):
        form = await use(world.ada, page, "update")
        await world.ada.submit_modal(form, {"happened": "learned"})
    form = await use(world.ada, page, "update")
    answer = await world.ada.submit_modal(form, {"happened": "again", "text": "And once more."})
    assert "five updates" in shown(answer)
    assert "And once more." in shown(answer), "the text comes back"
    assert text_of(world.card).count("Since then") == 5


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_a_reply_says_that_it_is_the_authors(world: World, visibility: str) -> None:
    await world.share(world.ada, STORY, visibility=visibility)
    form = await use(world.ada, await opened(world, world.ada), "reply")
    await world.ada.submit_modal(form, {"reply": "Thank you all."})
    (told,) = world.thread_texts()
    assert ("Ada replied" in told) == (visibility == "named")
    assert ("Whoever shared this replied" in told) == (visibility == "anonymous")


async def test_an_edit_begins_with_what_stands_there_and_keeps_the_rest(world: World) -> None:
    await world.share(world.ada, STORY, next="On to the next.", visibility="anonymous")
    await world.press(world.ben, "hug")
    page = await opened(world, world.ada)
    form = await use(world.ada, page, "edit")
    assert form.modal is not None
    assert form.modal["components"][0]["component"]["value"] == STORY
    await world.ada.submit_modal(form, {"story": "They said no kindly."})
    await world.press(world.chi, "hug")
    await wait(world, seconds=6)
    assert "They said no kindly" in text_of(world.card)
    assert "On to the next" in text_of(world.card)
    assert world.counts() == {"hug": 2}


async def test_an_edit_that_a_press_overtakes_is_not_undone(world: World) -> None:
    await world.share(world.ada, STORY)
    before = world.card
    form = await use(world.ada, await opened(world, world.ada), "edit")
    await world.ada.submit_modal(form, {"story": "Another story."})
    await world.press(world.ben, "hug", before)
    await wait(world, seconds=6)
    assert "Another story" in text_of(world.card)
    assert world.counts() == {"hug": 1}


async def test_an_anonymous_card_is_taken_down_and_its_tally_stays(world: World) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    question = await use(world.ada, await opened(world, world.ada), "ask-delete")
    assert "private tally" in shown(question)
    answer = await use(world.ada, question, "delete")
    assert "within the next minute" in shown(answer)
    assert world.cards == []
    assert "10 points in your private tally" in shown(
        await world.ada.slash(world.channel, "journey")
    )


async def test_at_a_full_hour_it_is_taken_down_with_all_others(world: World) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    question = await use(world.ada, await opened(world, world.ada), "ask-delete")
    answer = await use(world.ada, question, "delete-later")
    assert "together with any others" in shown(answer)
    assert len(world.cards) == 1
    await wait(world, hours=2)
    assert world.cards == []


async def test_a_server_that_offers_later_only_does_all_anonymous_acts_later(world: World) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    await world.boss.slash(world.channel, "setup", anonymous="later")
    form = await use(world.ada, await opened(world, world.ada), "update")
    assert form.modal is not None
    assert len(form.modal["components"]) == 2, "there is no choice of when"
    await world.ada.submit_modal(form, {"happened": "again"})
    assert "Since then" not in text_of(world.card)
    await wait(world, hours=2)
    assert "Since then" in text_of(world.card)


async def test_a_name_is_put_on_inside_the_window_and_earns_nothing(world: World) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    question = await use(world.ada, await opened(world, world.ada), "ask-name")
    assert "can't be undone" in shown(question)
    await use(world.ada, question, "put-name")
    assert "Ada shared a rejection" in text_of(world.card)
    assert "No points yet" in await world.board(world.ben)
    assert "with your name" in shown(await listed(world, world.ada))
    assert "own card" in shown(await world.press(world.ada, "hug"))


async def test_a_receipt_opens_the_card_for_whoever_has_it_but_puts_no_name_on(
    world: World,
) -> None:
    receipt = receipt_in(await world.share(world.ada, STORY, visibility="anonymous"))
    page = await open_with_receipt(world, world.chi, f" {receipt[:13].lower()} {receipt[13:]} ")
    assert "Opened with your receipt" in shown(page)
    assert "Put my name on it" not in labels(page)
    form = await use(world.chi, page, "update")
    await world.chi.submit_modal(form, {"happened": "worked_out"})
    assert "it worked out" in text_of(world.card)


async def test_after_the_window_only_the_receipt_opens_it(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    receipt = receipt_in(await world.share(world.ada, STORY, visibility="anonymous"))
    before = await opened(world, world.ada)
    await world.bot.close()
    world.env.backend.advance_clock(7 * 24 * 3600)
    await world.env.restart_bot(make_bot())
    assert "Nothing of yours stands here" in shown(await listed(world, world.ada))
    late = await use(world.ada, before, "ask-name")
    too_late = shown(await use(world.ada, late, "put-name"))
    not_theirs = shown(
        await forged_press(world, world.ben, control(before, "ask-name").replace("ask", "put"))
    )
    assert too_late == not_theirs
    assert "nothing of yours" in too_late
    page = await open_with_receipt(world, world.ada, receipt)
    assert "Opened with your receipt" in shown(page)


@pytest.mark.parametrize("receipt", ["", "A" * 26, "ÄÖÜ", "x" * 60])
async def test_a_wrong_receipt_finds_nothing(world: World, receipt: str) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    answer = await forged_form(world, world.ada, "rb1:receipt", receipt=receipt)
    assert "nothing of yours" in shown(answer)


@pytest.mark.parametrize("verb", ["update", "reply", "edit"])
async def test_whoever_is_not_the_author_gets_their_text_back_and_changes_nothing(
    world: World, verb: str
) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    before = text_of(world.card)
    page = await opened(world, world.ada)
    fields = {"text": "Mine now.", "reply": "Mine now.", "story": "Mine now."}
    for who in (world.ben, world.boss):
        answer = await forged_form(world, who, control(page, verb), happened="again", **fields)
        assert "nothing of yours" in shown(answer)
        assert "Mine now." in shown(answer)
    assert text_of(world.card) == before
    assert world.thread_texts() == []


async def test_a_card_that_is_gone_is_said_to_be(world: World) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    mine = await listed(world, world.ada)
    await delete_message(world, world.card)
    assert mine.response is not None
    page = await world.ada.click(mine.response.message, custom_id=control(mine, "own"))
    assert "its card was deleted on Discord" in shown(page)
    assert labels(page) == ["Delete"]
    await use(world.ada, await use(world.ada, page, "ask-delete"), "delete")
    assert "Nothing of yours" in shown(await listed(world, world.ada))


async def test_the_journey_has_the_same_buttons_for_everybody(world: World) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    pages = [await who.slash(world.channel, "journey") for who in (world.ada, world.chi)]
    assert labels(pages[0]) == labels(pages[1])
