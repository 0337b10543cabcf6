"""A note that meets trouble: it comes once, or its text comes back with what to do."""

from collections.abc import Callable

import pytest

from rejectbot.bot.client import RejectBot
from tests.bot.forging import forged_form
from tests.cogs.place import delete_channel, delete_message, deny
from tests.cogs.test_notes import KIND_WORDS, asks_to_be_told, note_id, sent_notes
from tests.world import World, shown


async def test_a_note_that_discord_did_not_take_is_on_its_way_and_comes_once(world: World) -> None:
    await asks_to_be_told(world)
    world.env.inject_error("POST", f"/channels/{world.card.id}/messages", status=500)
    told = shown(await world.note(world.ben, KIND_WORDS))
    assert "on its way" in told
    assert "point" not in told
    await world.env.advance_time(5)
    assert len(world.thread_texts()) == 1
    assert f"<@{world.ben.id}> · **2**" in await world.board(world.chi)
    await world.note(world.chi, KIND_WORDS)
    mentioning = [note for note in sent_notes(world) if f"<@{world.ada.id}>" in str(note)]
    assert len({str(note) for note in mentioning}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x" * 501, "501 characters; 500 fit"),
        ("\u200b \u2060", "A few words are enough"),
        ("come to discord.gg/abcdef", "Invitations to other servers"),
    ],
)
async def test_a_note_that_cannot_be_posted_comes_back(world: World, text: str, words: str) -> None:
    await world.share(world.ada)
    told = shown(await forged_form(world, world.ben, note_id(world), note=text))
    assert words in told
    assert text.strip("\u200b \u2060") in told
    assert world.thread_texts() == []
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_a_note_form_opened_before_a_restart_works_after_it(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada)
    form = await world.press(world.ben, "note")
    await world.restart(make_bot())
    assert "in the thread" in shown(await world.ben.submit_modal(form, {"note": KIND_WORDS}))
    assert len(world.thread_texts()) == 1


async def test_a_deleted_thread_is_made_again_or_the_text_comes_back(world: World) -> None:
    await world.share(world.ada)
    await world.note(world.ben, "The first.")
    world.env.backend.delete_channel(world.channel.threads[0].id)
    await world.env.settle()
    told = shown(await world.note(world.chi, KIND_WORDS))
    assert "in the thread" in told or KIND_WORDS in told


async def test_an_archived_thread_takes_notes_again(world: World) -> None:
    await world.share(world.ada)
    await world.note(world.ben, "The first.")
    thread = world.channel.threads[0]
    world.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await world.env.settle()
    assert "in the thread" in shown(await world.note(world.chi, KIND_WORDS))
    assert len(world.thread_texts()) == 2


async def test_a_note_to_a_card_whose_message_is_gone_comes_back(world: World) -> None:
    await world.share(world.ada)
    custom_id = note_id(world)
    await delete_message(world, world.card)
    told = shown(await forged_form(world, world.ben, custom_id, note=KIND_WORDS))
    assert "don't know this card any more" in told
    assert KIND_WORDS in told
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_a_note_after_the_channel_was_deleted_comes_back(world: World) -> None:
    await world.share(world.ada)
    custom_id = note_id(world)
    other = world.guild.create_text_channel("elsewhere")
    await delete_channel(world)
    world.channel = other
    told = shown(await forged_form(world, world.ben, custom_id, note=KIND_WORDS))
    assert KIND_WORDS in told
    assert "gone" in told or "don't know this card" in told


@pytest.mark.parametrize("permission", ["create_public_threads", "send_messages_in_threads"])
async def test_a_note_that_the_bot_may_not_post_comes_back(world: World, permission: str) -> None:
    await world.share(world.ada)
    form = await world.press(world.ben, "note")
    await deny(world, permission)
    told = shown(await world.ben.submit_modal(form, {"note": KIND_WORDS}))
    assert KIND_WORDS in told
    assert "I still need" in told
    assert f"<@{world.ben.id}>" not in await world.board(world.chi)


async def test_a_note_to_a_card_of_another_server_is_refused(world: World) -> None:
    await world.share(world.ada)
    custom_id = note_id(world)
    elsewhere = world.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("general")
    stranger = elsewhere.add_member(world.env.create_user("Stranger"))
    here, world.channel = world.channel, channel
    told = shown(await forged_form(world, stranger, custom_id, note=KIND_WORDS))
    world.channel = here
    assert "don't know this card" in told
    assert world.thread_texts() == []
