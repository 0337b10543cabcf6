"""Later answers to interactions, by their token: the original answer and the follow-ups."""

from aiohttp import web

from tests.standin import payloads
from tests.standin.rest.bodies import body_of, write
from tests.standin.rest.messages import rewrite
from tests.standin.standin import Standin, of
from tests.standin.state import EPHEMERAL, LOADING, Interaction, Message
from tests.standin.wire import Refused

ORIGINAL = "@original"


async def follow_up(request: web.Request) -> web.Response:
    """One more message; as on Discord, the first after a deferred answer takes that one's place."""
    standin = of(request)
    world = standin.world
    interaction = _interaction(standin, request)
    original = world.messages.get(interaction.original_id or 0)
    if original is not None and original.flags & LOADING:
        return _edited(standin, interaction, original, request)
    message = Message(
        world.ids.next(), interaction.channel_id, world.bot.id, interaction_id=interaction.id
    )
    write(message, body_of(request))
    world.add_message(message)
    interaction.followup_ids.append(message.id)
    return web.json_response(payloads.message(world, message))


async def read(request: web.Request) -> web.Response:
    """The original answer, or one of the follow-ups."""
    standin = of(request)
    message = _message(standin, _interaction(standin, request), request)
    return web.json_response(payloads.message(standin.world, message))


async def edit(request: web.Request) -> web.Response:
    """Changes it; what was still loading then no longer is."""
    standin = of(request)
    interaction = _interaction(standin, request)
    return _edited(standin, interaction, _message(standin, interaction, request), request)


async def delete(request: web.Request) -> web.Response:
    """Takes it away."""
    standin = of(request)
    standin.world.remove_message(_message(standin, _interaction(standin, request), request))
    return web.Response(status=204)


def _interaction(standin: Standin, request: web.Request) -> Interaction:
    interaction = standin.world.by_token.get(request.match_info["token"])
    if interaction is None or interaction.callback is None:
        raise Refused(404, 10015, "Unknown Webhook")
    if interaction.expired:
        raise Refused(401, 50027, "Invalid Webhook Token")
    return interaction


def _message(standin: Standin, interaction: Interaction, request: web.Request) -> Message:
    name = request.match_info["message_id"]
    if name == ORIGINAL:
        return standin.world.message(interaction.original_id or 0)
    if int(name) not in (*interaction.followup_ids, interaction.original_id):
        raise Refused(404, 10008, "Unknown Message")
    return standin.world.message(int(name))


def _edited(
    standin: Standin, interaction: Interaction, message: Message, request: web.Request
) -> web.Response:
    was_loading = message.flags & LOADING
    ephemeral = message.flags & EPHEMERAL
    message.flags &= ~LOADING
    rewrite(standin.world, message, body_of(request))
    if was_loading:
        message.flags = (message.flags & ~EPHEMERAL) | ephemeral
    interaction.original_edits += message.id == interaction.original_id
    return web.json_response(payloads.message(standin.world, message))


def routes() -> list[web.RouteDef]:
    """The routes of this module."""
    hook = "/webhooks/{application_id}/{token}"
    one = hook + "/messages/{message_id}"
    return [
        web.post(hook, follow_up),
        web.get(one, read),
        web.patch(one, edit),
        web.delete(one, delete),
    ]
