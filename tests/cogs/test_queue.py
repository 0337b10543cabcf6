"""Review: moderators look first, decide once, and never learn who wrote something anonymous."""

import re
from collections.abc import Callable

import pytest

from rejectbot.bot.client import RejectBot
from tests.bot.forging import BUTTON, COMPONENT, send
from tests.cogs.clock import days_go_by, wait
from tests.review import click, next_hour, set_up_desk
from tests.world import World, buttons, control, shown, text_of, walk

STORY = "They went with *somebody* else <@1>."
READ = "They went with somebody else <@1>."
QUIET = "They *chose* somebody else."
RECEIPT = re.compile(r"[A-Z2-7]{26}")


def plain(text: str) -> str:
    return text.replace("\\", "").replace("*", "")


async def inbox(world: World) -> str:
    return shown(await world.ada.slash(world.channel, "inbox"))


async def test_a_named_share_waits_for_moderators_and_is_published_by_one(world: World) -> None:
    desk = await set_up_desk(world, "all")
    told = shown(await world.share(world.ada, STORY, next="Two more."))
    assert "Moderators of this server look at it first; `/inbox` tells" in told
    assert world.cards == []
    assert "A text of yours waits for moderators" in await inbox(world)
    (text,) = desk.texts
    assert READ in plain(text)
    assert "Two more" in text
    assert "Ada would like to share this" in text
    assert f"<@{world.ada.id}>" in text

    answer = await desk.press("publish")
    assert answer.ephemeral
    assert "Published: it appears in a moment" in shown(answer)
    assert "Ada shared a rejection" in text_of(world.card)
    assert "**10**" in await world.board(world.ada)
    (after,) = desk.texts
    assert after == f"✅ <@{desk.mo.id}> let this one through."
    assert desk.waiting == []
    assert "waits for moderators" not in await inbox(world)


