"""What happens to a simulated server as a whole: the bot is removed, added again; outages."""

from dataclasses import dataclass
from typing import Any

import discord
from simcord import GuildHandle
from simcord.backend import serializers

from tests.world import World


@dataclass
class Kept:
    """What Discord keeps of a server while the bot is not in it."""

    guild: Any
    channels: dict[int, Any]
    messages: dict[int, Any]


async def come(world: World, *, has_channel: bool = True, may_write: bool = True) -> GuildHandle:
    """The bot is added to another server, which tells its news in #general."""
    backend = world.env.backend
    vars(backend)["emit"] = lambda *_: None  # it is there before the bot is
    place = world.env.create_guild("Other Chances")
    if has_channel:
        rule = discord.PermissionOverwrite(send_messages=may_write)
        channel = place.create_text_channel("general", overwrites={place.default_role: rule})
        backend.get_guild(place.id).system_channel_id = channel.id
    del vars(backend)["emit"]
    _tell_of(world, place.id)
    await world.env.settle()
    return place


async def remove(world: World, place: GuildHandle | None = None) -> Kept:
    """The bot is removed from the server."""
    backend = world.env.backend
    guild = backend.get_guild((place or world.guild).id)
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
    _tell_of(world, kept.guild.id)
    await world.env.settle()


def _tell_of(world: World, guild: int) -> None:
    backend = world.env.backend
    payload = dict(serializers.guild_create_payload(backend, backend.get_guild(guild)))
    payload.pop("unavailable", None)  # so it is no server that comes back from an outage
    backend.emit("GUILD_CREATE", payload)


def put_back(world: World, kept: Kept) -> None:
    """The server exists for the bot again, which nobody tells it."""
    backend = world.env.backend
    backend.guilds[kept.guild.id] = kept.guild
    backend.channels.update(kept.channels)
    backend.messages.update(kept.messages)


async def lose(world: World, place: GuildHandle | None = None) -> None:
    """The server has an outage."""
    world.env.backend.emit(
        "GUILD_DELETE", {"id": str((place or world.guild).id), "unavailable": True}
    )
    await world.env.settle()


async def regain(world: World, place: GuildHandle | None = None) -> None:
    """The outage is over."""
    guild = world.env.backend.get_guild((place or world.guild).id)
    payload = dict(serializers.guild_create_payload(world.env.backend, guild))
    world.env.backend.emit("GUILD_CREATE", payload | {"unavailable": False})
    await world.env.settle()
