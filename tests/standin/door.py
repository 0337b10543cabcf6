"""What every REST request passes: the journal, the faults, the rate limits and the error form."""

import socket
import struct
from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.standin.faults import Fault, Moment, Strike
from tests.standin.journal import Entry
from tests.standin.limits import HEADERS_VIA, too_many
from tests.standin.standin import Standin, of
from tests.standin.wire import Refused

API = "/api/v10"
INJECTED_RETRY_S = 0.2
JSON = "application/json"
"""Sent bare: discord.py reads an answer with a charset in its type as text."""
ENTRY = web.RequestKey("entry", Entry)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def route_of(request: web.Request) -> str:
    """Method and template of a request, such as `GET /channels/{channel_id}`."""
    resource = request.match_info.route.resource
    template = request.path if resource is None else resource.canonical
    return f"{request.method} {template.removeprefix(API)}"


@web.middleware
async def door(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets a request in, notes what became of it, and rings the bell."""
    standin = of(request)
    entry = await standin.journal.open(request, route_of(request))
    request[ENTRY] = entry
    standin.changes.ring()
    try:
        answer = await _answer(standin, request, handler)
        entry.status = answer.status if entry.status == 0 else entry.status
        if answer.content_type == JSON:
            answer.headers["Content-Type"] = JSON
        return answer
    finally:
        standin.changes.ring()


async def _answer(standin: Standin, request: web.Request, handler: Handler) -> web.StreamResponse:
    only = standin.options.only_token
    if only is not None and request.headers.get("Authorization") != f"Bot {only}":
        return web.json_response({"code": 0, "message": "401: Unauthorized"}, status=401)
    headers, refusal = standin.limits.take(
        request[ENTRY].route, request.match_info.get("channel_id", "")
    )
    if refusal is not None:
        refusal.headers.update(headers)
        return refusal
    strike = standin.faults.take(request[ENTRY].route)
    if strike is not None and strike.moment is Moment.BEFORE:
        return await _struck(request, strike) or await _handled(request, handler, headers)
    answer = await _handled(request, handler, headers)
    return answer if strike is None else await _struck(request, strike) or answer


async def _handled(
    request: web.Request, handler: Handler, headers: dict[str, str]
) -> web.StreamResponse:
    try:
        answer = await handler(request)
        request[ENTRY].took_effect = answer.status < 300
    except Refused as refused:
        answer = web.json_response(refused.body(), status=refused.status)
    except web.HTTPException as error:
        answer = web.json_response({"code": 0, "message": error.reason}, status=error.status)
    answer.headers.update(headers)
    of(request).changes.ring()
    return answer


async def _struck(request: web.Request, strike: Strike) -> web.Response | None:
    """The failing answer; None lets the request go on."""
    strike.rule.struck += 1
    of(request).changes.ring()
    match strike.fault:
        case Fault.HOLD:
            await strike.rule.released.wait()
            return None if strike.rule.proceed else _reset(request)
        case Fault.RESET:
            return _reset(request)
        case Fault.RATE_LIMITED:
            return too_many(INJECTED_RETRY_S)
        case status:
            body = {"code": 0, "message": f"{status}: on purpose"}
            return web.json_response(body, status=int(status), headers=HEADERS_VIA)


def _reset(request: web.Request) -> web.Response:
    """Cuts the connection with an RST, which the caller meets as ECONNRESET."""
    request[ENTRY].status = -1
    transport = request.transport
    if transport is not None:
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response(status=500)