async def test_what_stands_in_the_channel_of_moderators_pings_nobody(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await desk.press("publish")
    path = f"/channels/{desk.channel.id}/messages"
    bodies = [each.json for each in world.env.http_requests if path in each.path and each.json]
    assert len(bodies) == 2
    for body in bodies:
        assert body["allowed_mentions"] == {"parse": [], "replied_user": False} or not any(
            body["allowed_mentions"].values()
        )
    assert len(bodies[0]["nonce"]) <= 25
    assert "<@1>" not in str(bodies)


@pytest.mark.parametrize("visibility", ["anonymous", "anonymous_later"])
async def test_the_answer_to_an_anonymous_share_is_the_same_whether_it_is_held_or_not(
    world: World, visibility: str
) -> None:
    desk = await set_up_desk(world, "off")
    answers = [shown(await world.share(world.ada, QUIET, visibility=visibility))]
    await world.boss.slash(world.channel, "setup", review="anonymous")
    answers.append(shown(await world.share(world.ben, QUIET, visibility=visibility)))
    free, held = (RECEIPT.sub("", answer) for answer in answers)
    assert free == held
    assert "unless moderators look first" in held
    assert desk.texts == []


async def test_anonymous_entries_come_at_the_end_of_the_hour_without_their_authors(
    world: World,
) -> None:
    desk = await set_up_desk(world, "anonymous")
    people = (world.ada, world.ben, world.chi)
    for number, who in enumerate(people):
        await world.share(who, f"No number {number}.", visibility="anonymous")
        await wait(world, minutes=7)
    assert desk.texts == []
    assert "Nothing waits" in shown(await desk.queue())
    await next_hour(world)
    assert world.cards == []
    assert len(desk.texts) == 3
    for who in people:
        assert str(who.id) not in str([message.components for message in desk.messages])
        assert who.name not in str(desk.texts)
    assert all("Someone would like to share this, without a name" in text for text in desk.texts)
    told = {text.splitlines()[-1] for text in desk.texts[:3] if "No number" in text}
    assert len(told) == 3


async def test_a_server_that_reviews_anonymous_texts_lets_named_ones_through(world: World) -> None:
    desk = await set_up_desk(world, "anonymous")
    await world.share(world.ada, STORY)
    assert len(world.cards) == 1
    assert desk.texts == []


async def test_an_anonymous_entry_is_published_with_its_credit(world: World) -> None:
    desk = await set_up_desk(world, "anonymous")
    await world.share(world.ada, QUIET, visibility="anonymous")
    await next_hour(world)
    journey = shown(await world.ada.slash(world.channel, "journey"))
    assert "private tally" not in journey
    await desk.press("publish")
    assert "Someone here shared a rejection" in text_of(world.card)
    assert "10 points in your private tally" in shown(
        await world.ada.slash(world.channel, "journey")
    )


async def test_a_share_for_later_keeps_waiting_for_an_hour_once_it_is_let_through(
    world: World,
) -> None:
    desk = await set_up_desk(world, "anonymous")
    await wait(world, minutes=40)
    await world.share(world.ada, QUIET, visibility="anonymous_later")
    await next_hour(world)  # it is to appear at the hour after this one
    assert "together with any others that wait" in shown(await desk.press("publish"))
    assert world.cards == []
    await next_hour(world)
    assert len(world.cards) == 1

    await wait(world, minutes=40)
    await world.share(world.ben, QUIET, visibility="anonymous_later")
    for _ in range(3):
        await next_hour(world)  # its own hour is long over
    await desk.press("publish")
    assert len(world.cards) == 1
    await next_hour(world)
    assert len(world.cards) == 2


async def test_what_is_returned_comes_back_with_its_reason_and_can_be_sent_again(
    world: World,
) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY, next="Two more.")
    told = shown(await desk.decline("return", "person", "Leave out <@2>'s *name*."))
    assert "It is back with whoever wrote it" in told
    assert desk.texts == [f"↩️ <@{desk.mo.id}> returned this one with a reason."]
    assert world.cards == []

    page = await world.ada.slash(world.channel, "inbox")
    text = plain(shown(page))
    assert "Moderators of this server sent this back to you" in text
    assert "Why: Somebody could be recognised in it" in text
    assert "Leave out <@2>'s name." in text
    assert READ in text
    assert "Mo" not in text.replace("Moderators", "")
    form = await click(world.ada, page, "rewrite")
    await world.ada.submit_modal(form, {"story": "Somebody else it is.", "visibility": "named"})
    assert "sent this back" not in await inbox(world)
    assert len(desk.waiting) == 1


async def test_what_is_removed_tells_its_author_too(world: World) -> None:
    desk = await set_up_desk(world, "anonymous")
    await world.share(world.ada, QUIET, visibility="anonymous")
    await next_hour(world)
    assert "It will not appear" in shown(await desk.decline("remove"))
    assert desk.texts == [f"🗑️ <@{desk.mo.id}> removed this one."]
    text = await inbox(world)
    assert "did not let this one appear" in text
    assert "Why:" not in text
    assert "They chose somebody else." in plain(text)


