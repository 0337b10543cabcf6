"""Clues in an anonymous text: shown to its author, who edits or sends, and nothing is kept."""

import sqlite3
from collections.abc import Callable
from typing import Any

import discord
import pytest
from simcord import InteractionResult

from rejectbot.bot.client import RejectBot
from rejectbot.domain.limits import STORY_MAX
from rejectbot.settings import Settings
from tests.bot.forging import BUTTON, COMPONENT, forge, forged_press, send
from tests.cogs.clock import wait
from tests.cogs.place import deny, rename
from tests.world import World, control, shown, text_of

STORY = "They asked: Ada, are you sure?\n\n```\nThen *no*.\n```"
FIELDS = {
    "visibility": "anonymous",
    "kind": ["job"],
    "wants": "advice",
    "next": "Write to a@example.org.",
}


async def held(world: World, story: str = STORY, **fields: Any) -> InteractionResult:
    return await world.share(world.ada, story, **{**FIELDS, **fields})


def page(answer: InteractionResult) -> discord.Message:
    assert answer.response is not None
    return answer.response.message


def place(answer: InteractionResult) -> tuple[int, int]:
    return page(answer).channel.id, page(answer).id


async def resend(world: World, form: InteractionResult, story: str) -> InteractionResult:
    """Send the form again with another story, and nothing to come next."""
    return await world.ada.submit_modal(form, {"story": story, "visibility": "anonymous"})


async def press(world: World, answer: InteractionResult, verb: str) -> InteractionResult:
    return await world.ada.click(page(answer), custom_id=control(answer, f"draft-{verb}"))


def filled(form: InteractionResult) -> dict[str, Any]:
    """What stands and what is chosen in an open form."""
    assert form.modal is not None
    found: dict[str, Any] = {}
    for label in form.modal["components"]:
        field = label["component"]
        chosen = [each["value"] for each in field.get("options", []) if each.get("default")]
        found[field["custom_id"]] = field.get("value") or chosen
    return found


def stored(settings: Settings) -> list[Any]:
    """What a share would leave behind."""
    connection = sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))
    try:
        return [
            row
            for table in ("outbox", "rejection", "anonymous_link", "anonymous_receipt")
            for row in connection.execute(f"SELECT * FROM {table}")
        ]
    finally:
        connection.close()


async def test_what_was_found_is_shown_and_nothing_is_stored(
    world: World, settings: Settings
) -> None:
    answer = await held(world)
    told = shown(answer)
    assert "Nothing is sent yet" in told
    assert "- Ada: one of your own names" in told
    assert "- a\\@example\\.org: an e-mail address" in told
    assert answer.ephemeral
    assert stored(settings) == []
    assert world.cards == []
    await wait(world, hours=2)
    assert world.cards == []


@pytest.mark.parametrize("visibility", ["anonymous", "anonymous_later"])
@pytest.mark.parametrize("nickname", ["Countess", "Ada"])
async def test_every_own_name_is_a_clue(world: World, visibility: str, nickname: str) -> None:
    await rename(world, world.ada, nickname)
    answer = await held(world, f"Dear {nickname}, no.", visibility=visibility)
    assert f"- {nickname}: one of your own names" in shown(answer)


async def test_a_name_in_what_comes_next_is_a_clue_too(world: World) -> None:
    assert "- Ada: one of" in shown(await held(world, "No.", next="Back to being Ada."))


async def test_the_name_of_somebody_else_is_none(world: World) -> None:
    await held(world, "They took Ben.", next="")
    assert len(world.cards) == 1


async def test_a_named_share_is_not_looked_at(world: World) -> None:
    await held(world, visibility="named")
    assert len(world.cards) == 1


async def test_edit_opens_the_form_with_all_that_was_written_and_chosen(world: World) -> None:
    form = await press(world, await held(world), "edit")
    assert filled(form) == {
        "story": STORY,
        "kind": ["job"],
        "wants": ["advice"],
        "next": FIELDS["next"],
        "visibility": ["anonymous"],
    }


async def test_what_was_left_open_stays_open(world: World) -> None:
    answer = await world.share(world.ada, "No, Ada.", visibility="anonymous_later")
    form = await press(world, answer, "edit")
    assert filled(form) == {
        "story": "No, Ada.",
        "kind": [],
        "wants": [],
        "next": [],
        "visibility": ["anonymous_later"],
    }


async def test_the_longest_story_of_back_ticks_comes_back_whole(world: World) -> None:
    story = "Ada" + "`" * (STORY_MAX - 3)
    answer = await held(world, story, next="`" * 200)
    assert len(shown(answer)) <= 4_000
    assert filled(await press(world, answer, "edit"))["story"] == story
    await press(world, answer, "send")
    assert "\\`" * (STORY_MAX - 3) in text_of(world.card)


async def test_an_edited_share_is_sent_and_the_page_offers_nothing_more(world: World) -> None:
    answer = await held(world)
    form = await press(world, answer, "edit")
    await resend(world, form, "They were not sure.")
    assert "They were not sure" in text_of(world.card)
    assert "receipt" in text_of(page(answer))
    assert "Send anyway" not in text_of(page(answer))
    assert "draft" not in str(world.env.backend.get_message(*place(answer)).components)


async def test_an_edited_share_is_looked_at_again(world: World) -> None:
    answer = await held(world)
    form = await press(world, answer, "edit")
    await resend(world, form, "A d a again.")
    assert world.cards == []
    assert "- A d a: one of your own names" in text_of(page(answer))
    assert "example" not in text_of(page(answer))
    assert filled(await press(world, answer, "edit"))["story"] == "A d a again."


