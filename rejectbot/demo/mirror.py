"""Serves SimCord's preview under the demo's own address.

The preview refuses to stand inside another page and to be steered from outside, so the demo
passes its requests on: that puts it into the demo's frame, and lets an action wait its turn.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import aiohttp
from aiohttp import web
from yarl import URL

from rejectbot.demo.stage import NotThere, Stage

_CONTEXT: Final = "X-Simcord-Context"
_CAPABILITY: Final = "X-Simcord-Capability"
_POLICY: Final = (
    "default-src 'self'; connect-src 'self' blob:; img-src 'self' blob:; media-src 'self' blob:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
)
_KEPT: Final = frozenset({"Content-Type", "Content-Disposition"})
_HEAD: Final = b'<link rel="stylesheet" href="/demo/stage.css"></head>'
_GRACE: Final = 3.0
_FONT_SECONDS: Final = 86_400


@dataclass(frozen=True, slots=True)
class Answer:
    """What the preview said, read to its end."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    def response(self) -> web.Response:
        return web.Response(status=self.status, body=self.body, headers=self.headers)


class Mirror:
    """Passes requests of the page on to the preview that is on stage."""

    def __init__(self, stage: Stage, session: aiohttp.ClientSession) -> None:
        self._stage = stage
        self._session = session

    async def page(self, request: web.Request) -> web.Response:
        """The preview's page, with the demo's style sheet."""
        answer = await self._ask(request, "/", None)
        return replace(answer, body=answer.body.replace(b"</head>", _HEAD, 1)).response()

    async def other(self, request: web.Request) -> web.Response:
        """A file, a picture or a state of the preview."""
        if request.path.startswith("/fonts/"):
            async with self._stage.world.acting:  # a place that is switched would cut it off
                return (await self._ask(request, request.path_qs, None)).response()
        body = await request.read() if request.can_read_body else None
        answer = await self._ask(request, request.path_qs, body)
        if answer.status == web.HTTPGone.status_code:
            # The place was just switched, and the frame is about to replace this page.
            await asyncio.sleep(_GRACE)
        return answer.response()

    async def action(self, request: web.Request) -> web.Response:
        """What a person does in the page; waits until nothing else acts in the server."""
        body = await request.read()
        async with self._stage.world.acting:
            if request.content_type == "application/json":
                body = await self._up_to_date(request, body)
            return (await self._ask(request, request.path_qs, body)).response()

    async def _up_to_date(self, request: web.Request, body: bytes) -> bytes:
        """Let an action refer to what is published now.

        The preview refuses an action on a page that has just been refreshed; Discord takes it.
        """
        state = await self._ask(request, "/api/state", None, method="GET")
        if state.status != web.HTTPOk.status_code:
            return body
        try:
            action: dict[str, Any] = json.loads(body)
        except ValueError as error:
            raise web.HTTPBadRequest from error
        if "published_revision" in action:
            action["published_revision"] = json.loads(state.body)["publishedRevision"]
        return json.dumps(action).encode()

    async def _ask(
        self, request: web.Request, path: str, body: bytes | None, *, method: str | None = None
    ) -> Answer:
        try:
            address = URL(self._stage.address)
            async with self._session.request(
                method or request.method,
                address.with_fragment(None).join(URL(path)),
                headers=_headers(request, address.fragment),
                data=body,
            ) as answer:
                return Answer(answer.status, await answer.read(), _kept(answer.headers, path))
        except (NotThere, aiohttp.ClientError):
            return Answer(web.HTTPGone.status_code, b"", _kept({}, path))


def _headers(request: web.Request, capability: str) -> dict[str, str]:
    headers = {_CAPABILITY: capability}
    for name in (_CONTEXT, "Content-Type"):
        if name in request.headers:
            headers[name] = request.headers[name]
    return headers


def _kept(headers: Mapping[str, str], path: str) -> dict[str, str]:
    """Headers of every answer: as strict as the preview's, but for the frame around it."""
    kept = {name: headers[name] for name in headers if name.startswith("X-") or name in _KEPT}
    kept.pop("X-Frame-Options", None)
    cached = path.startswith("/fonts/")
    return kept | {
        "Cache-Control": f"private, max-age={_FONT_SECONDS}" if cached else "no-store",
        "Content-Security-Policy": _POLICY,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
