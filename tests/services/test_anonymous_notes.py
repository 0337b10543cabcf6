"""Anonymous notes: no row names their writer, and nothing differs with who that is."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from rejectbot.domain.errors import NoteWayNotOffered
from rejectbot.domain.ids import NoteId, RejectionId, UserId
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.support import SupportKind
from rejectbot.services.anonymity.links import author_tag, post_key
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import anonymous_link, metadata, private_note
from tests.anonymity.statements import Recorder, recording
from tests.services.house import ADA, BEN, CHI, HERE, House

NEWCOMER = UserId(1_371_208_664_019_583_041)
NAMING = [table for table in metadata.sorted_tables if "user" in table.c]
both_ways = pytest.mark.parametrize("to", ["thread", "author"])


@pytest.fixture
async def pid(house: House) -> RejectionId:
    """Ada's named card, of whose first note she wants to be told; Ben and Chi have answered."""
    pid = (await house.share()).place.pid
    await house.note(pid, BEN)
    await house.supporting.press(HERE, CHI, pid, SupportKind.HUG)
    await house.noting.tell_author(HERE, ADA, pid)
    return pid


async def naming(database: Database) -> list[Any]:
    """Every row that names somebody."""

    def work(tx: Transaction) -> list[Any]:
        return [sorted(map(repr, tx.execute(select(table)))) for table in NAMING]

    return await database.read(work)


@both_ways
@pytest.mark.parametrize("who", [ADA, BEN, CHI, NEWCOMER])
async def test_no_row_with_an_id_is_made_or_changed_and_nobody_is_mentioned(
    house: House, pid: RejectionId, who: UserId, to: str
) -> None:
    before = await naming(house.database)
    with recording() as recorder:
        done = await house.note(pid, who, by="anonymous", to=to)

    assert done is not None
    assert done.points == 0
    assert await naming(house.database) == before
    assert all(each.mention is None for each in house.posted.notes)
    assert who not in [value for each in recorder.statements for value in each.values]
    written = [each.sql for each in recorder.statements if not each.sql.startswith("SELECT")]
    assert not [sql for sql in written for table in NAMING if f" {table.name} " in sql]


@both_ways
async def test_what_is_executed_does_not_tell_who_wrote_it(
    house: House, pid: RejectionId, to: str
) -> None:
    shapes = []
    for who in (ADA, BEN, CHI, NEWCOMER):
        with recording() as recorder:
            await house.note(pid, who, by="anonymous", to=to)
        shapes.append(_shape(recorder))

    assert shapes[1:] == shapes[:1] * 3


def _shape(recorder: Recorder) -> list[Any]:
    return [each.shape for each in recorder.statements]


async def test_the_wish_to_be_told_is_left_for_a_named_note(house: House, pid: RejectionId) -> None:
    await house.note(pid, CHI, by="anonymous")
    await house.note(pid, CHI)

    assert [each.mention for each in house.posted.notes] == [None, None, ADA]


async def test_it_names_nobody_in_the_thread(house: House, pid: RejectionId) -> None:
    await house.note(pid, CHI, by="anonymous")

    assert [each.writer_name for each in house.posted.notes] == ["Member 2", None]


async def test_its_writer_is_found_by_a_tag_of_its_own(house: House, pid: RejectionId) -> None:
    act = await house.submit_note(pid, CHI, by="anonymous")
    await house.publishing.carry_out(act)
    key = house.keys.link_key(act.day)

    assert key is not None
    stored = await house.database.read(lambda tx: tx.execute(select(anonymous_link)).one())
    note_id = NoteId(act.note_id)
    assert stored.pid == note_id
    assert stored.tag == author_tag(post_key(key, RejectionId(note_id)), HERE, CHI)
    assert await house.control.recent_anonymous(HERE, CHI) == [], "it is no rejection of theirs"


async def test_a_private_one_keeps_a_tag_too(house: House, pid: RejectionId) -> None:
    await house.note(pid, CHI, by="anonymous", to="author")

    def count(tx: Transaction) -> list[int]:
        tables = (anonymous_link, private_note)
        return [tx.execute(select(func.count()).select_from(each)).scalar_one() for each in tables]

    assert await house.database.read(count) == [1, 1]
    assert await house.control.recent_anonymous(HERE, CHI) == [], "it is no rejection of theirs"


async def test_where_nothing_is_anonymous_notes_are_not_either(
    house: House, pid: RejectionId
) -> None:
    await house.setup.change(HERE, lambda old: replace(old, anonymous=AnonymousRule.OFF))

    for ways in ({"by": "anonymous"}, {"by": "anonymous", "to": "author"}):
        with pytest.raises(NoteWayNotOffered):
            await house.submit_note(pid, CHI, **ways)
    assert await house.waiting() == set()
    assert await house.note(pid, CHI, to="author") is not None


@pytest.mark.parametrize("ways", [{"by": "x"}, {"to": "x"}, {"to": "thread\0"}])
async def test_ways_that_do_not_exist_are_refused(
    house: House, pid: RejectionId, ways: dict[str, str]
) -> None:
    with pytest.raises(NoteWayNotOffered):
        await house.submit_note(pid, CHI, **ways)
    assert await house.waiting() == set()


async def test_where_only_later_is_offered_it_waits_for_its_hour(
    house: House, pid: RejectionId
) -> None:
    await house.setup.change(HERE, lambda old: replace(old, anonymous=AnonymousRule.LATER))
    act = await house.submit_note(pid, CHI, by="anonymous")
    await house.publishing.carry_out_now(act)
    assert len(house.posted.notes) == 1
    await (await house.restarted()).publishing.recover()
    assert len(house.posted.notes) == 1

    house.clock.time = act.due
    await house.publishing.publish_due()
    assert [each.writer_name for each in house.posted.notes] == ["Member 2", None]
    assert await house.waiting() == set()
