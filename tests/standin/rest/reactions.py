"""Reactions: reading who reacted, and the bot's own."""

from aiohttp import web

from tests.standin import payloads
from tests.standin.gateway import GUILD_REACTIONS
from tests.standin.standin import Standin, of, path_id
from tests.standin.state import Message
from tests.standin.wire import Json

MOST_USERS = 100
USERS_BY_DEFAULT = 25


async def users(request: web.Request) -> web.Response:
    """Up to `limit` users after an id who reacted with this emoji, by rising id."""
    world = of(request).world
    message = world.message(path_id(request, "message_id"), path_id(request, "channel_id"))
    after = int(request.query.get("after", 0))
    limit = min(int(request.query.get("limit", USERS_BY_DEFAULT)), MOST_USERS)
    who = sorted(i for i in message.reactions.get(request.match_info["emoji"], []) if i > after)
    return web.json_response([payloads.user(world.users[i]) for i in who[:limit]])


async def add_own(request: web.Request) -> web.Response:
    """The bot reacts."""
    standin = of(request)
    message = standin.world.message(path_id(request, "message_id"))
    await react(standin, message, standin.world.bot.id, request.match_info["emoji"])
    return web.Response(status=204)


async def remove_own(request: web.Request) -> web.Response:
    """The bot takes its reaction back."""
    standin = of(request)
    message = standin.world.message(path_id(request, "message_id"))
    await unreact(standin, message, standin.world.bot.id, request.match_info["emoji"])
    return web.Response(status=204)


async def react(standin: Standin, message: Message, user_id: int, emoji: str) -> None:
    """Adds a reaction, once a person and emoji, and sends its event."""
    who = message.reactions.setdefault(emoji, [])
    if user_id in who:
        return
    who.append(user_id)
    guild_id, wire = event(standin, message, user_id, emoji)
    guild = standin.world.guilds[guild_id]
    wire["member"] = payloads.member(standin.world, guild, user_id)
    wire["message_author_id"] = str(message.author_id)
    wire["burst_colors"] = []
    await standin.gateway.emit(guild_id, "MESSAGE_REACTION_ADD", wire, GUILD_REACTIONS)


async def unreact(standin: Standin, message: Message, user_id: int, emoji: str) -> None:
    """Takes a reaction back and sends its event, which names no author."""
    who = message.reactions.get(emoji, [])
    if user_id not in who:
        return
    who.remove(user_id)
    guild_id, wire = event(standin, message, user_id, emoji)
    await standin.gateway.emit(guild_id, "MESSAGE_REACTION_REMOVE", wire, GUILD_REACTIONS)


def event(standin: Standin, message: Message, user_id: int, emoji: str) -> tuple[int, Json]:
    """The guild and the part that both reaction events share."""
    guild_id = standin.world.channels[message.channel_id].guild_id
    return guild_id, {
        "user_id": str(user_id),
        "channel_id": str(message.channel_id),
        "message_id": str(message.id),
        "guild_id": str(guild_id),
        "emoji": payloads.emoji(emoji),
        "burst": False,
        "type": 0,
    }


def routes() -> list[web.RouteDef]:
    """The routes of this module."""
    one = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}"
    return [
        web.get(one, users),
        web.put(one + "/@me", add_own),
        web.delete(one + "/@me", remove_own),
    ]
