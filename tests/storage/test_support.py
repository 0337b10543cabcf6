"""Marks of support: one row for a person, card and kind, none where nothing counts."""

from functools import partial

from rejectbot.domain.ids import RejectionId, UserId
from rejectbot.domain.support import Marks, SupportKind
from rejectbot.storage import rejections, support
from rejectbot.storage.engine import Database
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, new_id, rejection

PRESSED, REACTED, BOTH = Marks(button=True), Marks(reaction=True), Marks(button=True, reaction=True)
HUG, GO = SupportKind.HUG, SupportKind.GO


async def mark(
    database: Database, pid: RejectionId, user: UserId, kind: SupportKind, marks: Marks
) -> None:
    await database.write(lambda tx: support.save(tx, pid, user, kind, marks))


async def test_marks_come_back_by_kind(database: Database) -> None:
    pid = new_id()
    await mark(database, pid, ADA, HUG, PRESSED)
    await mark(database, pid, ADA, GO, REACTED)
    await mark(database, pid, BEN, HUG, BOTH)

    assert await database.read(lambda tx: support.marks(tx, pid, ADA)) == {
        HUG: PRESSED,
        GO: REACTED,
    }
    assert await database.read(lambda tx: support.marks(tx, new_id(), ADA)) == {}


async def test_new_marks_replace_the_old(database: Database) -> None:
    pid = new_id()
    await mark(database, pid, ADA, HUG, PRESSED)
    await mark(database, pid, ADA, HUG, BOTH)

    assert await database.read(lambda tx: support.marks(tx, pid, ADA)) == {HUG: BOTH}


async def test_no_mark_leaves_no_row(database: Database) -> None:
    pid = new_id()
    await mark(database, pid, ADA, HUG, PRESSED)
    await mark(database, pid, ADA, HUG, Marks())
    await mark(database, pid, BEN, HUG, Marks())

    assert await database.read(lambda tx: support.marks(tx, pid, ADA)) == {}
    assert await database.read(lambda tx: support.counts(tx, pid)) == {}


async def test_people_are_counted_once_a_kind(database: Database) -> None:
    pid = new_id()
    await mark(database, pid, ADA, HUG, BOTH)
    await mark(database, pid, BEN, HUG, REACTED)
    await mark(database, pid, BEN, GO, PRESSED)
    await mark(database, new_id(), BEN, GO, PRESSED)

    assert await database.read(lambda tx: support.counts(tx, pid)) == {HUG: 2, GO: 1}


async def test_reactions_are_told_from_presses(database: Database) -> None:
    pid, other = new_id(), new_id()
    await mark(database, pid, ADA, HUG, PRESSED)
    await mark(database, pid, BEN, HUG, BOTH)
    await mark(database, other, ADA, GO, REACTED)

    assert await database.read(lambda tx: support.reacted(tx, pid, HUG)) == {BEN}
    assert await database.read(lambda tx: support.reaction_counts(tx, [pid, other])) == {
        (pid, HUG): 1,
        (other, GO): 1,
    }
    assert await database.read(lambda tx: support.reaction_counts(tx, [])) == {}


async def test_a_card_supported_in_two_ways_is_one_card(database: Database) -> None:
    here, second, elsewhere = rejection(1), rejection(2), rejection(3, guild=ELSEWHERE)
    for card in (here, second, elsewhere):
        await database.write(partial(rejections.add, new=card))
        await mark(database, card.id, ADA, HUG, PRESSED)
        await mark(database, card.id, ADA, GO, REACTED)

    assert await database.read(lambda tx: support.cards_supported(tx, HERE, ADA)) == 2
    assert await database.read(lambda tx: support.cards_supported(tx, HERE, BEN)) == 0
