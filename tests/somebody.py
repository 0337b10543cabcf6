"""Somebody without root's rights, whom permissions bind where the tests themselves run as root."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.tree import ROOT

NOBODY: Final = 65534
"""The user id that owns nothing."""


def become_nobody() -> None:
    """Gives root's rights up for good; call it in a process of its own, after its imports."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


@contextmanager
def folder_open_to_all() -> Iterator[Path]:
    """A folder that any user may enter, with `state` in it; pytest's own are closed to others."""
    if not hasattr(os, "setuid"):
        pytest.skip("this system has no permission bits")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        (Path(name) / "state").mkdir()
        yield Path(name)


def printed(code: str, *arguments: str) -> str:
    """What Python code prints that calls `become_nobody`; `arguments` are its `sys.argv[1:]`."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout
