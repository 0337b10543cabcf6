"""A key file that cannot be where it was put is refused with what to do, before it is needed."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rejectbot.services.anonymity.keyfile import KeyFile, KeyFileOutOfReach
from tests.anonymity.keys import DAY, NEXT_DAY, opened_keys
from tests.somebody import NOBODY, folder_open_to_all, printed

OPENING = """
import json, os, sys
from pathlib import Path
from rejectbot.services.anonymity.keyfile import KeyFile, KeyFileOutOfReach
from tests.somebody import become_nobody

become_nobody()
path, refused = Path(sys.argv[1]), None
try:
    KeyFile(path, os.urandom).open()
except KeyFileOutOfReach as error:
    refused = str(error)
print(json.dumps([refused, KeyFile.inspect(path).obstacle]))
"""


def _a_folder(home: Path) -> Path:
    (home / "keys").mkdir()
    return home / "keys"


def _below_a_file(home: Path) -> Path:
    (home / "note").write_text("mine")
    return home / "note" / "deep" / "keys"


def _a_link_to_nothing(home: Path) -> Path:
    (home / "keys").symlink_to(home / "unmounted" / "keys")
    return home / "keys"


def _below_a_link_to_nothing(home: Path) -> Path:
    (home / "volume").symlink_to(home / "unmounted")
    return home / "volume" / "keys"


def _links_in_a_circle(home: Path) -> Path:
    (home / "keys").symlink_to(home / "keys")
    return home / "keys"


def _a_pipe(home: Path) -> Path:
    os.mkfifo(home / "keys", 0o600)
    return home / "keys"


def _a_name_too_long(home: Path) -> Path:
    return home / ("k" * 300)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (_a_folder, "is a folder; name a file in it, such as "),
        (_below_a_file, "which is not a folder; name a file in a folder"),
        (_a_link_to_nothing, "which is not there; bring that file back, or remove the link"),
        (_below_a_link_to_nothing, "which is not a folder; name a file in a folder"),
        (_links_in_a_circle, "(too many levels of symbolic links); name a file"),
        (_a_pipe, "is not an ordinary file; name another one"),
        (_a_name_too_long, "(file name too long); name a file"),
    ],
)
def test_a_place_where_no_key_file_can_be_is_refused(
    tmp_path: Path, place: Callable[[Path], Path], words: str
) -> None:
    path = place(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(KeyFileOutOfReach) as refused:
        KeyFile(path, os.urandom).open()

    assert str(refused.value).startswith(f"{path} ")
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert KeyFile.inspect(path).obstacle == str(refused.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_what_no_look_beforehand_tells_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "keys.new").mkdir()

    with pytest.raises(KeyFileOutOfReach, match="cannot be used"):
        KeyFile(tmp_path / "keys", os.urandom).open()


async def test_a_folder_that_goes_away_while_the_bot_runs_is_told(tmp_path: Path) -> None:
    keys = await opened_keys(tmp_path, DAY)
    (tmp_path / "state").rename(tmp_path / "elsewhere")

    with pytest.raises(KeyFileOutOfReach, match="no such file"):
        await keys.ensure_day(NEXT_DAY)
    assert keys.link_key(NEXT_DAY) is None


async def test_keys_behind_a_link_stay_where_the_link_points(tmp_path: Path) -> None:
    await opened_keys(tmp_path, DAY)
    target, link = tmp_path / "state" / "keys", tmp_path / "link"
    link.symlink_to(target)

    keys = KeyFile(link, os.urandom)
    keys.open()
    await keys.ensure_day(NEXT_DAY)

    assert link.is_symlink()
    assert NEXT_DAY.isoformat() in json.loads(target.read_text())["link"]


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    with folder_open_to_all() as folder:
        yield folder


def test_a_key_file_of_somebody_else_is_refused(open_to_all: Path) -> None:
    path = open_to_all / "state" / "keys"
    KeyFile(path, os.urandom).open()
    path.chmod(0o000)

    assert "cannot be read by the user who runs the bot" in _told_to_somebody(path)


def test_a_folder_that_cannot_be_written_is_refused(open_to_all: Path) -> None:
    folder = open_to_all / "state"
    folder.chmod(0o555)

    for path in (folder / "keys", folder / "deep" / "keys"):
        assert f"the folder {folder} cannot be written" in _told_to_somebody(path)


def test_a_folder_that_cannot_be_entered_is_refused(open_to_all: Path) -> None:
    (open_to_all / "state").chmod(0o000)

    assert "(permission denied)" in _told_to_somebody(open_to_all / "state" / "keys")


def test_a_key_file_that_could_not_be_replaced_is_refused(open_to_all: Path) -> None:
    path = open_to_all / "state" / "keys"
    KeyFile(path, os.urandom).open()
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    path.parent.chmod(0o555)

    assert f"the folder {path.parent} cannot be written" in _told_to_somebody(path)


def _told_to_somebody(path: Path) -> str:
    """What a user without root's rights is told, the same by `open` and by `inspect`."""
    refused, seen = json.loads(printed(OPENING, str(path)))
    assert refused == seen
    return str(refused)
