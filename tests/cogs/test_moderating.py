"""**Moderate rejection**: hidden and shown again, or removed with a reason, each once."""

from collections.abc import Callable

import pytest

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_press
from tests.cogs.clock import days_go_by, wait
from tests.cogs.place import allow, delete_message, deny
from tests.cogs.test_own import labels, listed, open_with_receipt, opened, receipt_in, use
from tests.moderators import hide, moderate, notes, press_stale, remove, show
from tests.review import Desk, click, set_up_desk
from tests.world import World, buttons, shown, text_of

STORY = "They went with *somebody* else, **twice**."
LOOKING = "Moderators are looking at this"


@pytest.fixture
async def desk(world: World) -> Desk:
    return await set_up_desk(world, "off")


def raw(world: World) -> object:
    """The first card as Discord has it, without its counts."""
    return [component.to_dict() for component in world.channel.history()[0].components]


async def inbox(world: World, who: str = "ada") -> str:
    return shown(await getattr(world, who).slash(world.channel, "inbox"))


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_a_card_is_hidden_and_shown_again_as_it_was(
    world: World, desk: Desk, visibility: str
) -> None:
    await world.share(world.ada, STORY, visibility=visibility, next="Two more.", kind=["job"])
    await world.press(world.ben, "hug")
    card = world.card
    before = raw(world)
    page = await moderate(desk, card)
    assert page.ephemeral
    assert "It stands for everybody to see" in shown(page)
    assert str(world.ada.id) not in str(page.response)

    told = shown(await hide(desk, card))
    assert "Hidden" in told
    assert "Show again" in told
    (covered,) = world.channel.history()
    assert text_of(covered) == "🫥 **Moderators are looking at this.** It may come back."
    assert buttons(covered) == []

    assert "It stands again" in shown(await show(desk, card))
    assert raw(world) == before
    assert world.counts() == {"hug": 1}


