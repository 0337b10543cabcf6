"""Notes, replies, updates and other stories pass moderators as shares do."""

import pytest
from simcord import InteractionResult, MemberActor

from tests.review import Desk, click, next_hour, set_up_desk
from tests.world import World, shown, text_of

STORY = "They went with somebody else."
WORDS = "I *know* that feeling."
FIELDS = {
    "update": {"happened": "again", "text": WORDS},
    "reply": {"reply": WORDS},
    "edit": {"story": WORDS},
}
HEADINGS = {
    "update": "tells what happened next",
    "reply": "reply",
    "edit": "would like",
}


async def note(world: World, who: MemberActor, by: str, to: str) -> InteractionResult:
    form = await world.press(who, "note")
    return await who.submit_modal(form, {"note": WORDS, "from": by, "to": to})


async def own_form(world: World, verb: str) -> InteractionResult:
    journey = await world.ada.slash(world.channel, "journey")
    mine = await click(world.ada, journey, "mine")
    return await click(world.ada, await click(world.ada, mine, "own"), verb)


async def a_card(world: World, visibility: str = "named") -> None:
    """One that stands before anybody reviews."""
    await world.share(world.ada, STORY, visibility=visibility)
    assert len(world.cards) == 1


async def seen(desk: Desk) -> str:
    await next_hour(desk.world)
    (text,) = desk.texts
    return text


@pytest.mark.parametrize("rule", ["anonymous", "all"])
async def test_an_anonymous_note_waits_and_then_stands_in_the_thread(
    world: World, rule: str
) -> None:
    await a_card(world)
    desk = await set_up_desk(world, rule)
    told = shown(await note(world, world.ben, "anonymous", "thread"))
    assert "unless moderators look first; `/inbox` tells" in told
    assert world.thread_texts() == []
    text = await seen(desk)
    assert "A note without a name, for the thread" in text
    assert str(world.card.id) in text
    assert "Ben" not in text
    assert str(world.ben.id) not in text
    await desk.press("publish")
    (stands,) = world.thread_texts()
    assert "I \\*know\\* that feeling" in stands
    assert "from someone here" in stands


async def test_a_named_note_waits_where_all_do_and_earns_when_it_stands(world: World) -> None:
    await a_card(world)
    desk = await set_up_desk(world, "all")
    told = shown(await note(world, world.ben, "named", "thread"))
    assert "Moderators of this server look at it first" in told
    assert "points" not in told
    assert "A note by Ben, for the thread" in desk.texts[0]
    assert "Ben" not in await world.board(world.chi)
    await desk.press("publish")
    assert len(world.thread_texts()) == 1
    assert f"<@{world.ben.id}>" in await world.board(world.chi)


@pytest.mark.parametrize("by", ["named", "anonymous"])
async def test_a_note_to_the_author_alone_is_looked_at_too(world: World, by: str) -> None:
    await a_card(world)
    desk = await set_up_desk(world, "all")
    told = shown(await note(world, world.ben, by, "author"))
    assert "oderators" in told
    assert "wrote to you alone" not in shown(await world.ada.slash(world.channel, "inbox"))
    assert "for the author of a card alone" in await seen(desk)
    await desk.press("publish")
    told = shown(await world.ada.slash(world.channel, "inbox"))
    assert "wrote to you alone" in told
    assert ("Ben" in told) == (by == "named")


async def test_the_answer_to_an_anonymous_private_note_is_the_same_either_way(
    world: World,
) -> None:
    await a_card(world)
    free = shown(await note(world, world.chi, "anonymous", "author"))
    await set_up_desk(world, "anonymous")
    assert shown(await note(world, world.ben, "anonymous", "author")) == free


@pytest.mark.parametrize("verb", sorted(FIELDS))
@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_what_authors_add_waits_and_is_done_when_it_is_let_through(
    world: World, verb: str, visibility: str
) -> None:
    await a_card(world, visibility)
    desk = await set_up_desk(world, "all")
    form = await own_form(world, verb)
    told = shown(await world.ada.submit_modal(form, {**FIELDS[verb]}))
    before = text_of(world.card)
    assert "oderators" in told
    assert "know" not in before
    text = await seen(desk)
    assert HEADINGS[verb] in text
    assert ("Ada" in text) == (visibility == "named")
    await desk.press("publish")
    assert "know" in "\n".join([text_of(world.card), *world.thread_texts()])


@pytest.mark.parametrize("verb", sorted(FIELDS))
async def test_the_answer_to_an_anonymous_act_is_the_same_either_way(
    world: World, verb: str
) -> None:
    await a_card(world, "anonymous")
    free = shown(await world.ada.submit_modal(await own_form(world, verb), {**FIELDS[verb]}))
    desk = await set_up_desk(world, "anonymous")
    held = shown(await world.ada.submit_modal(await own_form(world, verb), {**FIELDS[verb]}))
    assert free == held
    assert await seen(desk)


async def test_our_own_words_alone_wait_for_nobody(world: World) -> None:
    await a_card(world, "anonymous")
    await set_up_desk(world, "all")
    form = await own_form(world, "update")
    await world.ada.submit_modal(form, {"happened": "worked_out"})
    assert "it worked out" in text_of(world.card)


async def test_a_returned_note_comes_back_to_its_writer(world: World) -> None:
    await a_card(world)
    desk = await set_up_desk(world, "anonymous")
    await note(world, world.ben, "anonymous", "thread")
    await next_hour(world)
    await desk.decline("return", "unkind")
    told = shown(await world.ben.slash(world.channel, "inbox"))
    assert "Why: **It is unkind to somebody**" in told
    assert "I \\*know\\* that feeling" in told
    assert "sent this back" not in shown(await world.ada.slash(world.channel, "inbox"))


async def test_a_note_whose_card_went_meanwhile_comes_back_too(world: World) -> None:
    await a_card(world)
    desk = await set_up_desk(world, "all")
    await note(world, world.ben, "named", "thread")
    page = await click(world.ada, await world.ada.slash(world.channel, "journey"), "mine")
    asked = await click(world.ada, await click(world.ada, page, "own"), "ask-delete")
    await click(world.ada, asked, "delete")
    assert world.cards == []
    await desk.press("publish")
    assert "perhaps the card is gone" in shown(await world.ben.slash(world.channel, "inbox"))