async def test_a_return_needs_a_reason(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    form = await desk.press("return")
    assert form.modal is not None
    reason, words = (label["component"] for label in form.modal["components"])
    assert reason["required"]
    assert not words["required"]
    assert len(reason["options"]) >= 4


async def test_of_two_moderators_at_once_one_has_an_effect(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    message = desk.waiting[0]
    custom_id = buttons(message)[0].custom_id
    data = {"custom_id": custom_id, "component_type": BUTTON}
    answers = [send(world, who, COMPONENT, data, message) for who in (desk.mo, desk.max)]
    await world.env.settle()
    assert len(world.cards) == 1
    told = sorted("was faster" in shown(answer) for answer in answers)
    assert told == [False, True]
    late = next(shown(answer) for answer in answers if "was faster" in shown(answer))
    assert "and let it through" in late


async def test_a_late_return_is_told_who_was_faster_and_keeps_the_words(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    message = desk.waiting[0]
    form = await desk.press("return", desk.max, message)
    await desk.press("publish", desk.mo, message)
    answer = await desk.max.submit_modal(form, {"reason": ["person"], "words": "A kind word."})
    assert f"<@{desk.mo.id}> was faster, and let it through" in shown(answer)
    assert "A kind word." in shown(answer)
    assert len(world.cards) == 1


async def test_the_queue_shows_and_decides_without_a_channel(world: World) -> None:
    desk = await set_up_desk(world, "all", with_channel=False)
    for number in range(3):
        await world.share(world.ada, f"No number {number}.")
    page = await desk.queue()
    assert page.ephemeral
    assert "1 of 3" in shown(page)
    assert page.response is not None
    turned = await desk.mo.click(page.response.message, custom_id="rb1:queue-page:1")
    assert "2 of 3" in shown(turned)
    after = await click(desk.mo, turned, "queue-publish")
    assert "Published: it appears in a moment" in shown(after)
    assert "2 of 2" in shown(after)
    assert len(world.cards) == 1
    form = await click(desk.mo, after, "queue-return")
    await desk.mo.submit_modal(form, {"reason": ["unkind"], "words": ""})
    page = await desk.queue()
    assert "1 of 1" in shown(page)
    await click(desk.mo, page, "queue-publish")
    assert "Nothing waits" in shown(await desk.queue())
    assert len(world.cards) == 2


async def test_what_is_decided_in_the_queue_shows_in_the_channel(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await click(desk.max, await desk.queue(desk.max), "queue-publish")
    assert desk.texts == [f"✅ <@{desk.max.id}> let this one through."]


async def test_a_restart_between_any_two_steps_loses_and_doubles_nothing(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await world.share(world.ben, "Another no.", visibility="anonymous")
    await world.restart(make_bot())
    assert len(desk.texts) == 1
    await next_hour(world)
    assert len(desk.texts) == 2
    await world.restart(make_bot())
    assert len(desk.texts) == 2
    await desk.press("publish")
    await world.restart(make_bot())
    assert len(world.cards) == 1
    await desk.decline("return", "person")
    await world.restart(make_bot())
    assert len(world.cards) == 1
    assert desk.waiting == []
    assert len(desk.texts) == 2


async def test_what_nobody_decides_goes_back_while_its_author_can_read_it(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await days_go_by(world, 4)
    assert len(desk.waiting) == 1
    await days_go_by(world, 1)
    assert desk.texts == ["⌛ Nobody decided in time, so this one went back to whoever wrote it."]
    assert "Nothing waits" in shown(await desk.queue())
    text = await inbox(world)
    assert "No moderator came to look at this in time" in text
    assert READ in plain(text)
    await days_go_by(world, 2)
    assert "Nothing new here" in await inbox(world)


async def test_turning_review_off_publishes_nothing_and_says_what_still_waits(
    world: World,
) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    opened = await world.boss.slash(world.channel, "setup", review="off")
    panel = shown(await click(world.boss, opened, "setup-moderators"))
    assert "One text still waits from before. Turning review off publishes nothing" in panel
    assert world.cards == []
    await world.share(world.ben, "At once.")
    assert len(world.cards) == 1
    await desk.press("publish")
    assert len(world.cards) == 2


async def test_a_page_of_the_queue_has_its_buttons_and_its_pager(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, "!" * 1_500, next="!" * 200)
    await world.share(world.ben, STORY)
    page = await desk.queue()
    assert page.response is not None
    labels = [each["label"] for each in walk(page.response.components) if "label" in each]
    assert labels == ["Publish", "Return with a reason", "Remove", "Back", "Next"]
    assert control(page, "queue-publish")
    assert [button.label for button in buttons(desk.waiting[0])] == labels[:3]


async def test_what_is_let_through_while_sharing_rests_appears_when_that_is_over(
    world: World,
) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await desk.mo.slash(world.channel, "mod lockdown on")
    assert "it appears when that is over" in shown(await desk.press("publish"))
    assert world.cards == []
    await desk.mo.slash(world.channel, "mod lockdown off")
    assert len(world.cards) == 1
