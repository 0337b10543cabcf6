"""A bird in the mine: it hears every log line of a simulated server and dies of a person or a text.

What is logged passes the program's own formatter, in both styles, as an operator would get it.
"""

import io
import logging
import re
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, redirect_stderr
from functools import cache
from typing import Any, Final

import pytest
import simcord
import structlog

from rejectbot import logs
from tests.anonymity.encodings import forms_of_id, forms_of_text, found

Event = MutableMapping[str, Any]

_STYLES: Final = ("json", "console")
_OURS: Final = ("rejectbot", "cogs")
_SHORTEST_TEXT: Final = 12
"""Characters: a shorter text could stand in a line by chance."""
_NEVER: Final = {
    "custom id": re.compile(r"rb1:"),
    "id of Discord's": re.compile(r"(?<![0-9A-Za-z.])\d{17,20}(?![0-9A-Za-z])"),
}

_forms = cache(forms_of_id)  # simulated servers give out the same ids again


class LogCanary:
    """Listens from the first simulated server of a test on; `events` are our own, unformatted."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._envs: list[simcord.Env] = []
        self._written: set[str] = set()
        self._streams: dict[str, io.StringIO] = {}

    @contextmanager
    def listening(self, patch: pytest.MonkeyPatch) -> Iterator[None]:
        """Listen to every server made in the block, and leave logging as it was."""
        made, submitted = simcord.Env.__init__, simcord.MemberActor.submit_modal
        before = logging.getLogger().level

        def make(env: simcord.Env, *given: Any, **options: Any) -> None:
            made(env, *given, **options)
            if not self._envs:
                self._begin()
            self._envs.append(env)

        async def submit(actor: Any, form: Any, values: Any, *given: Any, **more: Any) -> Any:
            self._written.update(value for value in values.values() if isinstance(value, str))
            return await submitted(actor, form, values, *given, **more)

        patch.setattr(simcord.Env, "__init__", make)
        patch.setattr(simcord.MemberActor, "submit_modal", submit)
        try:
            yield
        finally:
            if self._envs:
                self._end(before)

    def deaths(self) -> list[str]:
        """What stands in the log and must not, by style and kind of thing."""
        return [
            f"{what} in the {style} log"
            for style, stream in self._streams.items()
            for what in self._heard(stream.getvalue())
        ]

    def text(self, style: str) -> str:
        """All lines of one style."""
        return self._streams[style].getvalue()

    def _heard(self, text: str) -> Iterator[str]:
        data = text.encode()
        yield from (name for name, pattern in _NEVER.items() if pattern.search(text))
        for written in self._written:
            if len(written) >= _SHORTEST_TEXT and found(forms_of_text(written), data):
                yield "a member's text"
        for env in self._envs:
            for user in env.backend.users.values():
                yield from (f"id of a user, {form}" for form in found(_forms(user.id), data))
                if re.search(rf"\b{re.escape(user.name)}\b", text) and not user.bot:
                    yield "name of a user"
            if any(token in text for token in env.backend.interaction_tokens):
                yield "token of an interaction"

    def _begin(self) -> None:
        root = logging.getLogger()
        others = root.handlers[:]
        ours = [self._handler(style) for style in _STYLES]
        root.handlers[:] = [*others, *ours]
        for name in _OURS:
            logging.getLogger(name).setLevel("DEBUG")
        structlog.get_config()["processors"].insert(0, self._keep)

    def _handler(self, style: str) -> logging.Handler:
        """The very handler that `rejectbot run` would write with."""
        self._streams[style] = io.StringIO()
        with redirect_stderr(self._streams[style]):
            logs.configure("INFO", style)
        (handler,) = logging.getLogger().handlers
        return handler

    def _keep(self, _logger: Any, method: str, event: Event) -> Event:
        level = "error" if method == "exception" else method
        self.events.append({**event, "log_level": level})
        return event

    def _end(self, level: int) -> None:
        root = logging.getLogger()
        streams = set(map(id, self._streams.values()))
        root.handlers[:] = [
            each for each in root.handlers if id(getattr(each, "stream", None)) not in streams
        ]
        root.setLevel(level)
        for name in _OURS:
            logging.getLogger(name).setLevel(logging.NOTSET)
        logging.captureWarnings(capture=False)
        structlog.reset_defaults()
