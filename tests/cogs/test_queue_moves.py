"""Another channel for moderators, or none: what waits stands in the new one, not in the old."""

from collections.abc import Callable

import discord
from simcord import ChannelHandle

from rejectbot.bot.client import RejectBot
from tests.cogs.clock import wait
from tests.cogs.test_queue_in_trouble import forbid
from tests.review import Desk, click, next_hour, set_up_desk
from tests.world import World, shown

STORY = "They went with somebody else."


def another_channel(desk: Desk) -> ChannelHandle:
    """A second channel that only the bot and moderators see."""
    world = desk.world
    assert world.bot.user is not None
    return world.guild.create_text_channel(
        "mods-new",
        overwrites={
            world.guild.default_role: discord.PermissionOverwrite(view_channel=False),
            world.boss: discord.PermissionOverwrite(view_channel=True),
            desk.mo: discord.PermissionOverwrite(view_channel=True),
            world.bot.user: discord.PermissionOverwrite(view_channel=True),
        },
    )


async def move(desk: Desk) -> Desk:
    """Choose another channel, and give what stands there."""
    new = another_channel(desk)
    await desk.world.env.settle()
    await desk.world.boss.slash(desk.world.channel, "setup", moderators_channel=new)
    return Desk(desk.world, new, desk.mo, desk.max)


async def test_what_waits_moves_to_the_new_channel(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await world.share(world.ben, "Another no.")
    await desk.press("publish")
    new = await move(desk)
    assert len(new.waiting) == 1
    assert "Another no" in new.texts[0]
    assert desk.waiting == []
    assert "let this one through" in desk.texts[0]
    assert desk.texts[1].startswith(f"The moderators' channel is {new.channel.mention} now.")
    await new.press("publish")
    assert len(world.cards) == 2
    assert "let this one through" in new.texts[0]


async def test_without_a_channel_the_old_messages_can_not_be_acted_on(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    opened = await world.boss.slash(world.channel, "setup")
    panel = await click(world.boss, opened, "setup-moderators")
    assert panel.response is not None
    await world.boss.select(panel.response.message, [], custom_id="rb1:setup-moderators-channel")
    assert desk.waiting == []
    assert "is not the moderators' channel any more" in desk.texts[0]
    assert "1 of 1" in shown(await desk.queue())


async def test_from_a_deleted_channel_everything_moves_to_the_new_one(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    world.env.backend.delete_channel(desk.channel.id)
    await world.env.settle()
    assert len((await move(desk)).waiting) == 1


async def test_back_and_forth_everything_stands_once_and_in_the_chosen_channel(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    new = await move(desk)
    await world.boss.slash(world.channel, "setup", moderators_channel=desk.channel)
    assert new.waiting == []
    assert len(desk.waiting) == 1
    await world.restart(make_bot())
    assert len(desk.waiting) == 1
    await desk.press("publish")
    await next_hour(world)
    assert len(world.cards) == 1
    assert desk.waiting == []


async def test_a_message_that_could_not_say_so_says_it_later(world: World) -> None:
    desk = await set_up_desk(world, "all")
    await world.share(world.ada, STORY)
    await forbid(desk, "view_channel")
    new = await move(desk)
    assert len(new.waiting) == 1
    assert len(desk.waiting) == 1
    await forbid(desk)
    await next_hour(world)
    assert desk.waiting == []
    assert desk.texts[0].startswith("The moderators' channel is")
    assert len(new.waiting) == 1


async def test_after_a_restart_the_channel_is_read_once_for_all_that_may_stand_there(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    desk = await set_up_desk(world, "all")
    await forbid(desk, "send_messages")
    for number in range(3):
        await world.share((world.ada, world.ben, world.chi)[number], f"No number {number}.")
    await forbid(desk)
    world.env.http_requests.clear()
    await world.restart(make_bot())
    await wait(world, seconds=5)
    read = [
        each
        for each in world.env.http_requests
        if each.method == "GET" and each.path == f"/channels/{desk.channel.id}/messages"
    ]
    assert len(read) == 1
    assert len(desk.waiting) == 3


async def test_whoever_was_slower_keeps_the_page_with_its_buttons(world: World) -> None:
    desk = await set_up_desk(world, "all", with_channel=False)
    for who in (world.ada, world.ben):
        await world.share(who, f"No for {who.name}.")
    page = await desk.queue(desk.max)
    form = await click(desk.max, page, "queue-return")
    await click(desk.mo, await desk.queue(), "queue-publish")
    late = await desk.max.submit_modal(form, {"reason": ["person"], "words": "A kind word."})
    assert f"<@{desk.mo.id}> was faster, and let it through" in shown(late)
    assert "A kind word." in shown(late)
    assert "1 of 1" in shown(late)
    await click(desk.max, late, "queue-publish")
    assert len(world.cards) == 2


async def test_another_reason_needs_words_and_the_page_stays_on_its_entry(world: World) -> None:
    desk = await set_up_desk(world, "all", with_channel=False)
    for who in (world.ada, world.ben, world.chi):
        await world.share(who, f"No for {who.name}.")
    page = await desk.queue()
    assert page.response is not None
    second = await desk.mo.click(page.response.message, custom_id="rb1:queue-page:1")
    form = await click(desk.mo, second, "queue-return")
    asked = await desk.mo.submit_modal(form, {"reason": ["other"], "words": " "})
    assert "please say in a few words what it is" in shown(asked)
    assert "2 of 3" in shown(asked)
    form = await click(desk.mo, asked, "queue-return")
    told = await desk.mo.submit_modal(form, {"reason": ["other"], "words": "Not in English."})
    assert "It is back with whoever wrote it" in shown(told)
    assert "2 of 2" in shown(told)