async def test_an_edited_share_can_be_sent_with_ones_name(world: World) -> None:
    form = await press(world, await held(world), "edit")
    await world.ada.submit_modal(form, {"story": STORY, "visibility": "named"})
    assert "Ada shared a rejection" in text_of(world.card)


async def test_send_anyway_posts_it_as_it_stands_with_a_receipt(world: World) -> None:
    answer = await held(world)
    await press(world, answer, "send")
    card = text_of(world.card)
    assert "They asked\\: Ada\\, are you sure\\?" in card
    assert "Job" in card
    assert "They would welcome advice" in card
    assert "Write to a\\@example\\.org" in card
    assert world.card.interaction_metadata is None
    assert "receipt" in text_of(page(answer))
    assert "Nothing is sent yet" not in text_of(page(answer))


async def test_a_later_one_is_sent_anyway_at_its_hour(world: World) -> None:
    await press(world, await held(world, visibility="anonymous_later"), "send")
    assert world.cards == []
    await wait(world, hours=1)
    assert len(world.cards) == 1


async def test_two_presses_at_once_post_once_and_keep_the_receipt(world: World) -> None:
    answer = await held(world)
    data = {"custom_id": control(answer, "draft-send"), "component_type": BUTTON}
    message = page(answer)
    presses = [send(world, world.ada, COMPONENT, data, message=message) for _ in range(3)]
    await world.env.settle()
    assert len(world.cards) == 1
    assert "receipt" in text_of(page(answer))
    beside = [text_of(each.message) for result in presses for each in result.followups]
    assert len(beside) == 2
    assert all("This was sent already" in text for text in beside)


async def test_a_page_whose_change_was_lost_does_not_send_again_days_later(world: World) -> None:
    answer = await held(world)
    send_it = control(answer, "draft-send")
    world.env.inject_error("PATCH", "/webhooks/*", status=400, times=2)
    await world.ada.click(page(answer), custom_id=send_it)
    assert len(world.cards) == 1
    assert "draft-send" in str(world.env.backend.get_message(*place(answer)).components)
    await wait(world, hours=30)
    pressed = await world.ada.click(page(answer), custom_id=send_it)
    assert "This was sent already" in "".join(text_of(x.message) for x in pressed.followups)
    assert len(world.cards) == 1


@pytest.mark.parametrize("verb", ["edit", "send"])
async def test_the_draft_outlives_a_restart_in_its_message_alone(
    world: World, make_bot: Callable[[], RejectBot], verb: str
) -> None:
    answer = await held(world)
    await world.restart(make_bot())
    pressed = await press(world, answer, verb)
    if verb == "edit":
        assert filled(pressed)["story"] == STORY
        await resend(world, pressed, "They were not sure.")
    assert len(world.cards) == 1


async def test_a_restart_after_sending_does_not_let_it_be_sent_again(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    answer = await held(world, visibility="anonymous_later")
    send_it = control(answer, "draft-send")
    data = {"custom_id": send_it, "component_type": BUTTON}
    before = world.env.backend.get_message(world.channel.id, page(answer).id)
    old = [dict(component) for component in before.components]
    await press(world, answer, "send")
    await world.restart(make_bot())
    before.components = old
    again = await forge(world, world.ada, COMPONENT, data, message=page(answer))
    assert "This was sent already" in "".join(text_of(x.message) for x in again.followups)
    await wait(world, hours=2)
    assert len(world.cards) == 1


async def test_a_refusal_comes_beside_the_draft_which_stays(world: World) -> None:
    answer = await held(world)
    await deny(world, "send_messages")
    pressed = await press(world, answer, "send")
    (beside,) = pressed.followups
    assert "I still need Send Messages" in text_of(beside.message)
    assert beside.ephemeral
    assert "Nothing is sent yet" in text_of(page(answer))


async def test_an_edit_that_is_refused_is_given_back_beside_the_draft(world: World) -> None:
    form = await press(world, answer := await held(world), "edit")
    sent = await resend(world, form, "come to discord.gg/abc")
    (beside,) = sent.followups
    assert "come to discord.gg/abc" in text_of(beside.message)
    assert "Nothing is sent yet" in text_of(page(answer))


@pytest.mark.parametrize("verb", ["edit", "send"])
@pytest.mark.parametrize("choices", ["", ":job.advice.anonymous", ":.....", ":x.y.z"])
async def test_a_forged_press_without_a_draft_is_answered(
    world: World, verb: str, choices: str
) -> None:
    await world.share(world.ben)
    for message in (None, world.card):
        answer = await forged_press(world, world.ada, f"rb1:draft-{verb}{choices}", message)
        assert "start again with `/share`" in shown(answer)
    assert len(world.cards) == 1


@pytest.mark.parametrize("choices", ["", ":x.y.z", ":job.advice", f":{'.' * 60}"])
async def test_forged_choices_on_a_draft_are_refused(world: World, choices: str) -> None:
    answer = await held(world)
    pressed = await forged_press(world, world.ada, f"rb1:draft-send{choices}", page(answer))
    assert "choose how to share it" in "".join(text_of(x.message) for x in pressed.followups)
    assert world.cards == []


async def test_what_was_found_is_neither_logged_nor_counted(world: World) -> None:
    before = len(world.logs)
    await press(world, await held(world), "edit")
    assert world.logs[before:] == []


async def test_only_the_first_finds_are_shown(world: World) -> None:
    told = shown(await held(world, " ".join(f"@codes{n}" for n in range(9)), next=""))
    assert told.count("a name on another platform") == 5
    assert "and 4 more" in told
