"""Notes: kind words in the thread under a card."""

from typing import Any

import discord
import pytest
from simcord import InteractionResult

from tests.bot.forging import FORM, forged_form, forged_press, form_data, send
from tests.cogs.clock import wait
from tests.cogs.place import rename
from tests.world import World, buttons, control, shown

KIND_WORDS = "It took me seven tries. Yours will come."


def note_id(world: World) -> str:
    return next(
        button.custom_id or ""
        for button in buttons(world.card)
        if (button.custom_id or "").startswith("rb1:note:")
    )


def sent_notes(world: World) -> list[Any]:
    """The bodies of the notes that were posted, in order."""
    place = f"/channels/{world.card.id}/messages"
    requests = world.env.http_requests
    return [each.json for each in requests if (each.method, each.path) == ("POST", place)]


async def asks_to_be_told(world: World) -> InteractionResult:
    answer = await world.share(world.ada)
    assert answer.response is not None
    custom_id = control(answer, "tell")
    return await world.ada.click(answer.response.message, custom_id=custom_id)


async def fields(world: World) -> list[dict[str, Any]]:
    """What the note form asks for."""
    form = await world.press(world.ben, "note")
    assert form.modal is not None
    assert form.modal["custom_id"] == note_id(world)
    return [label["component"] for label in form.modal["components"]]


async def test_the_form_asks_for_the_note_and_offers_what_exists(world: World) -> None:
    await world.share(world.ada)
    field, opener, by, to = await fields(world)
    assert field["custom_id"] == "note"
    assert field["type"] == discord.ComponentType.text_input.value
    assert field["style"] == 2
    assert (field["min_length"], field["max_length"]) == (1, 500)
    assert (opener["custom_id"], opener["required"]) == ("opener", False)
    for choice, name, values in (
        (by, "from", ["named", "anonymous"]),
        (to, "to", ["thread", "author"]),
    ):
        assert (choice["custom_id"], choice["required"]) == (name, False)
        assert [option["value"] for option in choice["options"]] == values
        assert [option.get("default", False) for option in choice["options"]] == [True, False]


async def test_a_server_without_anonymous_sharing_is_not_offered_anonymous_notes(
    world: World,
) -> None:
    await world.share(world.ada)
    await world.boss.slash(world.channel, "setup", anonymous="off")
    assert [field["custom_id"] for field in await fields(world)] == ["note", "opener", "to"]


@pytest.mark.parametrize(
    ("wants", "wish"),
    [
        ("listen", "Ada wants to be heard, not advised."),
        ("advice", "Ada would welcome advice."),
        ("cheer", "Ada would like to be cheered on."),
    ],
)
async def test_the_form_repeats_the_authors_wish(world: World, wants: str, wish: str) -> None:
    await world.share(world.ada, wants=wants)
    form = await world.press(world.ben, "note")
    assert form.modal is not None
    assert wish in form.modal["components"][0]["description"]


async def test_the_wish_of_a_hostile_name_fits_the_form(world: World) -> None:
    await rename(world, world.ada, "*A_d_a* \\[x](y)`" * 2)
    await world.share(world.ada, wants="listen")
    form = await world.press(world.ben, "note")
    assert form.modal is not None
    wish = form.modal["components"][0]["description"]
    assert "wants to be heard, not advised." in wish
    assert len(wish) <= 100


async def test_a_note_stands_in_the_thread_and_earns_points(world: World) -> None:
    await world.share(world.ada)
    told = shown(await world.note(world.ben, KIND_WORDS))
    assert "Your note is in the thread" in told
    assert "+2 points" in told
    (note,) = world.thread_texts()
    assert "A note from Ben" in note
    assert "It took me seven tries" in note
    assert f"<@{world.ben.id}> · **2**" in await world.board(world.chi)


async def test_the_thread_has_our_name_for_it_and_never_a_members_words(world: World) -> None:
    await world.share(world.ada, "A secret name.")
    await world.note(world.ben, KIND_WORDS)
    (thread,) = world.channel.threads
    assert thread.name == "💌 Notes"


async def test_a_second_note_to_a_card_is_posted_and_earns_no_more(world: World) -> None:
    await world.share(world.ada)
    await world.note(world.ben, KIND_WORDS)
    told = shown(await world.note(world.ben, "One more thing."))
    assert "point" not in told
    assert len(world.thread_texts()) == 2
    assert f"<@{world.ben.id}> · **2**" in await world.board(world.chi)


async def test_five_cards_a_day_earn_points_for_notes(world: World) -> None:
    for n in range(6):
        await world.share(world.ada, f"No number {n}.")
        told = shown(await world.note(world.ben, KIND_WORDS))
        assert ("+2 points" in told) == (n < 5)
    assert f"<@{world.ben.id}> · **10**" in await world.board(world.chi)


async def test_a_note_to_ones_own_card_is_posted_and_earns_nothing(world: World) -> None:
    await world.share(world.ada)
    await world.note(world.ada, "Thank you all.")
    assert len(world.thread_texts()) == 1
    assert f"<@{world.ada.id}> · **10**" in await world.board(world.chi)


async def test_a_note_to_ones_own_anonymous_card_is_treated_like_anyones(world: World) -> None:
    await world.share(world.ada, visibility="anonymous")
    told = shown(await world.note(world.ada, KIND_WORDS))
    assert "+2 points" in told


