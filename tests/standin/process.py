"""Starting a stand-in, or any program, as a process of its own that surely ends with its test."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.standin.client import StandinClient

ROOT = Path(__file__).parents[2]
"""The folder from which `python -m tests.standin` works."""
END_WITHIN_S = 12.0


@dataclass(slots=True)
class Program:
    """One Python program that runs, with its output in a file."""

    process: asyncio.subprocess.Process
    output: Path

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.process.pid

    async def kill(self) -> None:
        """SIGKILL, and gone."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def end(self) -> int:
        """SIGTERM, and SIGKILL if that does not end it within 12 s. Returns the exit status."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(END_WITHIN_S):
                await self.process.wait()
        except TimeoutError:
            await self.kill()
        return self.process.returncode or 0


async def launch(
    *arguments: str, output: Path, env: Mapping[str, str] | None = None, pipe: bool = False
) -> Program:
    """Runs `python ARGUMENTS` from the root of the repository, with more environment variables."""
    with output.open("ab") as sink:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE if pipe else sink,
            stderr=sink,
        )
    return Program(process, output)


@asynccontextmanager
async def running_standin(folder: Path) -> AsyncIterator[StandinClient]:
    """A stand-in in a process of its own, with its client; what it prints goes into the folder."""
    program = await launch(
        "-m", "tests.standin", "--port", "0", output=folder / "standin.log", pipe=True
    )
    try:
        assert program.process.stdout is not None
        line = await asyncio.wait_for(program.process.stdout.readline(), 20)
        async with StandinClient.at(json.loads(line)["port"]) as client:
            yield client
    finally:
        await program.end()
