"""Starts `rejectbot demo` and the system's Chromium, as a newcomer's machine would."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STARTED = re.compile(r"http://127\.0\.0\.1:\d+/")
SECONDS_TO_END = 10.0
"""How long Ctrl-C may take; also what the README promises of `rejectbot run`."""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A demo that keeps its files in `folder`, and its address; ended with Ctrl-C."""
    with subprocess.Popen(
        [sys.executable, "-m", "rejectbot", "demo"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield _address(process)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=SECONDS_TO_END)
            assert process.returncode == 0
        finally:
            process.kill()


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


def _address(process: subprocess.Popen[str]) -> str:
    said: list[str] = []
    for line in process.stdout or ():
        said.append(line)
        if found := STARTED.search(line):
            return found[0]
    raise AssertionError("the demo ended before its page was there:\n" + "".join(said))