async def test_nobody_answers_or_changes_a_hidden_card(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    note_form = await world.press(world.ben, "note", card)
    hug = next(str(each.custom_id) for each in buttons(card) if "hug" in str(each.custom_id))
    edit_form = await use(world.ada, await opened(world, world.ada), "edit")
    await hide(desk, card)

    assert "Moderators are looking at this card" in shown(await forged_press(world, world.ben, hug))
    told = shown(await world.ben.submit_modal(note_form, {"note": "Their loss, truly."}))
    assert "Moderators are looking at this card" in told
    assert "Their loss, truly." in told
    told = shown(await world.ada.submit_modal(edit_form, {"story": "Other words."}))
    assert "Moderators are looking at this card" in told
    assert "Other words." in told
    assert "everyone has been answered" in shown(await world.ben.slash(world.channel, "encourage"))
    await world.chi.react(card, "🫂")
    await wait(world, seconds=30)
    (covered,) = world.channel.history()
    assert LOOKING in text_of(covered)
    assert f"<@{world.chi.id}>" not in await world.board(world.ben)
    await show(desk, card)
    await wait(world, seconds=5)
    assert world.counts() == {"hug": 1}, "what Chi put meanwhile"
    assert "They went with" in shown(await world.ben.slash(world.channel, "encourage"))


async def test_a_note_that_was_accepted_waits_until_its_card_is_shown_again(
    world: World, desk: Desk
) -> None:
    await world.boss.slash(world.channel, "setup", anonymous="later")
    await world.share(world.ada, STORY)
    card = world.card
    form = await world.press(world.ben, "note", card)
    await world.ben.submit_modal(form, {"note": "Hold on.", "from": "anonymous", "to": "thread"})
    await hide(desk, card)
    await wait(world, hours=2)
    assert not world.channel.threads
    await show(desk, card)
    await wait(world, hours=1)
    assert any("Hold on" in text for text in world.thread_texts(card))


async def test_its_author_sees_that_it_is_hidden_and_can_delete_it(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    await hide(desk, world.channel.history()[0])
    page = await opened(world, world.ada)
    assert "Moderators are looking at this card, so nobody else sees its text" in shown(page)
    assert "> They went with" in shown(page)
    assert "Moderators are looking at your rejection of" in await inbox(world)
    assert labels(page) == ["Delete"]
    asked = await use(world.ada, page, "ask-delete")
    await use(world.ada, asked, "delete")
    assert world.channel.history() == []
    assert "Moderators took down" not in await inbox(world)


@pytest.mark.parametrize("words", ["", "Please leave out <@2>'s *name*."])
async def test_a_named_card_is_removed_with_its_points_and_its_author_reads_why(
    world: World, desk: Desk, words: str
) -> None:
    await world.share(world.ada, STORY)
    assert "**10**" in await world.board(world.ada)
    told = shown(await remove(desk, world.card, "person", words))
    assert "It goes down now" in told
    assert world.channel.history() == []
    assert "**10**" not in await world.board(world.ada)
    text = await inbox(world)
    assert "Moderators took down your rejection of" in text
    assert "Why: **Somebody could be recognised in it**" in text
    assert ("They add:" in text) == bool(words)
    assert "<@2>" not in text
    assert "Mo" not in text.replace("Moderators", "")
    assert "What you wrote" in text
    assert "> They went with \\*somebody\\* else" in text
    assert "took down" not in await inbox(world, "ben")
    journey = shown(await listed(world, world.ada))
    assert "somebody" not in journey
    await days_go_by(world, 8)
    assert "took down" not in await inbox(world)


async def test_an_anonymous_card_is_removed_and_its_author_alone_reads_why(
    world: World, desk: Desk
) -> None:
    answer = await world.share(world.ada, STORY, visibility="anonymous")
    receipt = receipt_in(answer)
    await remove(desk, world.card, "unkind", "It hurts somebody.")
    assert world.channel.history() == []
    text = await inbox(world)
    assert "Moderators took down your anonymous rejection of" in text
    assert "It hurts somebody" in text
    assert "They went with" in text
    assert "took down" not in await inbox(world, "ben")
    assert "10 points in your private tally" in shown(
        await world.ada.slash(world.channel, "journey")
    )
    text = shown(await open_with_receipt(world, world.chi, receipt))
    assert "Moderators took down your anonymous rejection of" in text
    assert "They went with" in text
    told = shown(await open_with_receipt(world, world.chi, "A" * 26))
    assert "found nothing of yours" in told


@pytest.mark.parametrize("how", ["named", "anonymous"])
async def test_a_note_is_hidden_shown_and_removed(world: World, desk: Desk, how: str) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    form = await world.press(world.ben, "note", card)
    await world.ben.submit_modal(form, {"note": "Their *loss*.", "from": how, "to": "thread"})
    await wait(world, minutes=1)
    (note,) = notes(world)
    before = [each.to_dict() for each in note.components]
    page = await hide(desk, note)
    assert "A note in a card's thread" in shown(page)
    assert LOOKING in text_of(notes(world)[0])
    assert "Moderators are looking at a note of yours" in await inbox(world, "ben")
    assert "note for you" not in await inbox(world)
    await show(desk, note)
    assert [each.to_dict() for each in notes(world)[0].components] == before
    assert "One note for you" in await inbox(world)
    points = await world.board(world.ben)
    assert ("**2**" in points) == (how == "named")

    await hide(desk, note)
    await remove(desk, note, "unkind")
    assert notes(world) == []
    assert "**2**" not in await world.board(world.ben)
    mine = "a note of yours" if how == "named" else "an anonymous note of yours"
    text = await inbox(world, "ben")
    assert f"Moderators took down {mine}" in text
    assert "> Their \\*loss\\*" in text
    assert "took down" not in await inbox(world)
    assert text_of(world.card) == text_of(card)


async def test_a_note_taken_down_earns_nothing_again(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    await world.note(world.ben, "Their loss.", card)
    await remove(desk, notes(world)[0])
    await world.note(world.ben, "Their loss, again.", card)
    assert "**2**" not in await world.board(world.ben)


async def test_anything_else_gets_a_kind_answer(world: World, desk: Desk) -> None:
    await world.boss.send(world.channel, "Hello.")
    page = await moderate(desk, world.channel.history()[0])
    assert "This works on rejections and on the notes below them" in shown(page)
    assert world.env.errors


async def test_the_second_of_two_moderators_is_told_who_was_faster(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    first = await moderate(desk, world.card)
    second = await moderate(desk, world.card, desk.max)
    await click(desk.mo, first, "mod-hide")
    told = shown(await press_stale(desk, desk.max, second, "mod-hide"))
    assert told == f"<@{desk.mo.id}> was faster, and hid it. Nothing more for you to do."
    await press_stale(desk, desk.max, second, "mod-show")
    told = shown(await press_stale(desk, desk.mo, second, "mod-show"))
    assert told == f"<@{desk.max.id}> was faster, and showed it again. Nothing more for you to do."
    form = await click(desk.max, second, "mod-remove")
    await remove(desk, world.card)
    answer = await desk.max.submit_modal(form, {"reason": ["other"], "words": "Mine."})
    told = shown(answer)
    assert f"<@{desk.mo.id}> was faster, and took it down" in told
    assert "Mine." in told
    assert (await inbox(world)).count("Moderators took down") == 1


async def test_what_its_author_took_down_is_gone_for_moderators_too(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    page = await moderate(desk, world.card)
    asked = await use(world.ada, await opened(world, world.ada), "ask-delete")
    await use(world.ada, asked, "delete")
    for verb in ("mod-hide", "mod-show"):
        told = shown(await press_stale(desk, desk.mo, page, verb))
        assert "gone" in told or "taken down" in told or "deleted" in told


async def test_a_text_that_was_hidden_too_long_is_gone_and_can_be_removed(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    card = world.card
    await hide(desk, card)
    await days_go_by(world, 8)
    told = shown(await show(desk, card))
    assert "its text is gone for good" in told
    assert LOOKING in text_of(world.channel.history()[0])
    await remove(desk, card)
    assert world.channel.history() == []


async def test_a_restart_between_changes_nothing(
    world: World, desk: Desk, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, STORY)
    page, before = await moderate(desk, world.card), raw(world)
    await world.restart(make_bot())
    await press_stale(desk, desk.mo, page, "mod-hide")
    assert LOOKING in text_of(world.channel.history()[0])
    await world.restart(make_bot())
    await press_stale(desk, desk.mo, page, "mod-show")
    assert raw(world) == before
    form = await press_stale(desk, desk.mo, page, "mod-remove")
    await world.restart(make_bot())
    await desk.mo.submit_modal(form, {"reason": ["unkind"], "words": ""})
    assert world.channel.history() == []


async def test_lost_permission_is_said_and_nothing_happens(world: World, desk: Desk) -> None:
    await world.share(world.ada, STORY)
    page = await moderate(desk, world.card)
    await deny(world, "view_channel")
    for verb in ("mod-hide", "mod-remove"):
        answer = await press_stale(desk, desk.mo, page, verb)
        if answer.modal is not None:
            answer = await desk.mo.submit_modal(answer, {"reason": ["other"], "words": "Mine."})
        assert "I still need" in shown(answer)
    await allow(world)
    assert "It stands for everybody to see" in shown(await moderate(desk, world.card))
    assert "took down" not in await inbox(world)


async def test_a_card_that_was_deleted_on_discord_cannot_be_hidden(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    page = await moderate(desk, world.card)
    await delete_message(world, world.card)
    told = shown(await press_stale(desk, desk.mo, page, "mod-hide"))
    assert "I don't know this card any more" in told


async def test_what_moderators_took_down_stays_possible_while_sharing_rests(
    world: World, desk: Desk
) -> None:
    await world.share(world.ada, STORY)
    await desk.mo.slash(world.channel, "mod lockdown on")
    await hide(desk, world.card)
    assert LOOKING in text_of(world.channel.history()[0])
    await show(desk, world.channel.history()[0])
    await remove(desk, world.card)
    assert world.channel.history() == []
