"""Several texts that came back or wait: each can be reached, sent anew once, or taken back."""

import pytest
from simcord import InteractionResult, MemberActor

from rejectbot.settings import Settings
from tests.bot.forging import forged_press
from tests.cogs.test_care import default
from tests.cogs.test_inbox import rows
from tests.review import Desk, click, next_hour, set_up_desk
from tests.world import World, control, shown, text_of

WORDS = "I want to die."


async def inbox(world: World, who: MemberActor | None = None) -> InteractionResult:
    return await (who or world.ada).slash(world.channel, "inbox")


async def returned(desk: Desk, *stories: str) -> None:
    """Ada shares these, and moderators send each back."""
    for story in stories:
        await desk.world.share(desk.world.ada, story)
        await desk.decline("return", "person")


async def test_every_text_that_came_back_is_reached(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await returned(desk, "No number one.", "No number two.", "No number three.")
    page = await inbox(world)
    seen = []
    for number in (1, 2, 3):
        assert f"{number} of 3 that came back" in shown(page)
        seen += [n for n in ("one", "two", "three") if f"No number {n}" in shown(page)]
        page = await click(world.ada, page, "returned")
    assert sorted(seen) == ["one", "three", "two"]
    assert "1 of 3" in shown(page)
    page = await click(world.ada, await click(world.ada, page, "returned"), "returned")
    await click(world.ada, page, "discard")
    page = await click(world.ada, page, "returned")
    assert "1 of 2" in shown(page)


async def test_one_that_came_back_alone_has_no_number(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await returned(desk, "No.")
    assert "that came back" not in shown(await inbox(world))


async def test_beside_a_long_text_more_shows_what_else_came(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await returned(desk, "!" * 1_500)
    await world.boss.slash(world.channel, "setup", review="off")
    await world.share(world.ada, "They said no.")
    form = await world.press(world.ben, "note")
    await world.ben.submit_modal(form, {"note": "!" * 500, "from": "named", "to": "author"})
    page = await inbox(world)
    assert "Ben wrote to you alone" not in shown(page)
    more = await click(world.ada, page, "inbox")
    assert "Ben wrote to you alone" in shown(more)


@pytest.mark.parametrize("story", [WORDS, "A banana."])
@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_edited_after_a_question_it_is_gone_from_the_inbox_and_stands_once(
    world: World, visibility: str, story: str
) -> None:
    desk = await set_up_desk(world, "all")
    await returned(desk, "They said no.")
    await world.boss.slash(world.channel, "setup", review="off")
    await desk.mo.slash(world.channel, "mod filter add", words="banana", action="ask")
    form = await click(world.ada, await inbox(world), "rewrite")
    fields = {"visibility": visibility}
    asked = await world.ada.submit_modal(form, {"story": story, **fields})
    assert "They said no" in shown(await inbox(world)), "nothing was sent"
    form = await click(world.ada, asked, "draft-edit")
    assert default(form, "story") == story
    await world.ada.submit_modal(form, {"story": "They said maybe.", **fields})
    assert len(world.cards) == 1
    assert "Nothing new here" in shown(await inbox(world))


async def test_sent_as_it_is_after_where_to_find_help_it_is_gone_too(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await returned(desk, "They said no.")
    form = await click(world.ada, await inbox(world), "rewrite")
    helped = await world.ada.submit_modal(form, {"story": WORDS, "visibility": "named"})
    await click(world.ada, helped, "care-share")
    assert "sent this back" not in shown(await inbox(world))
    assert len(desk.waiting) == 1


async def test_what_moderators_let_through_in_vain_does_not_say_that_nobody_saw_it(
    world: World,
) -> None:
    desk = await set_up_desk(world, "all")
    elsewhere = world.guild.create_text_channel("elsewhere")
    await world.share(world.ada, "They said no.")
    world.env.backend.delete_channel(world.channel.id)
    await world.env.settle()
    await desk.press("publish")
    for _ in range(26):
        await next_hour(world)
    text = shown(await world.ada.slash(elsewhere, "inbox"))
    assert "could not be posted" in text
    assert "seen it" not in text


async def test_a_named_text_that_waits_is_taken_back_at_once(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, "They said no.", next="On.")
    waits = await click(world.ada, await inbox(world), "waits")
    assert "They said no" in shown(waits)
    taken = await click(world.ada, waits, "take-back")
    assert "They said no." in shown(taken)
    assert "On." in shown(taken)
    assert desk.texts == ["This one does not wait any more."]
    assert "Nothing waits" in shown(await desk.queue())
    assert "Nothing new here" in shown(await inbox(world))
    again = await click(world.ada, waits, "take-back")
    assert "They said no" not in shown(again)


async def test_an_anonymous_one_can_be_published_no_more_and_leaves_the_queue_with_the_hour(
    world: World, settings: Settings
) -> None:
    desk = await set_up_desk(world, "anonymous")
    await world.share(world.ada, "They said no.", visibility="anonymous")
    await world.share(world.ben, "They said never.", visibility="anonymous")
    await next_hour(world)
    assert len(desk.waiting) == 2
    waits = await click(world.ada, await inbox(world), "waits")
    assert "Sent without your name" in shown(waits)
    before = rows(settings)
    await click(world.ada, waits, "take-back")
    after = rows(settings)
    assert {name for name in before if before[name] != after[name]} == {"outbox"}
    assert "Nothing new here" in shown(await inbox(world))
    assert "1 of 2" in shown(await desk.queue())
    (hers,) = [message for message in desk.waiting if "They said no" in text_of(message)]
    assert "does not wait any more" in shown(await desk.press("publish", message=hers))
    assert len(desk.waiting) == 2
    await next_hour(world)
    (left,) = desk.waiting
    assert "They said never" in text_of(left)
    assert "1 of 1" in shown(await desk.queue())
    assert world.cards == []
    assert rows(settings)["outbox"] != after["outbox"]


async def test_nobody_takes_back_what_is_anothers_or_decided(world: World) -> None:
    desk = await set_up_desk(world, "all")
    for story in ("They said no.", "They said never."):
        await world.share(world.ada, story)
    waits = await click(world.ada, await inbox(world), "waits")
    second = await click(world.ada, waits, "waits")
    assert "2 of 2" in shown(second)
    await forged_press(world, world.ben, control(waits, "take-back"))
    assert len(desk.waiting) == 2
    for _ in range(2):
        await desk.press("publish")
    await click(world.ada, waits, "take-back")
    assert len(world.cards) == 2
    assert "Nothing of yours waits" in shown(await click(world.ada, second, "waits"))
