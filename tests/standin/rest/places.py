"""Guilds, members, channels and threads."""

from aiohttp import web

from tests.standin import payloads
from tests.standin.gateway import GUILDS
from tests.standin.rest.bodies import body_of
from tests.standin.standin import of, path_id
from tests.standin.state import PUBLIC_THREAD, Channel
from tests.standin.wire import Refused


async def get_guild(request: web.Request) -> web.Response:
    """One guild."""
    return web.json_response(
        payloads.guild_object(of(request).world.guild(path_id(request, "guild_id")))
    )


async def get_member(request: web.Request) -> web.Response:
    """One member of a guild, or 10007."""
    world = of(request).world
    guild = world.guild(path_id(request, "guild_id"))
    user_id = path_id(request, "user_id")
    if user_id not in guild.member_ids:
        raise Refused(404, 10007, "Unknown Member")
    return web.json_response(payloads.member(world, guild, user_id))


async def get_channel(request: web.Request) -> web.Response:
    """One channel or thread."""
    return web.json_response(
        payloads.channel(of(request).world.channel(path_id(request, "channel_id")))
    )


async def start_thread(request: web.Request) -> web.Response:
    """A thread under a message; it has the message's id, and there is only one (160004)."""
    standin = of(request)
    world = standin.world
    message = world.message(path_id(request, "message_id"), path_id(request, "channel_id"))
    if message.thread_id is not None:
        raise Refused(400, 160004, "A thread has already been created for this message")
    parent = world.channel(message.channel_id)
    thread = Channel(
        message.id,
        parent.guild_id,
        body_of(request)["name"],
        type=PUBLIC_THREAD,
        parent_id=parent.id,
        owner_id=world.bot.id,
    )
    thread.thread_member_ids.add(world.bot.id)
    world.channels[thread.id] = thread
    message.thread_id = thread.id
    wire = payloads.channel(thread)
    await standin.gateway.emit(thread.guild_id, "THREAD_CREATE", wire, GUILDS)
    return web.json_response(wire, status=201)


async def join_thread(request: web.Request) -> web.Response:
    """Adds the bot (`@me`) or a member to a thread."""
    world = of(request).world
    who = request.match_info["user_id"]
    thread = world.channel(path_id(request, "channel_id"))
    thread.thread_member_ids.add(world.bot.id if who == "@me" else int(who))
    return web.Response(status=204)


async def typing(request: web.Request) -> web.Response:
    """Takes the typing sign and shows it to nobody."""
    of(request).world.channel(path_id(request, "channel_id"))
    return web.Response(status=204)


def routes() -> list[web.RouteDef]:
    """The routes of this module."""
    return [
        web.get("/guilds/{guild_id}", get_guild),
        web.get("/guilds/{guild_id}/members/{user_id}", get_member),
        web.get("/channels/{channel_id}", get_channel),
        web.post("/channels/{channel_id}/messages/{message_id}/threads", start_thread),
        web.put("/channels/{channel_id}/thread-members/{user_id}", join_thread),
        web.post("/channels/{channel_id}/typing", typing),
    ]
