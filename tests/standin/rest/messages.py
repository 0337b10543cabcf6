"""Messages of a channel: sending with a nonce, reading, editing, deleting."""

import time

from aiohttp import web

from tests.standin import payloads
from tests.standin.gateway import GUILD_MESSAGES
from tests.standin.rest.bodies import LONGEST_NONCE, body_of, write
from tests.standin.standin import Standin, of, path_id
from tests.standin.state import Message, World
from tests.standin.wire import Json, Refused

MOST_READ = 100
READ_BY_DEFAULT = 50


async def create(request: web.Request) -> web.Response:
    """Sends a message; an enforced nonce that is known gives the first message back instead."""
    standin = of(request)
    world = standin.world
    channel = world.channel(path_id(request, "channel_id"))
    body = body_of(request)
    nonce = _nonce(body)
    if nonce is not None and body.get("enforce_nonce"):
        first = world.first_with_nonce(channel.id, nonce)
        if first is not None:
            return web.json_response(payloads.message(world, first))
    message = Message(world.ids.next(), channel.id, world.bot.id, nonce=nonce)
    write(message, body)
    world.add_message(message)
    await _tell(standin, "MESSAGE_CREATE", message)
    return web.json_response(payloads.message(world, message))


def _nonce(body: Json) -> str | None:
    nonce = body.get("nonce")
    if nonce is None:
        return None
    if len(str(nonce)) > LONGEST_NONCE:
        raise Refused(400, 50035, "Invalid Form Body: nonce")
    return str(nonce)


async def listing(request: web.Request) -> web.Response:
    """Up to `limit` messages before, after or around an id, newest first."""
    world = of(request).world
    ids = sorted(world.channel(path_id(request, "channel_id")).message_ids)
    limit = min(int(request.query.get("limit", READ_BY_DEFAULT)), MOST_READ)
    chosen = sorted(_chosen(ids, request, limit), reverse=True)
    return web.json_response([payloads.message(world, world.messages[i]) for i in chosen])


def _chosen(ids: list[int], request: web.Request, limit: int) -> list[int]:
    if "after" in request.query:
        return [i for i in ids if i > int(request.query["after"])][:limit]
    if "before" in request.query:
        return [i for i in ids if i < int(request.query["before"])][-limit:]
    if "around" in request.query:
        middle = int(request.query["around"])
        return sorted(ids, key=lambda i: abs(i - middle))[:limit]
    return ids[-limit:]


async def read(request: web.Request) -> web.Response:
    """One message."""
    world = of(request).world
    message = world.message(path_id(request, "message_id"), path_id(request, "channel_id"))
    return web.json_response(payloads.message(world, message))


async def edit(request: web.Request) -> web.Response:
    """Changes a message of the bot's own; another's gives 50005."""
    standin = of(request)
    world = standin.world
    message = world.message(path_id(request, "message_id"), path_id(request, "channel_id"))
    if message.author_id != world.bot.id:
        raise Refused(403, 50005, "Cannot edit a message authored by another user")
    rewrite(world, message, body_of(request))
    await _tell(standin, "MESSAGE_UPDATE", message)
    return web.json_response(payloads.message(world, message))


def rewrite(world: World, message: Message, body: Json) -> None:
    """Applies an edit and counts it."""
    write(message, body)
    message.edits += 1
    message.edited_at = time.time()


async def delete(request: web.Request) -> web.Response:
    """Removes a message."""
    standin = of(request)
    world = standin.world
    message = world.message(path_id(request, "message_id"), path_id(request, "channel_id"))
    world.remove_message(message)
    await _tell(standin, "MESSAGE_DELETE", message)
    return web.Response(status=204)


async def _tell(standin: Standin, event: str, message: Message) -> None:
    guild_id = standin.world.channels[message.channel_id].guild_id
    wire: Json = {"id": str(message.id), "channel_id": str(message.channel_id)}
    if event != "MESSAGE_DELETE":
        wire = payloads.message(standin.world, message)
    wire["guild_id"] = str(guild_id)
    await standin.gateway.emit(guild_id, event, wire, GUILD_MESSAGES)


def routes() -> list[web.RouteDef]:
    """The routes of this module."""
    many = "/channels/{channel_id}/messages"
    one = many + "/{message_id}"
    return [
        web.post(many, create),
        web.get(many, listing),
        web.get(one, read),
        web.patch(one, edit),
        web.delete(one, delete),
    ]
