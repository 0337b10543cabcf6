"""The control side under /_control: act as people, break things, look at what happened."""

from aiohttp import web

from tests.standin.control import breaking, connections, looking, people
from tests.standin.control.verbs import Verbs
from tests.standin.standin import of
from tests.standin.wire import Json, Refused

VERBS: Verbs = people.VERBS | looking.VERBS | connections.VERBS | breaking.VERBS


async def control(request: web.Request) -> web.Response:
    """Does one verb with the JSON that was sent."""
    verb = VERBS.get(request.match_info["verb"])
    if verb is None:
        raise Refused(404, 0, "no such verb")
    body: Json = await request.json()
    return web.json_response(await verb(of(request), body))


def routes() -> list[web.RouteDef]:
    """The one route of this side."""
    return [web.post("/{verb}", control)]
