"""Sharing anonymously: nothing that others can see leads to the author."""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from rejectbot.bot.client import RejectBot
from tests.cogs.clock import wait
from tests.world import World, shown, text_of

RECEIPT = re.compile(r"```\n([A-Z2-7]{26})\n```")


async def test_an_anonymous_share_names_nobody(world: World) -> None:
    answer = await world.share(world.ada, visibility="anonymous")
    card = text_of(world.card)
    assert "Someone here shared a rejection" in card
    assert "Ada" not in card
    assert str(world.ada.id) not in card
    assert world.card.interaction_metadata is None
    assert "receipt" in shown(answer)
    assert "No points yet" in await world.board(world.ada)


@pytest.mark.parametrize("way", ["anonymous", "anonymous_later"])
async def test_no_public_traffic_holds_the_author(world: World, way: str) -> None:
    before = len(world.env.http_requests)
    await world.share(world.ada, "A quiet no.", visibility=way, wants="listen")
    await wait(world, hours=1)
    requests = [
        request
        for request in world.env.http_requests[before:]
        if not request.path.startswith(("/interactions/", "/webhooks/"))
    ]
    assert [request.method for request in requests] == ["GET", "POST"]
    assert requests[0].path.endswith("/auto-moderation/rules"), "asked for whoever writes"
    public = json.dumps([(request.path, request.json, request.params) for request in requests])
    assert str(world.ada.id) not in public
    assert "Ada" not in public
    message = world.env.backend.get_message(world.channel.id, world.card.id)
    assert message.author_id == world.env.backend.bot_user.id
    assert str(world.ada.id) not in repr(message)


async def test_no_public_message_is_an_answer_to_an_interaction(world: World) -> None:
    answer = await world.share(world.ada, visibility="anonymous")
    assert answer.followups == []
    assert answer.response is not None
    assert answer.response.ephemeral
    assert all(message.interaction_metadata is None for message in world.channel.history())


async def test_the_receipt_stands_alone_in_a_block_that_can_be_copied(world: World) -> None:
    told = shown(await world.share(world.ada, visibility="anonymous"))
    assert len(RECEIPT.findall(told)) == 1
    assert told.count("```") == 2


async def test_every_share_has_a_receipt_of_its_own(world: World) -> None:
    people = (world.ada, world.ben, world.chi)
    told = [shown(await world.share(who, visibility="anonymous")) for who in people]
    assert len({RECEIPT.findall(each)[0] for each in told}) == 3


async def test_the_answer_says_when_and_where_and_never_that_it_was_posted(world: World) -> None:
    told = shown(await world.share(world.ada, visibility="anonymous"))
    assert "It appears in a moment" in told
    assert world.channel.mention in told
    assert "posted" not in told


async def test_a_later_one_appears_at_the_hour_that_the_answer_names(world: World) -> None:
    told = shown(await world.share(world.ada, visibility="anonymous_later"))
    hour = world.env.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    assert f"<t:{int(hour.timestamp())}:t>" in told
    await wait(world, seconds=(hour - world.env.now()).total_seconds() - 1)
    assert world.cards == []
    await wait(world, seconds=2)
    assert len(world.cards) == 1


async def test_a_later_one_waits_at_least_half_an_hour(world: World) -> None:
    await wait(world, minutes=31)
    told = shown(await world.share(world.ada, visibility="anonymous_later"))
    hour = world.env.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
    assert f"<t:{int(hour.timestamp())}:t>" in told
    await wait(world, minutes=60)
    assert world.cards == []
    await wait(world, minutes=30)
    assert len(world.cards) == 1


async def test_two_later_ones_appear_together(world: World) -> None:
    await world.share(world.ada, "The first of two.", visibility="anonymous_later")
    await wait(world, minutes=20)
    await world.share(world.ben, "The second of two.", visibility="anonymous_later")
    await wait(world, minutes=39)
    assert world.cards == []
    await wait(world, minutes=2)
    assert len(world.cards) == 2
    first, second = world.cards
    assert (second.created_at - first.created_at).total_seconds() < 1


async def test_the_order_at_the_hour_does_not_tell_who_was_first(world: World) -> None:
    stories = [f"Story {n}" for n in range(6)]
    people = [world.guild.add_member(world.env.create_user(f"Writer{n}")) for n in range(6)]
    for who, story in zip(people, stories, strict=True):
        await world.share(who, story, visibility="anonymous_later")
    await wait(world, hours=1)
    shown_order = [re.findall(r"Story \d", text_of(card))[0] for card in world.cards]
    assert sorted(shown_order) == stories
    # One in 720 shuffles of six keeps the order: shared again, both keeping it is one in 518,400.
    await wait(world, hours=8)
    for who, story in zip(people, stories, strict=True):
        await world.share(who, story, visibility="anonymous_later")
    await wait(world, hours=1)
    again = [re.findall(r"Story \d", text_of(card))[0] for card in world.cards[6:]]
    assert not shown_order == again == stories


async def test_a_later_one_survives_a_restart(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, visibility="anonymous_later")
    await world.restart(make_bot())
    assert world.cards == []
    await wait(world, hours=1)
    assert len(world.cards) == 1


async def test_a_later_one_whose_hour_passed_while_the_bot_was_down_appears_at_its_start(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    await world.share(world.ada, visibility="anonymous_later")
    await world.bot.close()
    await wait(world, hours=2)
    assert world.cards == []
    await world.env.restart_bot(make_bot())
    assert len(world.cards) == 1


async def test_an_anonymous_share_that_discord_refuses_now_appears_later(world: World) -> None:
    form = await world.ada.slash(world.channel, "share")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    fields = {"story": "A quiet no.", "visibility": "anonymous"}
    told = shown(await world.ada.submit_modal(form, fields))
    assert RECEIPT.search(told)
    assert world.cards == []
    await wait(world, minutes=1)
    assert len(world.cards) == 1


async def test_a_later_one_that_discord_refuses_at_the_hour_appears_after_it(world: World) -> None:
    await world.share(world.ada, visibility="anonymous_later")
    world.env.inject_error("POST", "/channels/*/messages", status=503)
    await wait(world, hours=1)
    await wait(world, minutes=1)
    assert len(world.cards) == 1


async def test_the_private_tally_shows_it_to_its_author_alone(world: World) -> None:
    await world.share(world.ada, visibility="anonymous")
    own = shown(await world.ada.slash(world.channel, "journey"))
    assert "shared anonymously: 10 points" in own
    assert "anonymously" not in shown(await world.ben.slash(world.channel, "journey"))
