"""Cards that a moderator deleted by hand: what is left to their authors, and how one comes back."""

from collections.abc import Callable

import discord
import pytest
from simcord import MemberActor

from rejectbot.bot.client import RejectBot
from rejectbot.domain.limits import DIGEST_WAITING
from tests.bot.forging import forged_form, forged_press
from tests.cogs.clock import wait
from tests.cogs.place import delete_message
from tests.cogs.test_inbox import inbox, note
from tests.cogs.test_own import labels, listed, open_with_receipt, opened, receipt_in, use
from tests.posts import announced, choose, pass_hours
from tests.world import World, control, shown

STORY = "They said no."
GONE = "its card was deleted on Discord"
READ_ONE = ("GET", "/channels/*/messages/*")
DELETE_ONE = ("DELETE", "/channels/*/messages/*")

every_way = pytest.mark.parametrize("visibility", ["named", "anonymous"])
not_found = pytest.mark.parametrize("code", [0, 10004])


async def lose(world: World) -> discord.Message:
    """A moderator deletes the newest card, and the bot notices."""
    card = world.card
    await delete_message(world, card)
    await encourage(world, world.chi)
    return card


async def encourage(world: World, who: MemberActor) -> str:
    return shown(await who.slash(world.channel, "encourage"))


@every_way
async def test_its_author_opens_it_and_takes_it_off_the_list(world: World, visibility: str) -> None:
    await world.share(world.ada, STORY, visibility=visibility)
    lost = await lose(world)
    mine = shown(await listed(world, world.ada))
    assert GONE in mine
    assert str(lost.id) not in mine
    page = await opened(world, world.ada)
    assert GONE in shown(page)
    assert str(lost.id) not in shown(page)
    assert labels(page) == ["Delete"]
    question = await use(world.ada, page, "ask-delete")
    assert str(lost.id) not in shown(question)
    await use(world.ada, question, "delete")
    assert "Nothing of yours" in shown(await listed(world, world.ada))


async def test_a_receipt_opens_it_and_takes_it_away_for_good(world: World) -> None:
    receipt = receipt_in(await world.share(world.ada, STORY, visibility="anonymous"))
    await lose(world)
    page = await open_with_receipt(world, world.chi, receipt)
    assert GONE in shown(page)
    await use(world.chi, await use(world.chi, page, "ask-delete"), "delete")
    assert "nothing of yours" in shown(await open_with_receipt(world, world.chi, receipt))


@every_way
async def test_private_notes_wait_for_its_author(world: World, visibility: str) -> None:
    await world.share(world.ada, STORY, visibility=visibility)
    await note(world, world.ben, "You can do it.", to="author")
    lost = await lose(world)
    told = await inbox(world, world.ada)
    assert "You can do it" in told
    assert GONE in told
    assert str(lost.id) not in told
    assert "You can do it" in shown(await opened(world, world.ada))
    assert "You can do it" not in await inbox(world, world.chi)


@every_way
async def test_a_page_that_was_open_changes_nothing_any_more(world: World, visibility: str) -> None:
    await world.share(world.ada, STORY, visibility=visibility)
    page = await opened(world, world.ada)
    await lose(world)
    form = await use(world.ada, page, "update")
    told = await world.ada.submit_modal(form, {"happened": "again", "text": "I wrote to three."})
    assert "taken down" in shown(told)
    assert "I wrote to three" in shown(told), "the text comes back"


@every_way
async def test_whoever_is_not_its_author_is_told_the_same_as_ever(
    world: World, visibility: str
) -> None:
    await world.share(world.ada, STORY, visibility=visibility)
    page = await opened(world, world.ada)
    await lose(world)
    for who in (world.ben, world.boss):
        own = control(page, "ask-delete").replace("ask-delete", "own")
        assert "nothing of yours" in shown(await forged_press(world, who, own))
        answer = await forged_form(world, who, control(page, "reply"), reply="Mine now.")
        assert "nothing of yours" in shown(answer)


@not_found
async def test_only_an_unknown_message_makes_a_card_lost(world: World, code: int) -> None:
    await world.share(world.ada, STORY)
    world.env.inject_error(*READ_ONE, status=404, code=code)
    await encourage(world, world.ben)
    assert world.env.errors
    assert STORY in (await encourage(world, world.ben)).replace("\\", "")


