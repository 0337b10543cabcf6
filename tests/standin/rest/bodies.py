"""What a message body may be, because discord.py leaves some of Discord's refusals to Discord."""

from collections.abc import Iterator
from copy import deepcopy

from aiohttp import web

from tests.standin.door import ENTRY
from tests.standin.state import COMPONENTS_V2, Message
from tests.standin.wire import Json, Refused

LONGEST_NONCE = 25
LONGEST_CONTENT = 2000
MOST_COMPONENTS = 40
MOST_COMPONENT_TEXT = 4000


def body_of(request: web.Request) -> Json:
    """The JSON object that was sent; none counts as an empty one."""
    body = request[ENTRY].body
    return body if isinstance(body, dict) else {}


def write(message: Message, body: Json) -> None:
    """Puts the given parts of a body into a message, or refuses with 50035 or 50006."""
    for name in ("content", "components", "embeds"):
        if name in body:
            given = deepcopy(body[name])  # the journal keeps the body as it was sent
            setattr(message, name, given or ("" if name == "content" else []))
    message.flags |= body.get("flags") or 0
    number(message.components)
    _check(message)


def number(components: list[Json]) -> None:
    """Gives every component without an id the next free one, as Discord does."""
    taken = {part["id"] for part in parts(components) if part.get("id")}
    free = (n for n in range(1, MOST_COMPONENTS * 4) if n not in taken)
    for part in parts(components):
        if not part.get("id"):
            part["id"] = next(free)


def parts(components: list[Json]) -> Iterator[Json]:
    """Every component with all that stand inside of it."""
    for component in components:
        yield component
        yield from parts(component.get("components") or [])
        for inner in ("component", "accessory"):
            if component.get(inner):
                yield from parts([component[inner]])


def _check(message: Message) -> None:
    everything = list(parts(message.components))
    text = sum(len(part.get("content") or "") for part in everything if part["type"] == 10)
    ids = [part["custom_id"] for part in everything if part.get("custom_id")]
    if message.flags & COMPONENTS_V2 and (message.content or message.embeds):
        raise Refused(400, 50035, "Invalid Form Body: content with IS_COMPONENTS_V2")
    if len(message.content) > LONGEST_CONTENT or text > MOST_COMPONENT_TEXT:
        raise Refused(400, 50035, "Invalid Form Body: too long")
    if len(everything) > MOST_COMPONENTS or any(len(i) > 100 for i in ids):
        raise Refused(400, 50035, "Invalid Form Body: components")
    if len(set(ids)) != len(ids):
        raise Refused(400, 50035, "Invalid Form Body: COMPONENT_CUSTOM_ID_DUPLICATED")
    if not (message.content or message.components or message.embeds):
        raise Refused(400, 50006, "Cannot send an empty message")
