"""Moderators at a message of a card's or note's, as tests act."""

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor

from tests.bot.forging import forged_press
from tests.review import Desk, click
from tests.world import World, control

MENU = "Moderate rejection"


def place_of(world: World, message: discord.Message) -> ChannelHandle:
    """The channel or thread in which a message stands."""
    threads = [each for each in world.channel.threads if each.id == message.channel.id]
    return threads[0] if threads else world.channel


def notes(world: World, card: discord.Message | None = None) -> list[discord.Message]:
    """What the bot wrote into the thread of a card, oldest first."""
    wanted = (card or world.card).id
    found = [thread for thread in world.channel.threads if thread.id == wanted]
    return [message for thread in found for message in thread.history()]


async def moderate(
    desk: Desk, message: discord.Message, who: MemberActor | None = None
) -> InteractionResult:
    """Open the page of a message."""
    return await (who or desk.mo).context_menu(place_of(desk.world, message), MENU, message)


async def hide(desk: Desk, message: discord.Message) -> InteractionResult:
    """Open the page and hide it; the page comes back."""
    return await click(desk.mo, await moderate(desk, message), "mod-hide")


async def show(desk: Desk, message: discord.Message) -> InteractionResult:
    """Open the page and show it again."""
    return await click(desk.mo, await moderate(desk, message), "mod-show")


async def remove(
    desk: Desk, message: discord.Message, reason: str = "person", words: str = ""
) -> InteractionResult:
    """Open the page, press *Remove* and send the form."""
    form = await click(desk.mo, await moderate(desk, message), "mod-remove")
    return await desk.mo.submit_modal(form, {"reason": [reason], "words": words})


def about(page: InteractionResult) -> str:
    """The id on a page's buttons."""
    return control(page, "mod-remove").rpartition(":")[2]


async def press_stale(
    desk: Desk, who: MemberActor, page: InteractionResult, verb: str
) -> InteractionResult:
    """Press a button of a page that shows no longer what is."""
    return await forged_press(desk.world, who, f"rb1:{verb}:{about(page)}")
