"""A running demo in a process of its own, and a browser to look at it."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser

from tests.demo.program import CHROMIUM, chromium, running


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo as a newcomer starts it; nothing of it may remain at the end."""
    folder = tmp_path_factory.mktemp("demo")
    with running(folder) as address:
        yield address
    assert list(folder.iterdir()) == []


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium; its absence skips a test, except where CI promises it."""
    if CHROMIUM is None and os.environ.get("CI") != "true":
        pytest.skip("no Chromium on this machine")
    async with chromium() as browser:
        yield browser
