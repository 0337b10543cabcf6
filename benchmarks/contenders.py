"""The bots that are compared, each a process of its own on a stand-in of its own."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.loads import NotDone, Stage
from benchmarks.measure import Meter
from tests.standin.actors import join, owner
from tests.standin.client import StandinClient
from tests.standin.process import Program, launch, running_standin
from tests.standin.rejectbot import FAKE_TOKEN

PEOPLE = 60
PATIENT_S = 60.0
Starter = Callable[[StandinClient, Path], Awaitable[Program]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot that runs, set up in a guild with people."""

    name: str
    stage: Stage
    meter: Meter


async def start_bare(standin: StandinClient, folder: Path) -> Program:
    """The bare bot."""
    return await launch(
        "-m", "benchmarks.bare", standin.api_url, FAKE_TOKEN, output=folder / "bare.log"
    )


@asynccontextmanager
async def contender(name: str, start: Starter, folder: Path) -> AsyncIterator[Contender]:
    """Starts a bot on a fresh stand-in and sets it up; both end with the context."""
    async with running_standin(folder) as standin:
        await standin.options(answer_within_s=PATIENT_S)
        program = await start(standin, folder)
        try:
            yield Contender(name, await _set_up(standin), Meter(program.pid))
        finally:
            await program.end()


async def _set_up(standin: StandinClient) -> Stage:
    await standin.connections(connected=1, seconds=PATIENT_S)
    place = (await standin.places())[0]
    ready = await owner(standin, place).command("setup", channel=str(place.channels["rejections"]))
    if not ready.answered:
        raise NotDone("/setup was not answered")
    people = [await join(standin, place, f"Person {n}") for n in range(PEOPLE)]
    return Stage(standin, place, people)
