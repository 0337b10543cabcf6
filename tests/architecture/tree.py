"""Which files the tests about the code look at: what git would hand to somebody else."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]


def files(pattern: str = "*") -> Iterator[Path]:
    """Files of the repository, committed or about to be, whose name matches `pattern`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.match(pattern) and path.is_file():
            yield path


def modules(*folders: str) -> Iterator[Path]:
    """The Python files below each of `folders`."""
    for path in files("*.py"):
        if path.relative_to(ROOT).parts[0] in folders:
            yield path


def shown(path: Path) -> str:
    """The path as the repository names it."""
    return path.relative_to(ROOT).as_posix()
