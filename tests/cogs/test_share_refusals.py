"""A share that can't be taken: a kind answer, what to do, and the member's text back."""

import pytest
from simcord import InteractionResult

from tests.bot.forging import forged_form
from tests.cogs.place import delete_channel, deny
from tests.world import World, shown

STORY = "The panel said *no*, and nothing more."


def given_back(world: World, answer: InteractionResult) -> str:
    """The text in the block of the answer, or in the file beside it."""
    assert answer.response is not None
    attached = answer.response.attachments
    if attached:
        blob = world.env.backend.cdn.get(attached[0].url)
        assert blob is not None
        return blob.decode()
    return shown(answer).partition("```\n")[2].rpartition("\n```")[0]


async def refused(world: World, answer: InteractionResult, words: str, text: str = STORY) -> None:
    assert words in shown(answer)
    assert "!" not in shown(answer).partition("```")[0]
    assert given_back(world, answer).strip() == text.strip()
    assert answer.ephemeral
    assert world.cards == []
    assert "No points yet" in await world.board(world.ben)


async def test_a_story_that_is_too_long(world: World) -> None:
    story = "a" * 1501
    answer = await forged_form(world, world.ada, "rb1:share", story=story, visibility="named")
    await refused(world, answer, "1,501 characters; 1,500 fit", story)


async def test_a_story_that_is_far_too_long_comes_back_as_a_file(world: World) -> None:
    story = "no and no. " * 350
    answer = await forged_form(world, world.ada, "rb1:share", story=story, visibility="named")
    assert answer.response is not None
    assert answer.response.attachments
    await refused(world, answer, "1,500 fit", story)


async def test_a_story_of_invisible_characters_is_blank(world: World) -> None:
    form = await world.ada.slash(world.channel, "share")
    fields = {"story": " \u200b\u2060\n\u3164", "visibility": "named", "next": "I try again"}
    answer = await world.ada.submit_modal(form, fields)
    assert "A single sentence is enough" in shown(answer)
    assert given_back(world, answer) == "I try again"
    assert world.cards == []


async def test_a_form_with_nothing_to_read_has_nothing_to_give_back(world: World) -> None:
    form = await world.ada.slash(world.channel, "share")
    answer = await world.ada.submit_modal(form, {"story": "\u200b \u3164", "visibility": "named"})
    assert "```" not in shown(answer)


async def test_a_next_step_that_is_too_long(world: World) -> None:
    fields = {"story": STORY, "next": "b" * 201, "visibility": "named"}
    answer = await forged_form(world, world.ada, "rb1:share", **fields)
    await refused(world, answer, "201 characters; 200 fit", f"{STORY}\n\n{'b' * 201}")


@pytest.mark.parametrize("field", ["story", "next"])
async def test_an_invitation_is_taken_out_by_its_writer(world: World, field: str) -> None:
    fields = {"story": STORY, "visibility": "named", field: "join discord.gg/abcdef please"}
    answer = await forged_form(world, world.ada, "rb1:share", **fields)
    assert "Invitations to other servers can't be posted here" in shown(answer)
    assert "discord.gg/abcdef" in given_back(world, answer)
    assert world.cards == []


async def test_a_way_that_was_not_chosen(world: World) -> None:
    answer = await forged_form(world, world.ada, "rb1:share", story=STORY)
    await refused(world, answer, "Please choose how to share it")


@pytest.mark.parametrize("way", ["everyone", "", "NAMED", "anonymous "])
async def test_a_way_that_does_not_exist(world: World, way: str) -> None:
    answer = await forged_form(world, world.ada, "rb1:share", story=STORY, visibility=way)
    await refused(world, answer, "Please choose how to share it")


async def test_a_way_that_the_server_stopped_offering_while_the_form_was_open(
    world: World,
) -> None:
    form = await world.ada.slash(world.channel, "share")
    await world.boss.slash(world.channel, "setup", anonymous="off")
    answer = await world.ada.submit_modal(form, {"story": STORY, "visibility": "anonymous"})
    await refused(world, answer, "does not offer that way of sharing")


async def test_a_server_without_a_channel(server: World) -> None:
    answer = await forged_form(server, server.ada, "rb1:share", story=STORY, visibility="named")
    await refused(server, answer, "`/setup`")


@pytest.mark.parametrize("way", ["named", "anonymous", "anonymous_later"])
async def test_a_channel_that_was_deleted_while_the_form_was_open(world: World, way: str) -> None:
    other = world.guild.create_text_channel("elsewhere")
    form = await world.ada.slash(other, "share")
    await delete_channel(world)
    answer = await world.ada.submit_modal(form, {"story": STORY, "visibility": way})
    assert "is gone" in shown(answer)
    assert given_back(world, answer) == STORY


@pytest.mark.parametrize("way", ["named", "anonymous", "anonymous_later"])
async def test_a_permission_that_was_lost_while_the_form_was_open(world: World, way: str) -> None:
    form = await world.ada.slash(world.channel, "share")
    await deny(world, "send_messages")
    answer = await world.ada.submit_modal(form, {"story": STORY, "visibility": way})
    await refused(world, answer, "I still need Send Messages")


async def test_a_permission_that_only_discord_knows_to_be_missing(world: World) -> None:
    form = await world.ada.slash(world.channel, "share")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    answer = await world.ada.submit_modal(form, {"story": STORY, "visibility": "named"})
    await refused(world, answer, "I still need View Channel, Send Messages. Someone")
    await world.env.advance_time(3600)
    assert world.cards == [], "its text went back to its writer, so it must not appear as well"


async def test_of_a_place_that_cannot_be_seen_only_that_is_named(world: World) -> None:
    form = await world.ada.slash(world.channel, "share")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50001)
    answer = await world.ada.submit_modal(form, {"story": STORY, "visibility": "named"})
    await refused(world, answer, "I still need View Channel. Someone")


async def test_a_permission_taken_between_the_check_and_the_post_is_named_alone(
    world: World,
) -> None:
    await world.share(world.ada)
    note = await world.press(world.ben, "note")
    await deny(world, "create_public_threads")
    answer = await world.ben.submit_modal(note, {"note": "I know that feeling."})
    assert "I still need Create Public Threads. Someone" in shown(answer)
    assert given_back(world, answer) == "I know that feeling."


async def test_a_block_in_the_story_does_not_break_out_of_the_answer(world: World) -> None:
    story = "```\n@everyone # big\n```"
    answer = await forged_form(world, world.ada, "rb1:share", story=story)
    assert shown(answer).count("```") == 2
