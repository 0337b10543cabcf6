"""The stand-in as one aiohttp application: REST, the gateway and the control side."""

from aiohttp import web

from tests.standin import control
from tests.standin.door import API, Handler, door
from tests.standin.rest import answers, application, followups, messages, places, reactions
from tests.standin.standin import STANDIN, Standin, new_standin, of
from tests.standin.wire import Refused

RESOURCES = (application, places, messages, reactions, answers, followups)
LARGEST_BODY = 32 * 1024 * 1024


async def gateway(request: web.Request) -> web.WebSocketResponse:
    """One gateway connection."""
    return await of(request).gateway.serve(request)


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Words a refusal on the control side as JSON too."""
    try:
        return await handler(request)
    except Refused as refused:
        return web.json_response(refused.body(), status=refused.status)


def build(standin: Standin) -> web.Application:
    """The application that serves this stand-in."""
    rest = web.Application(middlewares=[door], client_max_size=LARGEST_BODY)
    for resource in RESOURCES:
        rest.add_routes(resource.routes())
    steering = web.Application(middlewares=[refusals])
    steering.add_routes(control.routes())
    app = web.Application()
    app[STANDIN] = standin
    app.router.add_get("/gateway/", gateway)
    app.add_subapp(API, rest)
    app.add_subapp("/_control", steering)
    return app


async def start(port: int) -> tuple[web.AppRunner, int]:
    """Listens on 127.0.0.1 (port 0: any free one). Returns what to clean up, and the port."""
    standin = new_standin()
    runner = web.AppRunner(build(standin), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    bound: int = runner.addresses[0][1]
    standin.gateway.url = f"ws://127.0.0.1:{bound}/gateway/"
    return runner, bound
