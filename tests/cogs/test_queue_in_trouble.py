"""The queue when its messages, its channel or its permissions go: every entry stays decidable."""

from collections.abc import Callable

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from rejectbot.bot.client import RejectBot
from tests.cogs.place import delete_message
from tests.cogs.test_privacy import page as privacy_page
from tests.cogs.test_privacy import press as press_privacy
from tests.review import Desk, click, next_hour, set_up_desk
from tests.world import World, shown

STORY = "They went with somebody else."


async def forbid(desk: Desk, *permissions: str) -> None:
    """Take permissions in the moderators' channel from the bot; none: give them back."""
    backend = desk.world.env.backend
    me = backend.bot_user.id
    others = [each for each in backend.channels[desk.channel.id].overwrites if each.target_id != me]
    denied = discord.Permissions(**dict.fromkeys(permissions, True)).value
    allowed = discord.Permissions(view_channel=True).value & ~denied
    mine = Overwrite(target_id=me, type=OverwriteType.MEMBER, allow=allowed, deny=denied)
    backend.edit_channel(desk.channel.id, {}, overwrites=[*others, mine])
    await desk.world.env.settle()


async def decide_in_queue(desk: Desk) -> None:
    await click(desk.mo, await desk.queue(), "queue-publish")
    assert len(desk.world.cards) == 1


async def test_a_deleted_message_leaves_its_entry_in_the_queue(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await delete_message(world, desk.messages[0])
    await decide_in_queue(desk)
    await next_hour(world)
    assert desk.texts == []


async def test_a_deleted_channel_leaves_every_entry_in_the_queue(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    world.env.backend.delete_channel(desk.channel.id)
    await world.env.settle()
    await world.share(world.ben, "Another no.")
    assert "1 of 2" in shown(await desk.queue())
    await decide_in_queue(desk)
    await next_hour(world)
    opened = await world.boss.slash(world.channel, "setup")
    assert "The moderators' channel does not exist any more" in shown(opened)


async def test_what_could_not_be_posted_comes_with_the_next_hour(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await forbid(desk, "send_messages")
    await world.share(world.ada, STORY)
    assert desk.texts == []
    opened = await world.boss.slash(world.channel, "setup")
    assert f"In the moderators' channel {desk.channel.mention} I still need" in shown(opened)
    assert "**Send Messages**" in shown(opened)
    assert "1 of 1" in shown(await desk.queue())
    await forbid(desk)
    await next_hour(world)
    assert len(desk.waiting) == 1
    await next_hour(world)
    assert len(desk.texts) == 1


@pytest.mark.parametrize("permission", ["view_channel", "send_messages", "read_message_history"])
async def test_a_decision_holds_where_its_message_cannot_be_edited(
    world: World, permission: str
) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await forbid(desk, permission)
    await decide_in_queue(desk)
    assert len(desk.waiting) == 1
    await forbid(desk)
    await next_hour(world)
    assert desk.texts == [f"✅ <@{desk.mo.id}> let this one through."]


async def test_a_channel_that_is_chosen_later_gets_what_waits(world: World) -> None:
    desk = await set_up_desk(world, "all", with_channel=False)
    await world.share(world.ada, STORY)
    await world.share(world.ben, "Without a name.", visibility="anonymous")
    opened = await world.boss.slash(world.channel, "setup")
    panel = await click(world.boss, opened, "setup-moderators")
    assert panel.response is not None
    await world.boss.select(
        panel.response.message, [desk.channel], custom_id="rb1:setup-moderators-channel"
    )
    assert len(desk.texts) == 1
    assert "Ada" in desk.texts[0]
    await next_hour(world)
    assert len(desk.texts) == 2


async def test_an_outage_at_the_post_neither_loses_nor_doubles_it(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await world.restart(make_bot())
    await next_hour(world)
    await world.restart(make_bot())
    assert len(desk.texts) == 1


async def test_an_erasure_takes_a_named_text_from_moderators_at_once(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    asked = await press_privacy(world.ada, await privacy_page(world, world.ada), "erase-ask")
    await press_privacy(world.ada, asked, "erase")
    assert desk.texts == ["This one does not wait any more."]
    assert "Nothing waits" in shown(await desk.queue())


async def test_an_erasure_leaves_what_waits_without_a_name(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY, visibility="anonymous")
    asked = await press_privacy(world.ada, await privacy_page(world, world.ada), "erase-ask")
    await press_privacy(world.ada, asked, "erase")
    await next_hour(world)
    assert len(desk.waiting) == 1
