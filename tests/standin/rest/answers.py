"""First answers to interactions: the callback with its types, its deadlines and its doubles."""

import time

from aiohttp import web

from tests.standin import payloads
from tests.standin.rest.bodies import body_of, parts, write
from tests.standin.rest.messages import rewrite
from tests.standin.standin import Standin, of
from tests.standin.state import EPHEMERAL, LOADING, Interaction, Message
from tests.standin.wire import Json, Refused

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, AUTOCOMPLETE, MODAL = 4, 5, 6, 7, 8, 9
COMPONENT, MODAL_SUBMIT = 3, 5
LONGEST_TITLE = 45
MOST_FIELDS = 5


async def callback(request: web.Request) -> web.Response:
    """Takes the first answer: 40060 when there was one, 10062 when it is unknown or too late."""
    standin = of(request)
    interaction = _awaiting(standin, request)
    body = body_of(request)
    message = _take(standin, interaction, body)
    interaction.callback = body
    interaction.original_id = message.id if message else None
    if "with_response" not in request.query:
        return web.Response(status=204)
    return web.json_response(_response(standin, interaction, message))


def _awaiting(standin: Standin, request: web.Request) -> Interaction:
    interaction = standin.world.by_token.get(request.match_info["token"])
    if interaction is None or str(interaction.id) != request.match_info["interaction_id"]:
        raise Refused(404, 10062, "Unknown interaction")
    if interaction.callback is not None:
        raise Refused(400, 40060, "Interaction has already been acknowledged.")
    late = time.monotonic() - interaction.born > standin.options.answer_within_s
    if late or interaction.expired:
        raise Refused(404, 10062, "Unknown interaction")
    return interaction


def _take(standin: Standin, interaction: Interaction, body: Json) -> Message | None:
    data: Json = body.get("data") or {}
    match body.get("type"):
        case 4 | 5 as kind:
            return _new_message(standin, interaction, data, loading=kind == DEFERRED_MESSAGE)
        case 6 | 7 as kind if interaction.message_id is not None:
            message = standin.world.message(interaction.message_id)
            if kind == UPDATE:
                rewrite(standin.world, message, data)
            return message
        case 8 if interaction.type == 4:
            return None
        case 9 if interaction.type != MODAL_SUBMIT:
            _check_modal(data)
            return None
        case _:
            raise Refused(400, 50035, "Invalid Form Body: type")


def _new_message(
    standin: Standin, interaction: Interaction, data: Json, *, loading: bool
) -> Message:
    world = standin.world
    message = Message(
        world.ids.next(), interaction.channel_id, world.bot.id, interaction_id=interaction.id
    )
    if loading:
        message.flags = LOADING | ((data.get("flags") or 0) & EPHEMERAL)
    else:
        write(message, data)
    world.add_message(message)
    return message


def _check_modal(data: Json) -> None:
    fields = data.get("components") or []
    ids = [part["custom_id"] for part in parts(fields) if part.get("custom_id")]
    fits = len(data["title"]) <= LONGEST_TITLE and 1 <= len(fields) <= MOST_FIELDS
    if not fits or not data.get("custom_id") or len(set(ids)) != len(ids):
        raise Refused(400, 50035, "Invalid Form Body: modal")


def _response(standin: Standin, interaction: Interaction, message: Message | None) -> Json:
    callback = interaction.callback or {}
    about: Json = {"id": str(interaction.id), "type": interaction.type}
    resource: Json = {"type": callback["type"]}
    if message is not None:
        about["response_message_id"] = str(message.id)
        about["response_message_loading"] = bool(message.flags & LOADING)
        about["response_message_ephemeral"] = bool(message.flags & EPHEMERAL)
        resource["message"] = payloads.message(standin.world, message)
    return {"interaction": about, "resource": resource}


def routes() -> list[web.RouteDef]:
    """The routes of this module."""
    return [web.post("/interactions/{interaction_id}/{token}/callback", callback)]
