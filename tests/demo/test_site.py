"""Only this machine's own page may steer the demo."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from rejectbot.demo import serving
from tests.demo import little_bot


@pytest.fixture
async def address() -> AsyncIterator[str]:
    async with (
        serving.inhabited(build=little_bot.build) as world,
        serving.served(world, serving.door(0)) as address,
    ):
        yield address


async def test_the_page_and_its_files_are_served(address: str) -> None:
    async with aiohttp.ClientSession(address) as session:
        for path, words in {
            "/": "<iframe",
            "/demo/frame.css": ".frame",
            "/demo/frame.js": "fetch",
            "/demo/stage.css": ".preview-toolbar",
            "/stage": "/demo/stage.css",
            "/app.js": "simcordPreview",
        }.items():
            async with session.get(path) as answer:
                assert answer.status == 200, path
                assert words in await answer.text(), path


async def test_the_page_loads_nothing_from_elsewhere(address: str) -> None:
    async with aiohttp.ClientSession(address) as session, session.get("/") as answer:
        page = await answer.text()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "example.com"},
        {"Origin": "http://example.com"},
        {"Origin": "null"},
        {},
    ],
    ids=["another-name", "another-site", "no-site", "no-browser"],
)
async def test_other_sites_cannot_act(address: str, headers: dict[str, str]) -> None:
    wish = {"person": "ada", "place": "0", "timezone": "UTC"}
    async with aiohttp.ClientSession(address) as session:
        for path in ("/demo/enter", "/demo/skip", "/api/action", "/api/pages"):
            async with session.post(path, json=wish, headers=headers) as answer:
                assert answer.status == 403, path


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"person": 1}', b'{"minutes": "x"}'])
async def test_a_wish_that_cannot_be_read_is_refused(address: str, body: bytes) -> None:
    headers = {"Origin": address.rstrip("/")}
    async with aiohttp.ClientSession(address, headers=headers) as session:
        for path in ("/demo/enter", "/demo/menu", "/demo/skip"):
            async with session.post(path, data=body) as answer:
                assert answer.status == 400, path


async def test_the_frame_is_told_who_is_there_and_where(address: str) -> None:
    headers = {"Origin": address.rstrip("/")}
    async with aiohttp.ClientSession(address, headers=headers) as session:
        async with session.get("/demo/state") as answer:
            state = await answer.json()
        assert [person["name"] for person in state["people"]] == ["Ada", "Ben", "Chi", "Dee", "Eli"]
        assert [place["open"] for place in state["places"]] == [True, False]
        wish = {"person": "ada", "place": state["places"][1]["id"], "timezone": "UTC"}
        async with session.post("/demo/enter", json=wish) as answer:
            moved = await answer.json()
    assert (moved["person"], moved["place"]) == ("ada", wish["place"])
    assert moved["epoch"] > state["epoch"]


async def test_fonts_are_there_also_while_the_place_is_switched(address: str) -> None:
    font = "/fonts/noto-sans-latin-v2.015.ttf"
    headers = {"Origin": address.rstrip("/")}
    wish = {"person": "ada", "place": "0", "timezone": "UTC"}

    async def look(session: aiohttp.ClientSession) -> int:
        async with session.get(font) as answer:
            await answer.read()
            return answer.status

    async with aiohttp.ClientSession(address, headers=headers) as session:
        for _ in range(5):
            switching = asyncio.create_task(session.post("/demo/enter", json=wish))
            looks = []
            while not switching.done():
                looks.append(asyncio.create_task(look(session)))
                await asyncio.sleep(0.002)
            (await switching).release()
            assert {await each for each in looks} == {200}


async def test_a_taken_port_is_named_before_anything_is_set_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with serving.door(0) as door:
        door.listen()
        port = door.getsockname()[1]
        with pytest.raises(serving.PortTaken, match=str(port)):
            await serving.serve(port)
    assert capsys.readouterr().out == ""
