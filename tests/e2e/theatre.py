"""A stand-in with the real bot on it, whose process a test kills and starts again."""

import asyncio
import re
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from tests.e2e.described import described_standin
from tests.standin.actors import Actor, join, owner
from tests.standin.client import StandinClient
from tests.standin.process import Program
from tests.standin.records import Place, Sent
from tests.standin.rejectbot import start_rejectbot

T = TypeVar("T")
_numbers = count(2)
AT_ONCE = 16
"""Waits at a stand-in: it looks at each of them again whenever anything changes there."""
PATIENT_S = 60.0
"""The machine may be busy; a test of order need not fail for that."""
READY_AFTER_S = 3.0
"""discord.py tells READY when no GUILD_CREATE has come for 2 s (`guild_ready_timeout`)."""
POINTS = re.compile(r"with (\d+) points")
TALLY = re.compile(r"\*\*(\d+)\*\* rejections? shared anonymously: (\d+) points")


class NotStarted(AssertionError):
    """The bot's process ended before it was connected; its words are the message."""


@dataclass(slots=True)
class Theatre:
    """One guild on one stand-in; the bot's files stay in the folder over its restarts."""

    standin: StandinClient
    place: Place
    folder: Path
    program: Program

    @property
    def channel_id(self) -> int:
        """Where the cards go."""
        return self.place.channels["rejections"]

    async def start(self) -> None:
        """Starts the bot's process on the files that are there."""
        self.program = await _started(self.standin, self.folder)

    async def kill(self) -> None:
        """SIGKILL for the bot's process."""
        await self.program.kill()

    async def settled(self) -> None:
        """Waits until a bot that just connected took up what was left for it.

        It does so at READY; what it publishes again it publishes then.
        """
        await asyncio.sleep(READY_AFTER_S)
        await self.standin.quiet(0.7)

    async def cards(self) -> list[Sent]:
        """The messages of the channel."""
        return await self.standin.messages(self.channel_id)

    async def person(self, name: str, place: Place | None = None) -> Actor:
        """A new member, of the first guild if no other is given."""
        return await join(self.standin, place or self.place, name)

    async def another_place(self) -> Place:
        """One more guild, set up."""
        place = await self.standin.add_guild(f"Guild {next(_numbers)}")
        await self.standin.barrier()
        await self.set_up(place)
        return place

    async def set_up(self, place: Place) -> None:
        """The owner chooses the channel for the cards."""
        channel = str(place.channels["rejections"])
        answer = await owner(self.standin, place).command("setup", channel=channel)
        assert answer.answered, self.log()

    def log(self) -> str:
        """All that the bot's processes printed."""
        return (self.folder / "rejectbot.log").read_text()


def new_folder(parent: Path, number: int) -> Path:
    """A folder of its own for one of several theatres."""
    folder = parent / str(number)
    folder.mkdir()
    return folder


async def points_of(actor: Actor) -> int:
    """The points that the leaderboard shows a member as their own."""
    found = POINTS.search((await actor.command("leaderboard", period="all")).text)
    return int(found[1]) if found else 0


async def tally_of(actor: Actor) -> tuple[int, int]:
    """How many anonymous shares, and points for them, a member's own page shows."""
    found = TALLY.search((await actor.command("journey")).text)
    return (int(found[1]), int(found[2])) if found else (0, 0)


async def _started(standin: StandinClient, folder: Path) -> Program:
    before = await standin.connections()
    program = await start_rejectbot(standin, folder)
    connected = asyncio.create_task(
        standin.connections(identified=before.identify + 1, connected=1, seconds=PATIENT_S)
    )
    ended = asyncio.create_task(program.process.wait())
    try:
        await asyncio.wait({connected, ended}, return_when=asyncio.FIRST_COMPLETED)
        if not connected.done():
            raise NotStarted(program.output.read_text())
        await connected
    finally:
        for task in (connected, ended):
            task.cancel()
        await asyncio.gather(connected, ended, return_exceptions=True)
    return program


@asynccontextmanager
async def open_theatre(folder: Path) -> AsyncIterator[Theatre]:
    """A fresh stand-in and bot, set up; the bot must never have logged a crash."""
    async with described_standin(folder) as standin:
        await standin.options(answer_within_s=PATIENT_S)
        place = (await standin.places())[0]
        theatre = Theatre(standin, place, folder, await _started(standin, folder))
        try:
            await theatre.set_up(place)
            yield theatre
        finally:
            await theatre.program.end()
        assert "Traceback" not in theatre.log(), theatre.log()


async def side_by_side(lanes: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Runs several theatres at once, each to its end; raises the first of their failures."""
    ended = await asyncio.gather(*lanes, return_exceptions=True)
    failures = [one for one in ended if isinstance(one, BaseException)]
    if failures:
        raise failures[0]
    return [one for one in ended if not isinstance(one, BaseException)]


async def few_at_once(work: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Runs all of it, some at a time, each to its end; raises the first of their failures."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(each: Coroutine[Any, Any, T]) -> T:
        async with turn:
            return await each

    return await side_by_side(one(each) for each in work)
