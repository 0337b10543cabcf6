"""Imports point down: the contracts of pyproject.toml hold, and each of them can be broken."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, modules, shown


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_contracts_hold() -> None:
    result = _lint(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    for name in ("rejectbot", "cogs"):
        ignored = shutil.ignore_patterns("__pycache__", "*.ftl", "static")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


BREACHES = {
    "a module without a layer": ("rejectbot/utils.py", ""),
    "domain imports upwards": ("rejectbot/domain/breach.py", "import rejectbot.services"),
    "domain imports a library": ("rejectbot/domain/breach.py", "import structlog"),
    "services know Discord": ("rejectbot/services/breach.py", "import discord"),
    "storage knows Discord": ("rejectbot/storage/breach.py", "import discord"),
    "charts know Discord": ("rejectbot/ui/charts/breach.py", "import rejectbot.ui.theme"),
    "a cog speaks SQL": ("cogs/breach.py", "import sqlalchemy"),
    "a cog reaches storage": ("cogs/breach.py", "import rejectbot.storage"),
    "ui reaches storage": ("rejectbot/ui/breach.py", "import rejectbot.storage"),
    "the bot knows a cog": ("rejectbot/bot/breach.py", "import cogs"),
    "a cog reads settings": ("cogs/breach.py", "import rejectbot.settings"),
    "services read settings": ("rejectbot/services/breach.py", "import rejectbot.settings"),
    "app imports the demo": ("rejectbot/app.py", "import rejectbot.demo"),
}


@pytest.mark.parametrize(("place", "line"), BREACHES.values(), ids=BREACHES.keys())
def test_a_breach_is_found(copy: Path, place: str, line: str) -> None:
    breach = copy / place
    before = breach.read_text("utf-8") if breach.exists() else None
    breach.write_text(f"{before or ''}\n{line}\n", "utf-8")
    try:
        result = _lint(copy)
    finally:
        breach.unlink() if before is None else breach.write_text(before, "utf-8")

    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout


def test_cogs_that_import_one_another_are_found(copy: Path) -> None:
    (copy / "cogs" / "first.py").write_text("", "utf-8")
    (copy / "cogs" / "second.py").write_text("import cogs.first\n", "utf-8")
    try:
        result = _lint(copy)
    finally:
        (copy / "cogs" / "first.py").unlink()
        (copy / "cogs" / "second.py").unlink()

    assert "Cogs do not know one another BROKEN" in result.stdout


def test_the_domain_imports_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"rejectbot"}
    strangers = [
        f"{shown(path)}: {name}"
        for path in modules("rejectbot")
        if shown(path).startswith("rejectbot/domain/")
        for name in _imported(path)
        if name.partition(".")[0] not in allowed
        or (name.startswith("rejectbot") and not name.startswith("rejectbot.domain"))
    ]

    assert strangers == []


def _imported(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return names