async def test_two_first_notes_at_once_make_one_thread(world: World) -> None:
    await asks_to_be_told(world)
    for who in (world.ben, world.chi):
        send(world, who, FORM, form_data(note_id(world), note=f"From {who.name}."))
    await world.env.settle()
    made = [request for request in world.env.http_requests if request.path.endswith("/threads")]
    assert len(made) == 1
    assert len(world.channel.threads) == 1
    assert len(world.thread_texts()) == 2
    mentioning = [note for note in sent_notes(world) if f"<@{world.ada.id}>" in str(note)]
    assert len(mentioning) == 1, "the author asked to be mentioned once"


async def test_the_text_of_a_note_pings_and_links_nothing(world: World) -> None:
    await world.share(world.ada)
    await world.note(world.ben, f"@everyone <@{world.chi.id}> [a](http://b.example)\n# Big")
    (thread,) = world.channel.threads
    (note,) = thread.history()
    assert note.raw_mentions == []
    assert not note.mention_everyone
    text = world.thread_texts()[0]
    assert "](" not in text
    assert f"<@{world.chi.id}>" not in text
    assert "\n# " not in text


async def test_who_asked_is_mentioned_exactly_once_at_the_first_note(world: World) -> None:
    assert "mention you once" in shown(await asks_to_be_told(world))
    await world.note(world.ben, KIND_WORDS)
    await world.note(world.chi, KIND_WORDS)
    first, second = sent_notes(world)
    assert f"<@{world.ada.id}>" in str(first)
    assert first["allowed_mentions"] == {"parse": [], "users": [world.ada.id]}
    assert f"<@{world.ada.id}>" not in str(second)
    assert not second["allowed_mentions"].get("users")
    assert second["allowed_mentions"]["parse"] == []


async def test_ones_own_note_does_not_use_up_the_mention(world: World) -> None:
    await asks_to_be_told(world)
    await world.note(world.ada, "Thank you all.")
    await world.note(world.ben, KIND_WORDS)
    own, theirs = sent_notes(world)
    assert f"<@{world.ada.id}>" not in str(own)
    assert f"<@{world.ada.id}>" in str(theirs)


async def test_who_did_not_ask_is_not_mentioned(world: World) -> None:
    await world.share(world.ada)
    await world.note(world.ben, KIND_WORDS)
    assert f"<@{world.ada.id}>" not in str(sent_notes(world))


async def test_nobody_else_can_ask_in_the_authors_place(world: World) -> None:
    await world.share(world.ada)
    forged = note_id(world).replace(":note:", ":tell:")
    assert "don't know this card" in shown(await forged_press(world, world.chi, forged))
    await world.note(world.ben, KIND_WORDS)
    assert "<@" not in str(sent_notes(world))


async def test_an_anonymous_answer_offers_no_mention(world: World) -> None:
    answer = await world.share(world.ada, visibility="anonymous")
    assert answer.response is not None
    assert answer.response.components == []
    forged = note_id(world).replace(":note:", ":tell:")
    assert "don't know this card" in shown(await forged_press(world, world.ada, forged))


@pytest.mark.parametrize("way", [{"from": "anonymous"}, {"to": "everyone"}, {"from": "x"}])
async def test_ways_that_are_not_offered_give_the_text_back(
    world: World, way: dict[str, str]
) -> None:
    await world.share(world.ada)
    await world.boss.slash(world.channel, "setup", anonymous="off")
    sent = {"note": KIND_WORDS, **way}
    told = shown(await forged_form(world, world.ben, note_id(world), **sent))
    assert "Notes carry your name here for now" in told
    assert KIND_WORDS in told
    assert world.thread_texts() == []


async def test_an_anonymous_note_names_nobody_mentions_nobody_and_earns_nothing(
    world: World,
) -> None:
    await asks_to_be_told(world)
    sent = {"note": KIND_WORDS, "from": "anonymous"}
    told = shown(await forged_form(world, world.ben, note_id(world), **sent))
    assert "without your name" in told
    (note,) = world.thread_texts()
    assert "A note from someone here" in note
    assert "It took me seven tries" in note
    assert "Ben" not in note
    await world.note(world.chi, KIND_WORDS)
    first, second = sent_notes(world)
    assert "<@" not in str(first)
    assert not first["allowed_mentions"].get("users")
    assert f"<@{world.ada.id}>" in str(second), "the wish is for the first named note"
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_where_only_later_is_offered_an_anonymous_note_waits_for_its_hour(
    world: World,
) -> None:
    await world.boss.slash(world.channel, "setup", anonymous="later")
    await world.share(world.ada)
    sent = {"note": KIND_WORDS, "from": "anonymous"}
    told = shown(await forged_form(world, world.ben, note_id(world), **sent))
    assert "appears at <t:" in told
    assert world.thread_texts() == []
    await wait(world, hours=2)
    (note,) = world.thread_texts()
    assert "A note from someone here" in note


async def test_a_note_to_the_author_alone_is_not_posted_and_earns(world: World) -> None:
    await world.share(world.ada)
    before = len(world.env.http_requests)
    sent = {"note": KIND_WORDS, "to": "author"}
    told = shown(await forged_form(world, world.ben, note_id(world), **sent))
    assert "Your note waits in the author's" in told
    assert "+2 points" in told
    assert world.thread_texts() == []
    posted = [request.json for request in world.env.http_requests[before:]]
    assert "seven tries" not in str(posted)
