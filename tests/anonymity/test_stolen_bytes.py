"""Database, write-ahead log, what lies beside the key file, and the log name no author."""

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.anonymity.encodings import forms_of_id, forms_of_text, found
from tests.anonymity.histories import OPEN_STORIES, SECRET_STORIES, mixed, secret_evening
from tests.anonymity.stage import PEOPLE, House, Traces

AUTHORS = ("dee", "eve", "fay")


def leaked(traces: Traces) -> list[str]:
    """Where an author's id, or what anybody wrote, stands in which encoding."""
    forms = {name: forms_of_id(PEOPLE[name]) for name in AUTHORS}
    forms |= {story: forms_of_text(story) for story in (*SECRET_STORIES, *OPEN_STORIES)}
    forms["name"] = forms_of_text("ee of Nowhere") | forms_of_text("ay of Nowhere")
    return [
        f"{what} in {place}: {encoding}"
        for place, data in traces.everything().items()
        for what, some in forms.items()
        for encoding in found(some, data)
    ]


@pytest.mark.parametrize("level", ["INFO", "WARNING", "DEBUG"])
@pytest.mark.parametrize("style", ["json", "console"])
async def test_what_can_be_stolen_names_no_author_and_holds_no_story(
    house: House, level: str, style: str
) -> None:
    traces = await house.perform(secret_evening, level=level, style=style)

    assert leaked(traces) == []
    assert sum(name.endswith("-wal") for name in traces.files) >= 2
    assert len(traces.dump["outbox"]) == 1, "a share waits, so its bytes were searched too"
    assert [row[7] for row in traces.dump["rejection"]].count("anonymous") == 2
    assert ("published" in traces.log) == (level != "WARNING")
    assert ("debug_of_libraries_refused" in traces.log) == (level == "DEBUG")


async def test_each_encoding_is_found_when_it_is_planted(house: House, tmp_path: Path) -> None:
    traces = await house.perform(secret_evening)
    (last,) = [name for name in traces.files if name.startswith("2 ") and name.endswith(".db")]
    forms = forms_of_id(PEOPLE["eve"]) | forms_of_text(SECRET_STORIES[1])
    number: dict[str, tuple[Any, ...]] = {"as a number": (PEOPLE["eve"],)}
    for name, some in {**forms, **number}.items():
        database = _with_planted(tmp_path / "planted.db", traces, last, some[-1])
        assert leaked(Traces(files={last: database})), name
        if isinstance(some[-1], bytes) and "endian" not in name and "utf-16" not in name:
            assert leaked(Traces(log=traces.log + some[-1].decode())), name


def _with_planted(path: Path, traces: Traces, stolen: str, value: object) -> bytes:
    """The stolen database with one more value in it, written by SQLite itself."""
    path.write_bytes(traces.files[stolen])
    path.with_name(path.name + "-wal").write_bytes(traces.files[f"{stolen}-wal"])
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE planted (value)")
    connection.execute("INSERT INTO planted VALUES (?)", (value,))
    connection.commit()
    connection.close()  # the log goes into the database
    data = path.read_bytes()
    path.unlink()
    return data


async def test_an_author_who_also_acts_openly_stands_in_open_rows_only(house: House) -> None:
    with_it = await house.perform(mixed(also_anonymous=True))
    without = await house.perform(mixed(also_anonymous=False))

    assert _rows_naming(PEOPLE["dee"], with_it) == _rows_naming(PEOPLE["dee"], without)
    stored = [name for name in forms_of_id(PEOPLE["dee"]) if name != "big-endian"]
    forms = {name: forms_of_id(PEOPLE["dee"])[name] for name in stored if "base64" not in name}
    assert [name for data in with_it.everything().values() for name in found(forms, data)] == []


def _rows_naming(user: int, traces: Traces) -> Counter[tuple[Any, ...]]:
    """Rows with the id, by table; random ids are left out, since chance goes other ways."""
    rows = Counter(
        (table, *(value for value in row if not isinstance(value, bytes)))
        for table, rows in traces.dump.items()
        for row in rows
        if user in row
    )
    assert rows, "the open acts left nothing to compare"
    return rows
