"""What happens to a simulated server as a whole: the bot is removed, added again; outages."""

from dataclasses import dataclass
from typing import Any

from simcord.backend import serializers

from tests.world import World


@dataclass
class Kept:
    """What Discord keeps of a server while the bot is not in it."""

    guild: Any
    channels: dict[int, Any]
    messages: dict[int, Any]


async def remove(world: World) -> Kept:
    """The bot is removed from the server."""
    backend = world.env.backend
    guild = backend.get_guild(world.guild.id)
    ids = [*guild.channel_ids, *guild.thread_ids]
    kept = Kept(
        guild,
        {each: backend.channels[each] for each in ids if each in backend.channels},
        {each: backend.messages[each] for each in ids if each in backend.messages},
    )
    backend.remove_guild(guild.id)
    await world.env.settle()
    return kept


async def add_again(world: World, kept: Kept) -> None:
    """The bot is added to the server once more."""
    put_back(world, kept)
    payload = dict(serializers.guild_create_payload(world.env.backend, kept.guild))
    payload.pop("unavailable", None)
    world.env.backend.emit("GUILD_CREATE", payload)
    await world.env.settle()


def put_back(world: World, kept: Kept) -> None:
    """The server exists for the bot again, which nobody tells it."""
    backend = world.env.backend
    backend.guilds[kept.guild.id] = kept.guild
    backend.channels.update(kept.channels)
    backend.messages.update(kept.messages)


async def lose(world: World) -> None:
    """The server has an outage."""
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": True})
    await world.env.settle()


async def regain(world: World) -> None:
    """The outage is over."""
    guild = world.env.backend.get_guild(world.guild.id)
    payload = dict(serializers.guild_create_payload(world.env.backend, guild))
    world.env.backend.emit("GUILD_CREATE", payload | {"unavailable": False})
    await world.env.settle()
