"""A house whose server has a channel to share in."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from rejectbot.storage.engine import Database
from tests.services.house import CHANNEL, HERE, House
from tests.services.outside import Clock, PostedInMemory


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def posted(clock: Clock) -> PostedInMemory:
    return PostedInMemory(clock)


@pytest.fixture
async def new_house(
    database: Database, tmp_path: Path, clock: Clock, posted: PostedInMemory
) -> House:
    """A house in whose server nobody has set anything up."""
    keys = tmp_path / "state" / "keys"
    return await House(database, keys, clock, posted, random.Random(1)).start()


@pytest.fixture
async def house(new_house: House) -> House:
    await new_house.setup.change(HERE, lambda old: replace(old, channel=CHANNEL))
    return new_house
