"""How people and places come to be, so that a test starts with a server that has a bot in it."""

from tests.standin.ids import Snowflakes
from tests.standin.state import Channel, Guild, User, World

FIRST_CHANNELS = ("general", "rejections")


def found_world() -> World:
    """A world with the bot and one guild, "Second Tries", whose owner manages it."""
    ids = Snowflakes()
    bot = User(ids.next(), "RejectBot", bot=True)
    world = World(bot=bot, ids=ids)
    world.users[bot.id] = bot
    found_guild(world, "Second Tries")
    return world


def found_guild(world: World, name: str) -> Guild:
    """A guild with its owner, the bot and the first channels."""
    owner = User(world.ids.next(), "Olive Owner")
    world.users[owner.id] = owner
    guild = Guild(world.ids.next_guild(), name, owner.id)
    guild.member_ids += [owner.id, world.bot.id]
    guild.manager_ids.add(owner.id)
    world.guilds[guild.id] = guild
    for channel_name in FIRST_CHANNELS:
        add_channel(world, guild, channel_name)
    return guild


def add_channel(world: World, guild: Guild, name: str) -> Channel:
    """One more text channel."""
    channel = Channel(world.ids.next(), guild.id, name)
    world.channels[channel.id] = channel
    guild.channel_ids.append(channel.id)
    return channel


def add_member(world: World, guild: Guild, name: str, *, manager: bool = False) -> User:
    """One more person; a manager holds Manage Server and Moderate Members."""
    user = User(world.ids.next(), name)
    world.users[user.id] = user
    guild.member_ids.append(user.id)
    if manager:
        guild.manager_ids.add(user.id)
    return user
