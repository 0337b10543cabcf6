"""What is installed is locked: pinned, with hashes, for every Python we support, from any index."""

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from itertools import chain
from typing import Any

import pytest

from tests.architecture.tree import ROOT, modules, shown

LOCKS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(
    r"(?P<name>[a-z0-9.-]+)(?:\[(?P<extras>[a-z,]+)\])?==(?P<version>[\w.]+)(?: ; (?P<marker>.+))?"
)

EXTRAS = re.compile(r"([A-Za-z0-9._-]+)\s*\[([a-z, ]+)\]")


def _pins(lock: str) -> dict[str, str]:
    return {found["name"]: found["version"] for found in _found_pins(lock)}


def _found_pins(lock: str) -> list[re.Match[str]]:
    lines = [line.partition(" --hash=")[0].strip() for line in _logical_lines(lock)]
    found = [PIN.fullmatch(line) for line in lines]
    strange = [line[:80] for line, pin in zip(lines, found, strict=True) if pin is None]
    assert not strange, f"{lock}: not a pin: {strange}"
    return [pin for pin in found if pin is not None]


def _logical_lines(lock: str) -> list[str]:
    text = (ROOT / lock).read_text("utf-8")
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
    joined = re.sub(r"\s*\\\n\s*", " ", text)
    return [line for line in joined.splitlines() if line]


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _normal(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes_and_nothing_else_is_said(lock: str) -> None:
    for line in _logical_lines(lock):
        pin, _, hashes = line.partition(" --hash=")
        assert PIN.fullmatch(pin.strip()), line[:80]
        assert re.fullmatch(r"sha256:[0-9a-f]{64}(?: --hash=sha256:[0-9a-f]{64})*", hashes)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_index_address_or_local_file_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")

    assert not re.search(r"://|--index|--find-links|--extra|^-[a-z]|file:", text, re.MULTILINE)


def test_both_locks_hold_the_same_versions() -> None:
    runtime, dev = (_pins(lock) for lock in LOCKS)

    assert runtime.items() <= dev.items()


def test_what_the_project_declares_is_locked() -> None:
    project = _project()
    runtime = {_normal(name) for name in project["project"]["dependencies"]}
    for extra in project["project"]["optional-dependencies"].values():
        runtime |= {_normal(name) for name in extra}
    dev = {_normal(name) for name in project["dependency-groups"]["dev"]}

    assert runtime <= _pins("requirements.txt").keys()
    assert dev <= _pins("requirements-dev.txt").keys()


def test_an_extra_that_is_asked_for_is_pinned_with_its_package() -> None:
    """Else an older pip takes the newest version for it, once there is one, and finds no hash."""
    pinned = {
        (found["name"], extra)
        for found in _found_pins("requirements-dev.txt")
        for extra in (found["extras"] or "").split(",")
    }
    project = _project()
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    asked += chain(*project["project"]["optional-dependencies"].values())
    for name in _pins("requirements-dev.txt"):
        with suppress(PackageNotFoundError):  # one for another system
            asked += [each for each in requires(name) or () if "extra ==" not in each]

    assert ("discord-py", "speed") in _extras(asked)
    assert _extras(asked) <= pinned


def _extras(requirements: list[str]) -> set[tuple[str, str]]:
    found = [EXTRAS.match(each) for each in requirements]
    return {
        (_normal(each[1]), name.strip()) for each in found if each for name in each[2].split(",")
    }


def test_what_is_imported_is_declared() -> None:
    project = _project()
    declared = {_normal(name) for name in project["project"]["dependencies"]}
    for group in project["project"]["optional-dependencies"].values():
        declared |= {_normal(name) for name in group}
    tools = declared | {_normal(name) for name in project["dependency-groups"]["dev"]}
    strangers = [
        f"{shown(path)}: {name}"
        for path in modules("rejectbot", "cogs", "tests", "benchmarks")
        for name in _imported(path.read_text("utf-8"))
        if not _distributions(name) & (declared if _is_shipped(shown(path)) else tools)
    ]

    assert strangers == []


def _is_shipped(path: str) -> bool:
    return path.startswith(("rejectbot/", "cogs/"))


def _distributions(module: str) -> set[str]:
    # Parts of declared packages that are imported by name: discord.py brings aiohttp, and its extra
    # the fast parts; pydantic comes with pydantic-settings.
    brought = dict.fromkeys(("aiohttp", "orjson", "yarl", "zstandard"), "discord-py")
    brought |= dict.fromkeys(("dotenv", "pydantic", "pydantic_core"), "pydantic-settings")
    brought |= {"referencing": "jsonschema"}
    found = {_normal(name) for name in _installed().get(module, [])}
    return found | ({brought[module]} if module in brought else set())


@cache
def _installed() -> Mapping[str, list[str]]:
    return packages_distributions()


def _imported(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add((node.module or "").partition(".")[0])
    own = {"rejectbot", "cogs", "tests", "benchmarks"}
    return {name for name in names - own if name not in sys.stdlib_module_names}
