"""What the client tells tests, as plain typed records."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from tests.standin.wire import Json

EPHEMERAL = 1 << 6


def texts(components: list[Json]) -> Iterator[str]:
    """Every text that components show, in reading order."""
    for part in components:
        for name in ("content", "label"):
            if isinstance(part.get(name), str):
                yield part[name]
        yield from texts(part.get("components") or [])
        if part.get("accessory"):
            yield from texts([part["accessory"]])


def custom_ids(components: list[Json]) -> Iterator[str]:
    """Every custom id in components."""
    for part in components:
        if part.get("custom_id"):
            yield part["custom_id"]
        yield from custom_ids(part.get("components") or [])


@dataclass(frozen=True, slots=True)
class Place:
    """A guild: ids of itself, its owner, and its channels by name."""

    guild_id: int
    owner_id: int
    channels: dict[str, int]

    @classmethod
    def read(cls, wire: Json) -> Self:
        """From the control side's JSON."""
        return cls(wire["id"], wire["owner"], wire["channels"])


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as it stands."""

    wire: Json

    @property
    def id(self) -> int:
        """Its id."""
        return int(self.wire["id"])

    @property
    def edits(self) -> int:
        """How often it was edited."""
        return int(self.wire["edits"])

    @property
    def text(self) -> str:
        """All that it says, content and components, in lines."""
        return "\n".join([self.wire["content"], *texts(self.wire["components"])])

    @property
    def custom_ids(self) -> list[str]:
        """The custom ids of its buttons and selects."""
        return list(custom_ids(self.wire["components"]))

    @property
    def thread_id(self) -> int | None:
        """Its thread, if it has one."""
        thread = self.wire.get("thread")
        return int(thread["id"]) if thread else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person saw of one interaction; `kind` is the callback's type, 0 without one."""

    interaction_id: int
    kind: int
    answered: bool
    edits: int
    form: Json | None
    original: Json | None
    followups: tuple[Json, ...]

    @classmethod
    def read(cls, wire: Json) -> Self:
        """From the control side's JSON."""
        callback = wire["callback"] or {}
        kind = callback.get("type", 0)
        form = callback.get("data") if kind == 9 else None
        extra = tuple(wire["followups"])
        return cls(wire["id"], kind, wire["answered"], wire["edits"], form, wire["original"], extra)

    @property
    def text(self) -> str:
        """All that the answer and its follow-ups say, in lines."""
        shown = [m for m in (self.original, *self.followups) if m is not None]
        lines = [line for m in shown for line in (m["content"], *texts(m["components"]))]
        return "\n".join(line for line in lines if line)

    @property
    def private(self) -> bool:
        """Whether only this person sees it."""
        return self.original is not None and bool(self.original["flags"] & EPHEMERAL)


@dataclass(frozen=True, slots=True)
class Request:
    """One request of the bot; `at` in monotonic seconds, `status` as in the journal."""

    index: int
    method: str
    path: str
    route: str
    body: Json | list[Json] | None
    at: float
    status: int
    took_effect: bool


@dataclass(frozen=True, slots=True)
class Connections:
    """The shards that are connected, and how often each step was seen."""

    connected: list[int]
    identify: int
    resume: int
    refused: int
