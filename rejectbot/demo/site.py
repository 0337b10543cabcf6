"""The demo's page: a frame around the preview, and the few things that the frame can ask for."""

import datetime as dt
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any, Final

import simcord
from aiohttp import web

from rejectbot.demo import cast, frame, menus
from rejectbot.demo.clock import Clock
from rejectbot.demo.mirror import Mirror
from rejectbot.demo.stage import NotThere, Stage

_STATIC: Final = files("rejectbot.demo") / "static"
_KINDS: Final = {"frame.css": "text/css", "frame.js": "text/javascript", "stage.css": "text/css"}
_LONGEST_SKIP: Final = 24 * 60
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "font-src 'self'; img-src 'self' data:; frame-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """Answers the browser. Everything it shows is synthetic; only this machine is let in."""

    def __init__(self, stage: Stage, clock: Clock, mirror: Mirror) -> None:
        self._stage = stage
        self._clock = clock
        self._mirror = mirror

    def app(self) -> web.Application:
        """The routes: the frame's own under /demo, everything else is the preview's."""
        app = web.Application(middlewares=[_from_here_only])
        app.add_routes(
            [
                web.get("/", self._frame),
                web.get("/demo/state", self._state),
                web.post("/demo/enter", self._enter),
                web.post("/demo/menu", self._menu),
                web.post("/demo/skip", self._skip),
                web.get("/demo/{name}", self._file),
                web.get("/stage", self._mirror.page),
                web.post("/api/action", self._mirror.action),
                web.route("*", "/{path:.*}", self._mirror.other),
            ]
        )
        return app

    async def _frame(self, _request: web.Request) -> web.Response:
        page = frame.page((_STATIC / "index.html").read_text(encoding="utf-8"))
        return web.Response(text=page, content_type="text/html", headers=_HEADERS)

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in _KINDS:
            raise web.HTTPNotFound
        text = (_STATIC / name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=_KINDS[name], headers=_HEADERS)

    async def _state(self, _request: web.Request) -> web.Response:
        return web.json_response(self._seen(), headers=_HEADERS)

    async def _enter(self, request: web.Request) -> web.Response:
        wish = await _wish(request, person=str, place=str, timezone=str)
        try:
            await self._stage.enter(wish["person"], int(wish["place"] or 0), wish["timezone"])
        except (NotThere, ValueError) as error:
            raise web.HTTPBadRequest from error
        return await self._state(request)

    async def _menu(self, request: web.Request) -> web.Response:
        wish = await _wish(request, command=str, message=str)
        try:
            await self._stage.use_menu(wish["command"], int(wish["message"]))
        except (simcord.SetupError, simcord.BackendError, TimeoutError, ValueError) as error:
            raise web.HTTPConflict from error
        return await self._state(request)

    async def _skip(self, request: web.Request) -> web.Response:
        wish = await _wish(request, minutes=int)
        await self._clock.skip(60.0 * min(max(wish["minutes"], 0), _LONGEST_SKIP))
        await self._stage.refresh()
        return await self._state(request)

    def _seen(self) -> dict[str, Any]:
        """All that the frame shows around the preview."""
        stage, view = self._stage, self._stage.view
        channel = stage.channels()[view.place]
        offered = menus.offered(stage.world, view.person, channel)
        targets = menus.targets(stage.world, view.person, channel) if offered else []
        return {
            "epoch": view.epoch,
            "person": view.person,
            "place": str(view.place),
            "now": stage.world.env.now().astimezone(dt.UTC).isoformat(),
            "people": [frame.person(person) for person in cast.PEOPLE],
            "places": frame.places(stage.world, view.person),
            "menus": offered,
            "messages": [{"id": str(target.id), "words": target.words} for target in targets],
        }


async def _wish(request: web.Request, **fields: type) -> dict[str, Any]:
    """The fields of a JSON body. Raises HTTPBadRequest unless each is there, of its type."""
    try:
        body = await request.json()
    except ValueError as error:
        raise web.HTTPBadRequest from error
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    if not all(isinstance(body.get(name), kind) for name, kind in fields.items()):
        raise web.HTTPBadRequest
    return body


@web.middleware
async def _from_here_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn away other websites: by name (DNS rebinding) and by origin (forged requests)."""
    port = request.url.port
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    origin = request.headers.get("Origin")
    if request.host not in hosts or (origin and origin.removeprefix("http://") not in hosts):
        raise web.HTTPForbidden
    if request.method not in {"GET", "HEAD"} and origin is None:
        raise web.HTTPForbidden
    return await handler(request)
