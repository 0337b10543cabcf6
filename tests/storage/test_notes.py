"""Notes: where they stand, who wrote the named ones, and sealed ones until their day is over."""

import secrets
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from rejectbot.domain.ids import ChannelId, MessageId, NoteId, RejectionId
from rejectbot.domain.rejection import How
from rejectbot.storage import expiry, notes, people, private_notes, rejections
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.erasure import erase_rows
from rejectbot.storage.tables import note as note_table
from rejectbot.storage.tables import note_author
from tests.storage.makers import ADA, BEN, HERE, TODAY, new_id, rejection

THREAD = ChannelId(1_400_000_000_000_000_001)


def new_note_id() -> NoteId:
    return NoteId(secrets.token_bytes(16))


def note(pid: RejectionId, message: int, how: How = How.NAMED) -> notes.Note:
    place = MessageId(1_500_000_000_000_000_000 + message)
    return notes.Note(new_note_id(), pid, HERE, THREAD, place, how, TODAY)


def sealed(pid: RejectionId, day: date = TODAY) -> private_notes.PrivateNoteRow:
    return private_notes.PrivateNoteRow(new_note_id(), pid, b"\x00sealed\xff" * 128, day)


async def keep(database: Database, *some: notes.Note | private_notes.PrivateNoteRow) -> None:
    for each in some:
        if isinstance(each, notes.Note):
            await database.write(partial(notes.add, new=each))
        else:
            await database.write(partial(private_notes.add, row=each))


async def test_notes_stand_where_they_were_put_oldest_first(database: Database) -> None:
    pid, other, third = new_id(), new_id(), new_id()
    late, early, foreign = note(pid, 2), note(pid, 1, How.ANONYMOUS), note(other, 3)
    await keep(database, late, early, foreign, note(third, 4))

    found = await database.read(lambda tx: notes.places(tx, [pid, other]))
    assert found == [
        notes.NotePlace(each.pid, each.thread, each.message) for each in (early, late, foreign)
    ]
    assert await database.read(lambda tx: notes.places(tx, [])) == []
    assert await database.read(lambda tx: notes.places(tx, [new_id()])) == []


async def test_a_note_that_was_taken_down_stands_nowhere(database: Database) -> None:
    pid = new_id()
    kept, hidden = note(pid, 1), note(pid, 2)
    await keep(database, kept, hidden)
    gone = note_table.update().where(note_table.c.id == hidden.id).values(state="removed")
    await database.write(lambda tx: tx.execute(gone))

    found = await database.read(lambda tx: notes.places(tx, [pid]))
    assert [place.message for place in found] == [kept.message]


async def test_a_message_is_one_note(database: Database) -> None:
    await keep(database, note(new_id(), 1))

    with pytest.raises(IntegrityError):
        await keep(database, note(new_id(), 1))


async def test_only_named_notes_have_a_row_that_names_somebody(database: Database) -> None:
    named, anonymous = note(new_id(), 1), note(new_id(), 2, How.ANONYMOUS)
    await keep(database, named, anonymous)
    await database.write(lambda tx: notes.add_author(tx, named.id, BEN))

    rows = await database.read(lambda tx: tx.execute(select(note_author)).all())
    assert [tuple(row) for row in rows] == [(named.id, BEN)]
    stored = await database.read(lambda tx: tx.execute(select(note_table)).mappings().all())
    assert {row["how"] for row in stored} == {"named", "anonymous"}
    assert not {ADA, BEN} & {value for row in stored for value in row.values()}


async def test_private_notes_come_back_byte_for_byte(database: Database) -> None:
    pid, other, third = new_id(), new_id(), new_id()
    mine = [sealed(pid), sealed(pid), sealed(other)]
    await keep(database, *mine, sealed(third))

    found = await database.read(lambda tx: private_notes.of_rejections(tx, [pid, other]))
    assert found == sorted(mine, key=lambda row: row.id), "so that pages follow each other"
    assert await database.read(lambda tx: private_notes.of_rejections(tx, [])) == []


async def test_private_notes_go_with_their_day_and_not_a_day_early(database: Database) -> None:
    pid = new_id()
    days = [TODAY - timedelta(days=age) for age in (8, 7, 6, 0)]
    written = [sealed(pid, day) for day in days]
    await keep(database, *written)
    for each in written:
        await database.write(partial(notes.add_author, note_id=each.id, user=BEN))

    kept = {TODAY - timedelta(days=age) for age in range(7)}
    forget = partial(expiry.forget_private_notes, kept_days=kept, today=TODAY)

    assert await database.write(forget) == 2
    left = await database.read(lambda tx: private_notes.of_rejections(tx, [pid]))
    assert {row.day for row in left} == set(days[2:])
    named = await database.read(lambda tx: set(tx.execute(select(note_author.c.id)).scalars()))
    assert named == {each.id for each in written[2:]}
    assert await database.write(forget) == 0


async def test_who_wrote_private_notes_alone_is_found_and_goes_with_their_reader(
    database: Database,
) -> None:
    card = rejection()
    mine = sealed(card.id)

    def write(tx: Transaction) -> None:
        rejections.add(tx, card)
        rejections.add_author(tx, card.id, ADA)
        private_notes.add(tx, mine)
        notes.add_author(tx, mine.id, BEN)

    await database.write(write)
    assert await database.read(people.everyone) == {(HERE, ADA), (HERE, BEN)}
    await database.write(partial(erase_rows, user=ADA, guild=HERE))
    assert await database.read(lambda tx: tx.execute(select(note_author)).all()) == []


async def test_where_the_keys_are_lost_nobody_is_named_for_a_note_that_is_gone(
    database: Database,
) -> None:
    public, private = note(new_id(), 1), sealed(new_id())
    await keep(database, public, private)
    for each in (public, private):
        await database.write(partial(notes.add_author, note_id=each.id, user=BEN))
    await database.write(expiry.forget_everything_sealed)
    rows = await database.read(lambda tx: tx.execute(select(note_author)).all())
    assert [tuple(row) for row in rows] == [(public.id, BEN)]
