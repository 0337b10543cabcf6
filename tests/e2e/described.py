"""A stand-in whose test fails if a bot sent it what Discord's own description does not allow."""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from simcord import HttpLogEntry

from tests.bot import openapi
from tests.standin.client import StandinClient
from tests.standin.door import API
from tests.standin.process import running_standin
from tests.standin.records import Request


@asynccontextmanager
async def described_standin(folder: Path) -> AsyncIterator[StandinClient]:
    """`running_standin`, with all its requests judged at the end, where the description is there.

    In its process nothing is judged: that would slow down what is tested.
    """
    async with running_standin(folder) as standin:
        yield standin
        found = list(_complaints(await standin.requests()))
        assert not found, "\n".join(found)


def _complaints(requests: Iterable[Request]) -> Iterator[str]:
    path = openapi.description()
    if path is None:
        return
    for request in requests:
        address = request.path.removeprefix(API)
        sent = HttpLogEntry(request.method, address, {}, request.body, None)
        yield from openapi.complaints(path, sent)
