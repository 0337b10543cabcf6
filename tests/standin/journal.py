"""Every request in its order, because tests ask what the bot sent and when."""

import json
import time
from dataclasses import dataclass, field

from aiohttp import web

from tests.standin.wire import Json


@dataclass(slots=True)
class Entry:
    """One request; `status` is 0 while it is unanswered and -1 when its connection was cut."""

    index: int
    method: str
    path: str
    route: str
    body: Json | list[Json] | None
    at: float
    status: int = 0
    took_effect: bool = False

    def wire(self) -> Json:
        """What the control API tells of it."""
        return {
            "index": self.index,
            "method": self.method,
            "path": self.path,
            "route": self.route,
            "body": self.body,
            "at": self.at,
            "status": self.status,
            "took_effect": self.took_effect,
        }


@dataclass(slots=True)
class Journal:
    """The list; it keeps everything, as a run of tests is short."""

    entries: list[Entry] = field(default_factory=list)

    async def open(self, request: web.Request, route: str) -> Entry:
        """Notes a request on arrival; `at` is in monotonic seconds."""
        body = await _body(request)
        entry = Entry(
            len(self.entries), request.method, request.path, route, body, time.monotonic()
        )
        self.entries.append(entry)
        return entry


async def _body(request: web.Request) -> Json | list[Json] | None:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        parsed: Json = json.loads(str(form["payload_json"]))
        return parsed
    raw = await request.read()
    if not raw or request.content_type != "application/json":
        return None
    decoded: Json | list[Json] = json.loads(raw)
    return decoded
