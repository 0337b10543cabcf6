"""What happens to the channel: permissions taken away, the channel or a message deleted."""

import discord
from simcord import MemberActor
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.world import World


async def deny(world: World, *permissions: str, to: MemberActor | None = None) -> None:
    """Take permissions in the channel away from somebody, from the bot if nobody is named."""
    backend = world.env.backend
    target = backend.bot_user.id if to is None else to.id
    denied = discord.Permissions(**dict.fromkeys(permissions, True)).value
    overwrite = Overwrite(target_id=target, type=OverwriteType.MEMBER, allow=0, deny=denied)
    backend.edit_channel(world.channel.id, {}, overwrites=[overwrite])
    await world.env.settle()


async def allow(world: World) -> None:
    """Give back in the channel what was taken away."""
    world.env.backend.edit_channel(world.channel.id, {}, overwrites=[])
    await world.env.settle()


async def delete_channel(world: World) -> None:
    """Delete the channel for rejections."""
    world.env.backend.delete_channel(world.channel.id)
    await world.env.settle()


async def delete_message(world: World, message: discord.Message) -> None:
    """A moderator deletes a message."""
    world.env.backend.delete_message(message.channel.id, message.id)
    await world.env.settle()


async def rename(world: World, who: MemberActor, name: str) -> None:
    """Somebody takes a nickname in the server."""
    world.env.backend.edit_member(world.guild.id, who.id, {"nick": name})
    await world.env.settle()
