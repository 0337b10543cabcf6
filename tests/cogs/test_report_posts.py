"""What moderators read of reports in their channel: quiet, and as they leave it."""

from collections.abc import Callable

import discord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from rejectbot.bot.client import RejectBot
from tests.cogs.place import delete_message
from tests.cogs.test_reports import report
from tests.review import Desk, next_hour, set_up_desk
from tests.world import World, shown


def requests(desk: Desk) -> list[str]:
    """What was asked of Discord about the moderators' channel since this was asked last."""
    env, channel = desk.world.env, f"/channels/{desk.channel.id}/messages"
    made = [each.method for each in env.http_requests if each.path.startswith(channel)]
    env.http_requests.clear()
    return made


async def give_the_bot(desk: Desk, *permissions: str) -> None:
    """What it may do in the moderators' channel, whatever else it may not."""
    backend = desk.world.env.backend
    before = backend.channels[desk.channel.id].overwrites
    kept = [each for each in before if each.target_id != backend.bot_user.id]
    given = discord.Permissions(**dict.fromkeys(permissions, True))
    denied = discord.Permissions(send_messages=not given.send_messages)
    new = Overwrite(backend.bot_user.id, OverwriteType.MEMBER, given.value, denied.value)
    backend.edit_channel(desk.channel.id, {}, overwrites=[*kept, new])
    await desk.world.env.settle()


async def test_nothing_is_asked_of_discord_for_nothing_and_what_is_deleted_stays_gone(
    world: World, make_bot: Callable[[], RejectBot]
) -> None:
    desk = await set_up_desk(world, "off")
    await world.share(world.ada)
    card = world.card
    await next_hour(world)
    requests(desk)
    await report(world, world.ben, card)
    assert requests(desk) == ["POST"]
    for _ in range(2):
        await next_hour(world)
    await world.boss.slash(world.channel, "setup", review="off")
    assert requests(desk) == []

    await give_the_bot(desk, "view_channel")
    await report(world, world.chi, card, "spam")
    await next_hour(world)
    assert "A card was reported" in desk.texts[0]
    await give_the_bot(desk, "view_channel", "send_messages")
    await next_hour(world)
    assert "reported by 2 people" in desk.texts[0]

    await delete_message(world, desk.messages[0])
    await world.restart(make_bot())
    for _ in range(2):
        await next_hour(world)
    assert desk.texts == []
    assert "reported by 2 people" in shown(await desk.queue())
    await report(world, desk.max, card, "spam")
    (text,) = desk.texts
    assert "reported by 3 people" in text
