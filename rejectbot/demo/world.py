"""The demo's server with its people and channels, and the bot that lives in it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

import discord
import simcord

from rejectbot.demo import cast, simulator
from rejectbot.demo.words import say


@dataclass(frozen=True, slots=True)
class World:
    """A running server. `acting` is held by whatever acts in it: SimCord takes one at a time."""

    env: simcord.Env
    share: simcord.ChannelHandle
    moderators: simcord.ChannelHandle
    people: Mapping[str, simcord.MemberActor]
    acting: asyncio.Lock = field(default_factory=asyncio.Lock)

    def sees(self, person: str, channel: simcord.ChannelHandle) -> bool:
        """Whether the person with this key may read `channel`."""
        return simulator.may_read(self.env, self.people[person], channel)

    def places(self) -> list[simcord.ChannelHandle]:
        """The share channel, its threads from the oldest, the moderators' channel."""
        return [self.share, *self.share.threads, self.moderators]

    def names(self) -> dict[int, str]:
        """What people and places are called, by id: `@Ada`, `#second-tries`."""
        named = {self.people[person.key].id: f"@{person.name}" for person in cast.PEOPLE}
        return named | {place.id: f"#{place.name}" for place in self.places()}


def furnish(env: simcord.Env) -> World:
    """Make the server "Second Tries": an owner, a moderator, three members, two channels.

    Two of them have a role of people who like to help, which posts by the clock may ask.
    """
    users = {
        person.key: env.create_user(person.key, global_name=person.name, avatar=person.key)
        for person in cast.PEOPLE
    }
    owner = next(person for person in cast.PEOPLE if person.role is cast.Role.OWNER)
    guild = env.create_guild(cast.SERVER, owner=users[owner.key])
    moderator = guild.create_role(
        "Moderator",
        permissions=discord.Permissions(moderate_members=True, manage_messages=True),
        color=0x1F8B4C,
        position=2,
    )
    encouragers = guild.create_role(cast.ENCOURAGERS, color=0xB8860B, position=1)
    people = {owner.key: simcord.MemberActor(env, guild, users[owner.key])}
    for person in cast.PEOPLE:
        if person is not owner:
            roles = [moderator] if person.role is cast.Role.MODERATOR else []
            if person.key in cast.ENCOURAGING:
                roles.append(encouragers)
            people[person.key] = guild.add_member(users[person.key], roles=roles)
    share = guild.create_text_channel(cast.SHARE, topic=say("demo-topic"))
    moderators = guild.create_text_channel(
        cast.MODERATORS,
        overwrites={
            guild.default_role: discord.PermissionOverwrite(view_channel=False),
            moderator: discord.PermissionOverwrite(view_channel=True),
            guild.roles[cast.BOT]: discord.PermissionOverwrite(view_channel=True),
        },
    )
    return World(env, share, moderators, people)