@not_found
async def test_a_card_further_back_is_not_lost_by_another_404(
    world: World, make_bot: Callable[[], RejectBot], code: int
) -> None:
    await world.share(world.ada, STORY)
    for _ in range(120):
        world.env.backend.create_message(world.channel.id, world.ben.id, "Good morning.")
    world.env.inject_error(*READ_ONE, status=404, code=code)
    await world.restart(make_bot())
    assert STORY in (await encourage(world, world.ben)).replace("\\", "")


@not_found
async def test_a_named_card_that_may_stand_is_not_called_taken_down(
    world: World, code: int
) -> None:
    await world.share(world.ada, STORY)
    question = await use(world.ada, await opened(world, world.ada), "ask-delete")
    world.env.inject_error(*DELETE_ONE, status=404, code=code)
    assert "It is down" not in shown(await use(world.ada, question, "delete"))
    assert "It is down" in shown(await use(world.ada, question, "delete"))
    assert world.cards == []


@not_found
async def test_an_anonymous_card_that_may_stand_is_taken_down_soon(world: World, code: int) -> None:
    await world.share(world.ada, STORY, visibility="anonymous")
    question = await use(world.ada, await opened(world, world.ada), "ask-delete")
    world.env.inject_error(*DELETE_ONE, status=404, code=code)
    await use(world.ada, question, "delete")
    await wait(world, seconds=6)
    assert world.cards == []


async def taken_for_deleted(world: World) -> None:
    """Discord says once that the newest card is gone, though it stands."""
    world.env.inject_error(*READ_ONE, status=404, code=10008)
    assert "everyone has been answered" in await encourage(world, world.chi)
    assert GONE in shown(await listed(world, world.ada))


async def test_a_press_on_the_card_itself_shows_that_it_stands(world: World) -> None:
    await world.share(world.ada, STORY)
    await taken_for_deleted(world)
    assert "taken down" not in shown(await world.press(world.ben, "hug"))
    assert world.counts() == {"hug": 1}
    assert GONE not in shown(await listed(world, world.ada))


async def test_a_note_from_the_card_itself_shows_that_it_stands(world: World) -> None:
    await world.share(world.ada, STORY)
    await taken_for_deleted(world)
    await note(world, world.ben, "Their loss.")
    assert "Their loss" in "\n".join(world.thread_texts())
    assert GONE not in shown(await listed(world, world.ada))


async def test_a_press_on_another_message_brings_nothing_back(world: World) -> None:
    await world.share(world.ada, STORY)
    page = await world.ben.slash(world.channel, "encourage")
    await taken_for_deleted(world)
    assert "taken down" in shown(await use(world.ben, page, "hug"))
    assert GONE in shown(await listed(world, world.ada))


async def test_after_a_restart_what_stands_is_there_again_and_what_does_not_is_not(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ben, "Deleted indeed.")
    deleted = await lose(world)
    await world.share(world.ada, STORY)
    await taken_for_deleted(world)
    await world.restart(make_bot())
    assert STORY in (await encourage(world, world.chi)).replace("\\", "")
    assert GONE not in shown(await listed(world, world.ada))
    assert GONE in shown(await listed(world, world.ben))
    assert str(deleted.id) not in shown(await listed(world, world.ben))


async def test_an_erasure_with_the_cards_takes_down_what_was_taken_for_deleted(
    world: World,
) -> None:
    await world.share(world.ada, STORY)
    await taken_for_deleted(world)
    await forged_press(world, world.ada, "rb1:erase:here:cards")
    assert world.cards == []


async def test_a_digest_names_who_waits_beside_a_channel_that_is_gone(world: World) -> None:
    for number in range(DIGEST_WAITING):
        await world.share(world.ada, f"No {number}.")
    old = world.channel
    other = world.guild.create_text_channel("elsewhere")
    await world.boss.slash(other, "setup", channel=other)
    world.env.backend.delete_channel(old.id)
    await world.env.settle()
    world.channel = other
    await choose(world, "setup-digest", "5")
    await world.share(world.ben, STORY)
    waits = world.card
    await pass_hours(world, 48)
    [digest] = announced(world)
    assert f"/{other.id}/{waits.id}" in digest
    assert f"/{old.id}/" not in digest
    assert GONE not in shown(await listed(world, world.ada)), (
        "its channel may have gone for a while"
    )
