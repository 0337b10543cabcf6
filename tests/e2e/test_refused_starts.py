"""A start that Discord or the machine refuses ends with one line and a code, and with no crash."""

import asyncio
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.theatre import PATIENT_S
from tests.standin.client import StandinClient
from tests.standin.faults import Fault
from tests.standin.process import Program, launch, running_standin
from tests.standin.rejectbot import environment

QUIET = ("debug", "info")


async def _refused(folder: Path, standin: StandinClient, **more: str) -> str:
    """The line with which a bot ends that cannot start; it has logged no warning or crash."""
    env = environment(standin, folder) | {"REJECTBOT_LOG_FORMAT": "json"} | more
    program = await launch("-m", "rejectbot", "run", output=folder / "rejectbot.log", env=env)
    code = await program.process.wait()
    *logged, line = program.output.read_text().splitlines()
    assert code == 1, line
    assert [entry for entry in logged if json.loads(entry)["level"] not in QUIET] == []
    return line


async def test_a_token_that_discord_does_not_know(tmp_path: Path) -> None:
    async with running_standin(tmp_path) as standin:
        await standin.accept_only("another")

        line = await _refused(tmp_path, standin)

        assert [r.status for r in await standin.requests()] == [401]
    assert line == (
        "rejectbot: DISCORD_TOKEN: Discord refused it; copy it again from the developer portal"
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (4004, "DISCORD_TOKEN: Discord refused it; copy it again"),
        (4011, "REJECTBOT_SHARD_COUNT: Discord refused this number of shards; leave it empty"),
        (4013, "Discord closed the connection (code 4013); install the newest RejectBot"),
        (4014, "Discord refused the bot's intents (code 4014)"),
    ],
)
async def test_a_session_that_the_gateway_refuses(tmp_path: Path, code: int, words: str) -> None:
    async with running_standin(tmp_path) as standin:
        await standin.refuse_identify(code)

        line = await _refused(tmp_path, standin)

        assert (await standin.connections()).identify == 1
    assert line.startswith(f"rejectbot: {words}")


async def test_nobody_answers_at_the_address_of_discord(tmp_path: Path) -> None:
    async with running_standin(tmp_path) as standin:
        gone = standin

    line = await _refused(tmp_path, gone)

    assert line.startswith("rejectbot: Discord cannot be reached: ")
    assert "REJECTBOT_API_URL" in line


async def test_an_address_that_is_not_discords(tmp_path: Path) -> None:
    async with running_standin(tmp_path) as standin:
        line = await _refused(tmp_path, standin, REJECTBOT_API_URL=f"{standin.api_url}/nowhere")

    assert line.startswith("rejectbot: Discord refused what the bot asked at its start (HTTP 404")


async def test_discord_is_down(tmp_path: Path) -> None:
    async with running_standin(tmp_path) as standin:
        await standin.fail("GET /gateway/bot", Fault.UNAVAILABLE, left=None)

        line = await _refused(tmp_path, standin)

    assert line.startswith("rejectbot: Discord did not tell where its gateway is; start again")


def _in_a_folder(home: Path) -> Path:
    (home / "keys").mkdir()
    return home / "keys"


def _below_a_file(home: Path) -> Path:
    (home / "note").write_text("mine")
    return home / "note" / "keys"


@pytest.mark.parametrize("place", [_in_a_folder, _below_a_file])
async def test_a_key_file_that_cannot_be(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    path = place(tmp_path)
    async with running_standin(tmp_path) as standin:
        line = await _refused(tmp_path, standin, REJECTBOT_KEYS_PATH=str(path))

    assert line.startswith(f"rejectbot: REJECTBOT_KEYS_PATH: {path} ")
    assert "; name a file in" in line


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "rejectbot.db"
    path.write_bytes(b"a letter of rejection" * 100)
    async with running_standin(tmp_path) as standin:
        line = await _refused(tmp_path, standin)

    told = f"REJECTBOT_DATABASE_URL: {path} is not a SQLite database; name another file"
    assert line == f"rejectbot: {told}"


async def test_a_database_of_another_program(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "rejectbot.db")) as made:
        made.execute("CREATE TABLE outbox (somebody_elses TEXT)")
    async with running_standin(tmp_path) as standin:
        line = await _refused(tmp_path, standin)

    assert line.startswith("rejectbot: REJECTBOT_DATABASE_URL: ")
    assert "(table outbox already exists)" in line
    assert line.endswith("If it is not the bot's, name another.")


async def test_a_start_that_succeeds_says_so_and_warns_of_nothing(tmp_path: Path) -> None:
    async with running_standin(tmp_path) as standin:
        await standin.options(shards=2)
        await standin.add_guild("Another")
        await standin.add_guild("A third")
        env = environment(standin, tmp_path) | {"REJECTBOT_LOG_FORMAT": "json"}
        program = await launch("-m", "rejectbot", "run", output=tmp_path / "rejectbot.log", env=env)
        try:
            ready = await _events(program, "ready", 2)
        finally:
            await program.end()

    logged = map(json.loads, program.output.read_text().splitlines())
    assert [entry for entry in logged if entry["level"] not in QUIET] == []
    assert sorted(entry["shard"] for entry in ready) == [0, 1]
    assert sorted(entry["count"] for entry in ready) == [1, 2]


async def _events(program: Program, name: str, at_least: int) -> list[dict[str, Any]]:
    """What the bot logged under this name, once it is so much."""
    found: list[dict[str, Any]] = []
    async with asyncio.timeout(PATIENT_S):
        while len(found) < at_least:
            await asyncio.sleep(0.1)
            whole = program.output.read_text().rpartition("\n")[0]
            found = [
                entry for line in whole.splitlines() if (entry := json.loads(line))["event"] == name
            ]
    return found
