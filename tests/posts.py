"""Turning on what the bot posts by itself, as the server's manager does."""

from simcord import InteractionResult, RoleHandle

from rejectbot.ui.cards.rejection import rejection_of
from tests.world import World, control, text_of


async def posts_panel(world: World) -> InteractionResult:
    """The second panel of `/setup`."""
    opened = await world.boss.slash(world.channel, "setup")
    assert opened.response is not None
    return await world.boss.click(opened.response.message, custom_id=control(opened, "setup-posts"))


async def set_goal(world: World, target: str) -> InteractionResult:
    """Write a team goal into its form."""
    opened = await posts_panel(world)
    assert opened.response is not None
    form = await world.boss.click(
        opened.response.message, custom_id=control(opened, "setup-team-goal")
    )
    return await world.boss.submit_modal(form, {"target": target})


async def choose(world: World, verb: str, *values: object) -> InteractionResult:
    """Use a select of the panel."""
    opened = await posts_panel(world)
    assert opened.response is not None
    custom_id = control(opened, verb)
    return await world.boss.select(opened.response.message, list(values), custom_id=custom_id)


async def make_role(world: World, *, mentionable: bool) -> RoleHandle:
    """A role of encouragers."""
    role = world.guild.create_role("encouragers", mentionable=mentionable)
    await world.env.settle()
    return role


async def turn_all_on(world: World) -> None:
    """A team goal of six, a digest on Saturday at nine, and encouragers after six hours."""
    await set_goal(world, "6")
    await choose(world, "setup-digest", "6")
    await choose(world, "setup-encouragers", await make_role(world, mentionable=True))
    await choose(world, "setup-unanswered", "6")


async def pass_hours(world: World, hours: int) -> None:
    """Let so many hours pass, each with its own work done."""
    for _ in range(hours):
        await world.env.advance_time(3_600)


def announced(world: World) -> list[str]:
    """What stands in the channel and is no card."""
    return [text_of(each) for each in world.channel.history() if rejection_of(each) is None]
