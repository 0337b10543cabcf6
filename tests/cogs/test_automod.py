"""The server's own AutoMod rules hold for what the bot posts, where it may read them."""

from typing import Any

import discord
import pytest
from simcord import InteractionResult

from tests.cogs.clock import wait
from tests.world import World, control, shown, text_of

REFUSED = "can't be posted here"
RULES = "/auto-moderation/rules"


@pytest.fixture
def may_read(world: World) -> World:
    """In SimCord a bot may do nearly everything, and so read rules too."""
    assert world.bot.guilds[0].me.guild_permissions.manage_guild
    return world


async def forbid(world: World) -> None:
    """Take Manage Server away from the bot."""
    backend = world.env.backend
    guild = backend.get_guild(world.guild.id)
    (role,) = guild.members[backend.bot_user.id].role_ids
    rights = discord.Permissions(guild.roles[role].permissions)
    rights.manage_guild = False
    backend.edit_role(guild.id, role, {"permissions": rights.value})
    await world.env.settle()


def rule(world: World, *keywords: str, **changes: Any) -> None:
    """An administrator makes a keyword rule that blocks."""
    body = {
        "name": "words",
        "event_type": 1,
        "trigger_type": 1,
        "trigger_metadata": {"keyword_filter": list(keywords), "allow_list": ["concatenate"]},
        "actions": [{"type": 1, "metadata": {}}],
        "enabled": True,
        "exempt_roles": [],
        "exempt_channels": [],
    }
    backend = world.env.backend
    backend.create_auto_mod_rule(world.guild.id, world.boss.id, body | changes)


def reads(world: World) -> int:
    """How often the bot asked for the rules."""
    return sum(each.path.endswith(RULES) for each in world.env.http_requests)


async def safety(world: World) -> str:
    opened = await world.boss.slash(world.channel, "setup")
    assert opened.response is not None
    custom_id = control(opened, "setup-safety")
    return shown(await world.boss.click(opened.response.message, custom_id=custom_id))


async def share(world: World, story: str, visibility: str = "named") -> InteractionResult:
    return await world.share(world.ada, story, visibility=visibility)


@pytest.mark.parametrize("visibility", ["named", "anonymous", "anonymous_later"])
async def test_what_automod_keeps_out_is_not_posted(may_read: World, visibility: str) -> None:
    rule(may_read, "spam", "*cat*")
    answer = await share(may_read, "They sent spam.", visibility)
    assert REFUSED in shown(answer)
    assert "They sent spam." in shown(answer)
    assert answer.ephemeral
    assert REFUSED in shown(await share(may_read, "A question of location.", visibility))
    assert may_read.channel.history() == []
    assert REFUSED not in shown(await share(may_read, "They concatenate words.", visibility))


async def test_notes_are_compared_too(may_read: World) -> None:
    rule(may_read, "spam")
    await share(may_read, "They said no.")
    assert REFUSED in shown(await may_read.note(may_read.ben, "Spam!"))
    assert may_read.thread_texts() == []


async def test_what_the_bot_would_post_is_compared_as_well(may_read: World) -> None:
    rule(may_read, r"no\!")
    assert REFUSED in shown(await share(may_read, "They said no!"))


@pytest.mark.parametrize(
    "changes",
    [
        {"enabled": False},
        {"actions": [{"type": 2, "metadata": {"channel_id": "1"}}]},
        {"trigger_type": 4, "trigger_metadata": {"presets": [1]}},
    ],
)
async def test_a_rule_that_blocks_nothing_here_is_left_alone(
    may_read: World, changes: dict[str, Any]
) -> None:
    rule(may_read, "spam", **changes)
    await share(may_read, "They sent spam.")
    assert "spam" in text_of(may_read.card)


async def test_a_channel_that_is_exempt_is_exempt(may_read: World) -> None:
    rule(may_read, "spam", exempt_channels=[str(may_read.channel.id)])
    await share(may_read, "They sent spam.")
    assert "spam" in text_of(may_read.card)


async def test_a_changed_rule_is_read_after_a_while_and_not_at_each_text(may_read: World) -> None:
    await share(may_read, "They sent spam.")
    rule(may_read, "spam")
    await share(may_read, "They sent spam.")
    assert len(may_read.cards) == 2
    assert reads(may_read) == 1
    await wait(may_read, minutes=11)
    await share(may_read, "They said no.")  # it is read beside this one
    await wait(may_read, seconds=1)
    assert REFUSED in shown(await share(may_read, "They sent spam."))
    assert reads(may_read) == 2


async def test_without_the_right_nothing_is_asked_and_the_page_says_so(world: World) -> None:
    await forbid(world)
    rule(world, "spam")
    await share(world, "They sent spam.")
    assert "spam" in text_of(world.card)
    assert reads(world) == 0
    assert "I can't read this server's AutoMod rules" in await safety(world)


async def test_the_page_says_how_many_are_applied(may_read: World) -> None:
    assert "no keyword rule" in await safety(may_read)
    rule(may_read, "spam")
    assert "one keyword rule" in await safety(may_read)


async def test_an_outage_lets_everything_go_on(may_read: World) -> None:
    rule(may_read, "spam")
    may_read.env.inject_error("GET", f"/guilds/*{RULES}", status=403, code=50013)
    await share(may_read, "They said no.")
    assert len(may_read.cards) == 1


async def test_a_failed_read_is_said_and_another_comes_soon(may_read: World) -> None:
    world = may_read
    rule(world, "spam")
    world.env.inject_error("GET", f"/guilds/*{RULES}", status=403, code=50013)
    assert "did not let me read this server's keyword rules" in await safety(world)
    await wait(world, seconds=31)
    assert REFUSED in shown(await world.share(world.ada, "They sent spam."))
    assert "has one keyword rule" in await safety(world)
    world.env.inject_error("GET", f"/guilds/*{RULES}", status=403, code=50013)
    assert "the one that I know from before holds" in await safety(world)
    assert REFUSED in shown(await world.share(world.ada, "They sent spam."))
