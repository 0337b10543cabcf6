"""Whatever breaks while somebody shares, notes and presses: no line of the log names them."""

import functools
import inspect
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, get_type_hints

import pytest
from simcord import MemberActor

from rejectbot import logs
from rejectbot.bot.publisher import DiscordPublisher
from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.tally import Tallies
from rejectbot.services.crediting import Crediting
from rejectbot.services.looking import Looking
from rejectbot.services.posting import Posting
from rejectbot.services.wiring import Services
from rejectbot.storage import anonymous, outbox, points, rejections, support
from rejectbot.storage.engine import Database
from tests.anonymity.encodings import forms_of_id, forms_of_text, found
from tests.anonymity.histories import OPEN_STORIES, SECRET_STORIES
from tests.anonymity.stage import PEOPLE, House, Stage

SECRET, OPEN, NOTE = SECRET_STORIES[0], OPEN_STORIES[1], "Mine said the same about the lighthouse."
ALWAYS_ASKED = {
    "Sharing.submit", "Publishing.publish", "Publishing.publish_due", "Posting.stand",
    "Crediting.prepare", "Crediting.credit", "Noting.submit", "Supporting.press",
    "Supporting.react", "Looking.card", "Board.page", "Profile.journey", "ServerSetup.of",
    "Envelopes.close", "Tallies.open", "KeyFile.ensure_day", "KeyFile.link_key",
    "Database.read", "Database.write", "DiscordPublisher.post_card", "DiscordPublisher.post_words",
    "outbox.add", "outbox.remove", "points.earn", "rejections.add", "support.save",
}  # fmt: skip
"""Without these the acts below would not be what they are meant to be."""


def _parts() -> Iterator[tuple[str, Any, str]]:
    """Every public function of services, keys, storage and publisher, with where it lives."""
    services = list(get_type_hints(Services).values())
    below = [Crediting, Looking, Posting, Envelopes, Tallies, KeyFile, Database, DiscordPublisher]
    for owner in (*services, *below):
        for name, member in vars(owner).items():
            if inspect.isfunction(member) and not name.startswith("_"):
                yield f"{owner.__name__}.{name}", owner, name
    for module in (anonymous, outbox, points, rejections, support):
        for name, member in vars(module).items():
            if inspect.isfunction(member) and member.__module__ == module.__name__:
                yield f"{module.__name__.rpartition('.')[2]}.{name}", module, name


_ASKED: set[str] = set()
PARTS = {name: (owner, attribute) for name, owner, attribute in _parts() if "._" not in name}


@dataclass
class Breaking:
    """Makes one part fail with a text that tells everything."""

    times: int = 0
    errors: tuple[type[Exception], ...] = (RuntimeError, OSError, DiscordUnreachable, KeyError)

    def instead(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """As the original in form, but it raises."""

        def fail(*given: Any, **options: Any) -> Any:
            error = self.errors[self.times % len(self.errors)]
            self.times += 1
            told = f"{PEOPLE['fay']} (Fay of Nowhere) wrote {SECRET} and {NOTE} by rb1:hug:00"
            try:
                raise ValueError(told)
            except ValueError as cause:
                raise (error() if error is DiscordUnreachable else error(told)) from cause

        async def fail_later(*given: Any, **options: Any) -> Any:
            return fail(*given, **options)

        return fail_later if inspect.iscoroutinefunction(original) else fail


@contextmanager
def broken(patch: pytest.MonkeyPatch, part: str) -> Iterator[Breaking]:
    owner, name = PARTS[part]
    breaking = Breaking()
    with patch.context() as inner:
        inner.setattr(owner, name, breaking.instead(getattr(owner, name)))
        yield breaking


async def _acts(stage: Stage, fay: MemberActor) -> None:
    world, card = stage.world, stage.world.card
    acts: list[Callable[[], Awaitable[Any]]] = [
        lambda: stage.share(fay, "anonymous", SECRET),
        lambda: stage.share(fay, "named", OPEN),
        lambda: stage.share(fay, "anonymous_later", SECRET),
        lambda: world.note(fay, NOTE, card),
        lambda: world.press(fay, "hug", card),
        lambda: fay.react(card, "👏"),
        lambda: world.board(fay),
        lambda: fay.slash(world.channel, "journey"),
        lambda: stage.wait(4_000),
    ]
    for act in acts:
        try:
            await act()
        except Exception:  # noqa: BLE001 - a form that did not open can't be sent, and so on
            continue


async def _asked_by_the_acts(house: House) -> frozenset[str]:
    """The parts that are asked while nothing fails; the others can't fail on the way."""
    if not _ASKED:
        async with house.open() as stage:
            fay = stage.join("fay")
            await stage.share(stage.world.ada, "named", OPEN_STORIES[0])
            with pytest.MonkeyPatch.context() as patch:
                for part, (owner, name) in PARTS.items():
                    patch.setattr(owner, name, _noted(part, getattr(owner, name)))
                await _acts(stage, fay)
    return frozenset(_ASKED)


def _noted(part: str, original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def ask(*given: Any, **options: Any) -> Any:
        _ASKED.add(part)
        return original(*given, **options)

    return ask


@pytest.mark.parametrize("part", sorted(PARTS))
async def test_a_failing_part_names_nobody_in_the_log(
    house: House, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    if part not in await _asked_by_the_acts(house):
        assert part not in ALWAYS_ASKED
        pytest.skip("not on the way of sharing, noting, pressing and looking")
    style = "json" if len(part) % 2 else "console"
    async with house.open(style=style, level="DEBUG") as stage:
        fay = stage.join("fay")
        await stage.share(stage.world.ada, "named", OPEN_STORIES[0])
        with broken(monkeypatch, part) as breaking:
            await _acts(stage, fay)
        await stage.wait(60)
        tokens = list(stage.world.env.backend.interaction_tokens)
        stage.world.env._errors.clear()  # they were asked for

    assert _told(stage.traces.log, tokens) == []
    assert breaking.times, "the part was never asked"


def _told(log: str, tokens: list[str]) -> list[str]:
    """What the log says of who and what."""
    forms = {**forms_of_id(PEOPLE["fay"]), "name": (b"Fay of",), "custom id": (b"rb1:",)}
    for text in (SECRET, OPEN, NOTE):
        forms |= {f"{name} of {text[:9]}": some for name, some in forms_of_text(text).items()}
    numbers = re.findall(r"(?<![0-9A-Za-z.])\d{17,20}(?![0-9A-Za-z])", log)
    return found(forms, log.encode()) + numbers + [token for token in tokens if token in log]


async def test_a_failure_that_is_logged_with_its_text_would_be_seen(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_it_is(_logger: Any, _method: str, event: Any) -> Any:
        event["text"] = repr(event.pop("exc_info", ""))
        return event

    monkeypatch.setattr(logs, "_type_and_places", as_it_is)
    async with house.open(style="json") as stage:
        fay = stage.join("fay")
        await stage.share(stage.world.ada, "named", OPEN_STORIES[0])
        with broken(monkeypatch, "Noting.submit"):
            await _acts(stage, fay)
        stage.world.env._errors.clear()  # they were asked for

    assert {"decimal", "name", "custom id"} <= set(_told(stage.traces.log, []))


def test_the_parts_that_are_always_asked_exist() -> None:
    assert set(PARTS) >= ALWAYS_ASKED
