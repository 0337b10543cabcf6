"""What an anonymous share writes, from the form to the card, is the same whoever the author is."""

from typing import Any

import pytest
from simcord import MemberActor

from tests.anonymity.encodings import forms_of_id, found
from tests.anonymity.histories import OPEN_STORIES
from tests.anonymity.stage import HOUR, PEOPLE, House, Stage
from tests.anonymity.statements import Recorder, Statement

STORY = "The answer came after eleven months, and it was a form letter."
WRITTEN = {
    "outbox": 1,
    "rejection": 1,
    "anonymous_link": 1,
    "anonymous_receipt": 1,
    "anonymous_tally": 1,
}


async def _cast(stage: Stage) -> dict[str, MemberActor]:
    """Dee has points, Eve supports every card (her own too), Fay only reads, Hal is new."""
    world = stage.world
    people = {name: stage.join(name) for name in ("dee", "eve", "fay")}
    await stage.share(people["dee"], "named", OPEN_STORIES[0])
    await world.press(people["eve"], "hug")
    await world.note(people["eve"], "That took courage.")
    await stage.share(world.ada, "anonymous", OPEN_STORIES[1])
    await world.press(people["eve"], "hug")
    people["hal"] = stage.join("hal")
    return people


async def _shared(
    stage: Stage, recorder: Recorder, author: MemberActor, visibility: str
) -> list[Statement]:
    """All that was executed from sending the form until the card stands."""
    cards, start = len(stage.world.cards), len(recorder.statements)
    await stage.share(author, visibility, STORY)
    await stage.wait(1.5 * HOUR)
    assert len(stage.world.cards) == cards + 1
    return recorder.statements[start:]


@pytest.mark.parametrize("visibility", ["anonymous", "anonymous_later"])
async def test_no_statement_names_the_author_or_looks_different_for_somebody_else(
    house: House, visibility: str
) -> None:
    shapes: dict[str, Any] = {}
    async with house.open() as stage:
        people = await _cast(stage)
        for name in ("dee", "eve", "fay", "hal"):
            executed = await _shared(stage, stage.recorder, people[name], visibility)
            assert _naming(PEOPLE[name], executed) == []
            shapes[name] = [statement.shape for statement in executed]
            await stage.world.press(people["eve"], "hug")  # her own card is among them
            await stage.wait(0.5 * HOUR)  # so that each begins at a full hour

    assert shapes["dee"] == shapes["eve"] == shapes["fay"] == shapes["hal"]
    assert _tables(shapes["dee"]) == WRITTEN


async def test_the_recording_sees_who_is_named(house: House) -> None:
    async with house.open() as stage:
        people = await _cast(stage)
        for name in ("dee", "fay"):
            start = len(stage.recorder.statements)
            await stage.share(people[name], "named", STORY)
            assert len(_naming(PEOPLE[name], stage.recorder.statements[start:])) >= 3


async def test_a_share_is_two_transactions_and_the_first_writes_one_row(house: House) -> None:
    async with house.open() as stage:
        people = await _cast(stage)
        start = len(stage.recorder.statements)
        await stage.share(people["fay"], "anonymous", STORY)
        submit, publish = Recorder(stage.recorder.statements[start:]).transactions()

    written = [each for each in submit if not each.sql.startswith("SELECT")]
    assert [each.sql.split(" (")[0] for each in written] == ["INSERT INTO outbox"]
    assert publish[0].sql.startswith("DELETE FROM outbox")
    assert [len(value) for value in written[0].values if isinstance(value, bytes)] == [16, 1024]


def _naming(user: int, executed: list[Statement]) -> list[str]:
    """Statements with the id among their values, as a number or in any encoding."""
    forms = forms_of_id(user)
    return [
        statement.sql
        for statement in executed
        for value in statement.values
        if value == user or found(forms, value if isinstance(value, bytes) else str(value).encode())
    ]


def _tables(shape: list[Any]) -> dict[str, int]:
    """How many rows were put into which table."""
    rows: dict[str, int] = {}
    for sql, bound in shape:
        if sql.startswith(("INSERT", "UPDATE")):
            table = sql.split()[2 if sql.startswith("INSERT") else 1]
            rows[table] = rows.get(table, 0) + len(bound)
    return rows
