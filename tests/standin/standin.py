"""The whole stand-in in one object, because every route needs the same few parts of it."""

from dataclasses import dataclass, field

from aiohttp import web

from tests.standin.changes import Changes
from tests.standin.faults import Faults
from tests.standin.founding import found_world
from tests.standin.gateway import Gateway
from tests.standin.journal import Journal
from tests.standin.limits import Limits
from tests.standin.state import World
from tests.standin.wire import Refused


@dataclass(slots=True)
class Options:
    """What a test may change about this Discord."""

    shards: int = 1
    """How many shards /gateway/bot recommends."""
    answer_within_s: float = 3.0
    """Seconds in which an interaction must get its first answer, else 10062 (Discord: 3)."""
    only_token: str | None = None
    """The one token that REST lets in; None lets in any."""


@dataclass(slots=True)
class Standin:
    """The world, its gateway, and everything that goes wrong with them on purpose."""

    world: World
    gateway: Gateway
    changes: Changes
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    journal: Journal = field(default_factory=Journal)
    options: Options = field(default_factory=Options)


STANDIN = web.AppKey("standin", Standin)


def new_standin() -> Standin:
    """A stand-in with one guild and nobody connected; call it inside a running event loop."""
    changes = Changes()
    world = found_world()
    gateway = Gateway(world, changes)
    gateway.open.set()
    return Standin(world, gateway, changes)


def of(request: web.Request) -> Standin:
    """The stand-in that serves this request."""
    return request.config_dict[STANDIN]


def path_id(request: web.Request, name: str) -> int:
    """The snowflake at this place of the path; what is none is refused with 50035."""
    try:
        return int(request.match_info[name])
    except ValueError:
        raise Refused(400, 50035, f"Invalid Form Body: {name}") from None
