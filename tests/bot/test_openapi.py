"""The check of requests against Discord's description can fail, and says where it can't run."""

from pathlib import Path

import pytest
from simcord import HttpLogEntry

from tests.bot import openapi
from tests.world import World


@pytest.fixture
def described() -> Path:
    path = openapi.description()
    if path is None:
        pytest.skip(
            f"Discord's OpenAPI description is not here: set {openapi.VARIABLE} to its path"
        )
    return path


def request(method: str, path: str, json: object) -> HttpLogEntry:
    return HttpLogEntry(method, path, {}, json, None)


MESSAGES = "/channels/1456074443980800010/messages"
CALLBACK = "/interactions/1456074443980800013/a.token/callback"
ORIGINAL = "/webhooks/1456074443980800014/a.token/messages/@original"
COMMANDS = "/applications/1456074443980800014/commands"


def press(**other: object) -> dict[str, object]:
    button = {"type": 2, "style": 2, "custom_id": "rb1:hug", "label": "A hug"} | other
    return {"components": [{"type": 1, "components": [button]}]}


def form(**other: object) -> dict[str, object]:
    field = {"type": 4, "style": 1, "custom_id": "story"}
    parts = [{"type": 18, "label": "What happened?", "component": field}]
    return {"type": 9, "data": {"custom_id": "f", "title": "t", "components": parts} | other}


@pytest.mark.parametrize(
    "wrong",
    [
        request("POST", MESSAGES, {"content": "x" * 4001}),
        request("POST", MESSAGES, {"nonce": "x" * 26}),
        request("POST", MESSAGES, {"components": [{"type": 1, "components": []}]}),
        request("POST", MESSAGES, {"allowed_mentions": {"parse": ["everybody"]}}),
        request("PATCH", f"{MESSAGES}/1456074443980800011", {"flags": "many"}),
        request("POST", MESSAGES, press(label="x" * 100)),
        request("POST", MESSAGES, press(custom_id="x" * 101)),
        request("PATCH", f"{MESSAGES}/1456074443980800011", press(label="x" * 100)),
        request("POST", f"{MESSAGES}/1456074443980800011/threads", {"name": "x" * 101}),
        request("POST", CALLBACK, {"type": 4, "data": press(label="x" * 100)}),
        request("POST", CALLBACK, form(title="x" * 46)),
        request("PATCH", ORIGINAL, press(custom_id="x" * 101)),
        request("POST", ORIGINAL.partition("/messages")[0], press(label="x" * 100)),
        request("PUT", COMMANDS, [{"name": "share", "description": "x" * 101}]),
        request("GET", MESSAGES, {"content": "x"}),
        request("POST", "/no/such/route", None),
    ],
)
def test_a_wrong_request_is_found(described: Path, wrong: HttpLogEntry) -> None:
    assert openapi.complaints(described, wrong)


@pytest.mark.parametrize(
    "right",
    [
        request("POST", MESSAGES, press()),
        request("PATCH", f"{MESSAGES}/1456074443980800011", press()),
        request("POST", f"{MESSAGES}/1456074443980800011/threads", {"name": "x" * 100}),
        request("POST", CALLBACK, {"type": 4, "data": press()}),
        request("POST", CALLBACK, form()),
        request("PATCH", ORIGINAL, press()),
        request("POST", ORIGINAL.partition("/messages")[0], press()),
        request("PUT", COMMANDS, [{"name": "share", "description": "x" * 100}]),
    ],
)
def test_the_same_without_its_fault_passes(described: Path, right: HttpLogEntry) -> None:
    assert not openapi.complaints(described, right)


def test_the_known_differences_of_discord_py_pass(described: Path) -> None:
    body = {"content": "x", "allowed_mentions": {"parse": [], "users": [1456074443980800012]}}
    assert not openapi.complaints(described, request("POST", MESSAGES, body))


async def test_what_a_share_sends_is_valid(described: Path, world: World) -> None:
    await world.share(world.ada, kind=["job"], wants="listen", next="Another one")
    assert len(world.env.http_requests) > 5
    for each in world.env.http_requests:
        assert openapi.complaints(described, each) == []
