"""The shape of a verb of the control side: the stand-in and a JSON object in, a JSON object out."""

from collections.abc import Awaitable, Callable

from tests.standin.standin import Standin
from tests.standin.wire import Json

Verb = Callable[[Standin, Json], Awaitable[Json]]
Verbs = dict[str, Verb]
