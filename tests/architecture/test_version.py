"""One version, told by everything that tells it, and a wheel that holds what the program needs."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import rejectbot
from tests.architecture.tree import ROOT, files, shown


def test_the_project_takes_its_version_from_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "rejectbot/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", rejectbot.__version__)


def test_the_changelog_knows_what_is_unreleased_and_what_is_not() -> None:
    headings = re.findall(
        r"^## \[(.+?)\](?: - \d{4}-\d\d-\d\d)?$",
        (ROOT / "CHANGELOG.md").read_text("utf-8"),
        re.MULTILINE,
    )

    assert headings[0] == "Unreleased"
    assert headings[1:2] in ([], [rejectbot.__version__])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_bears_the_version(wheel: Path) -> None:
    assert wheel.name.startswith(f"rejectbot-{rejectbot.__version__}-")


def test_the_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())

    ours = {shown(path) for path in files() if shown(path).startswith(("rejectbot/", "cogs/"))}
    assert ours <= packed
    for licence in ("LICENSE", "rejectbot/ui/charts/fonts/OFL.txt"):
        assert any(name.endswith(f"licenses/{licence}") for name in packed)
