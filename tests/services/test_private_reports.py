"""Reports of notes to an author alone: their rows tell nothing of who that author is."""

from dataclasses import replace

import pytest

from rejectbot.domain.errors import DecidedAlready, NotYours
from rejectbot.domain.holds import HoldDays
from rejectbot.domain.ids import NoteId, RejectionId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.rejection import How
from rejectbot.domain.reporting import ReportReason
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import Reason
from rejectbot.domain.safety_errors import HoldTooLate, NothingToModerate
from rejectbot.services.erasing import Where
from rejectbot.services.hidings import Hidings
from rejectbot.services.holds import HoldWish
from rejectbot.services.inbox import Looked
from rejectbot.services.moderating import Decision
from rejectbot.services.ports import Environment
from rejectbot.services.reported import LookedAt, Reported, Reports
from rejectbot.storage import moderated, private_notes
from rejectbot.storage.moderated import Moderated
from rejectbot.storage.private_notes import FoundPrivateNote
from tests.services.house import ADA, BEN, CHI, HERE, House
from tests.services.test_erasing import wired
from tests.services.test_farewells import told
from tests.services.test_moderating import MAX, MO
from tests.services.test_reporting import posts, stored, with_desk


async def noted(house: House, how: str = "named", by: str = "named") -> tuple[RejectionId, NoteId]:
    """Ben's note to Ada alone, below a card of hers."""
    pid = (await house.share(ADA, how)).place.pid
    act = await house.submit_note(pid, BEN, by=by, to="author")
    await house.publishing.carry_out(act)
    return pid, NoteId(act.note_id)


async def report(house: House, note: NoteId, who: UserId = ADA) -> How | None:
    """Report it, and let follow what does."""
    how = await house.private_reports.report(HERE, who, note, None, ReportReason.ATTACKS, "He.")
    await house.private_reports.finish(HERE, note)
    return how


async def found(house: House, note: NoteId) -> FoundPrivateNote | None:
    return await house.database.read(lambda tx: private_notes.find(tx, note))


async def farewells(house: House) -> list[Moderated]:
    return await house.database.read(lambda tx: moderated.of_guild(tx, HERE))


async def looked(house: House) -> list[Looked]:
    return [each for one in (await house.look()).arrived for each in one.reported]


def removal(note: NoteId) -> Decision:
    return Decision(note, Step.TAKEN_DOWN, Reason.UNKIND)


async def test_the_tag_is_the_same_whoever_reports_and_it_is_reported_once(house: House) -> None:
    pid, note = await noted(house)
    assert await report(house, note) is How.NAMED
    (row,) = await stored(house, note)
    today = house.clock().date()
    environment = Environment(house.clock, bytes, house.timers.later)
    reports = Reports(house.keys, Hidings(7), environment)
    known = {tag for who in (ADA, BEN, CHI) for tag in reports.tags(note, who, today)}
    assert row.tag not in known
    house.clock.move(days=3)
    assert await report(house, note) is None
    assert len(await stored(house, note)) == 1
    assert await stored(house, pid) == []


async def test_one_report_never_hides_anything(house: House) -> None:
    await house.setup.change(HERE, lambda old: replace(old, reports_to_hide=1))
    _, note = await noted(house)
    await report(house, note)
    row = await found(house, note)
    assert row is not None
    assert row.note.state is State.PUBLISHED
    assert house.posted.covers.covered == set()


async def test_of_an_anonymous_card_it_rests_until_the_hour_also_over_a_restart(
    house: House,
) -> None:
    await with_desk(house)
    house.clock.move(minutes=10)
    _, of_named = await noted(house)
    await report(house, of_named)
    _, note = await noted(house, "anonymous")
    assert await report(house, note) is How.ANONYMOUS
    fresh = await house.restarted()
    for each in (house, fresh):
        await each.desks.recover()
        await each.desks.catch_up(HERE)
        assert len(posts(house)) == 1, "the other one alone, that of a named card"
        assert len(await each.review_queue.everything(HERE)) == 1
    house.clock.move(minutes=50)
    await fresh.desks.look()
    _, post = posts(house)
    assert isinstance(post, Reported)
    assert post.private is not None
    assert (post.private.writer_name, post.private.text) == ("Member 2", "Their loss.")


@pytest.mark.parametrize("by", ["named", "anonymous"])
async def test_removed_once_its_text_is_gone_and_its_writer_alone_reads_why(
    house: House, by: str
) -> None:
    await with_desk(house)
    pid, note = await noted(house, by=by)
    await report(house, note)
    decided = await house.moderating.decide(HERE, MO, removal(note))
    with pytest.raises(DecidedAlready) as refused:
        await house.moderating.decide(HERE, MAX, removal(note))
    assert refused.value.by == MO
    await house.moderating.finish(decided)
    assert await house.waiting() == set()
    row = await found(house, note)
    assert row is not None
    assert (row.note.sealed, row.note.state) == (b"", State.REMOVED)
    place = await house.find(pid)
    assert place is not None
    assert place.rejection.message in house.posted.cards, "the card stands on"
    (post,) = posts(house)
    assert isinstance(post, LookedAt)
    assert await looked(house) == [Looked.TAKEN_DOWN]
    (told,) = (await house.look(BEN)).removed
    assert told.how is How(by)
    assert "Their loss" in told.farewell.stood
    assert (await house.look(CHI)).removed == (await house.look()).removed == ()
    assert await house.points(BEN) == 0
    await house.holds.put(HERE, MO, HoldWish(note, HoldDays.WEEK))
    assert (await house.held_posts.page(HERE, 0)).holds[0].author == (
        BEN if by == "named" else None
    )


async def test_what_its_writer_reads_of_a_removed_one_ends_with_the_notes_own_day(
    house: House,
) -> None:
    _, note = await noted(house)
    written = house.clock().date()
    house.clock.move(days=6)
    await report(house, note)
    await house.moderating.finish(await house.moderating.decide(HERE, MO, removal(note)))
    (told,) = (await house.look(BEN)).removed
    assert told.day == written
    house.clock.move(days=1)
    await wired(house).sweeping.sweep()
    assert (await house.look(BEN)).removed == ()
    assert await farewells(house) == []


async def test_what_was_kept_stays_folded(house: House) -> None:
    _, note = await noted(house)
    await report(house, note)
    assert await looked(house) == [Looked.OPEN]
    await house.reporting.keep(HERE, MO, note)
    assert await looked(house) == [Looked.KEPT]
    assert (await house.look()).arrived[0].private == ()


async def test_nobody_else_reports_it_and_what_nobody_reported_is_unknown(house: House) -> None:
    _, note = await noted(house)
    for who in (BEN, CHI):
        with pytest.raises(NotYours):
            await report(house, note, who)
    with pytest.raises(NotYours):
        await report(house, NoteId(bytes(16)))
    for step in (Step.HIDDEN, Step.SHOWN, Step.TAKEN_DOWN):
        with pytest.raises(NothingToModerate):
            await house.moderating.decide(HERE, MO, replace(removal(note), step=step))
    with pytest.raises(NothingToModerate):
        await house.holds.put(HERE, MO, HoldWish(note, HoldDays.DAY))
    assert await stored(house, note) == []


async def test_an_erasure_forgets_its_writer_and_takes_its_readers_notes_away(
    house: House,
) -> None:
    _, note = await noted(house)
    await report(house, note)
    await wired(house).erasing.erase(HERE, BEN, Where.HERE, cards=False)
    row = await found(house, note)
    assert row is not None
    assert row.author is None
    with pytest.raises(HoldTooLate):
        await house.holds.put(HERE, MO, HoldWish(note, HoldDays.DAY))
    await house.moderating.finish(await house.moderating.decide(HERE, MO, removal(note)))
    assert len(await farewells(house)) == 1
    assert (await told(house, note)).stood == "", "nobody could read it"
    await wired(house).erasing.erase(HERE, ADA, Where.HERE, cards=False)
    assert await found(house, note) is None
    assert await farewells(house) == []
    assert await house.review_queue.everything(HERE) == []


async def test_what_was_reported_goes_with_the_notes_own_day(house: House) -> None:
    await with_desk(house)
    _, note = await noted(house)
    await report(house, note)
    house.clock.move(days=8)
    await wired(house).sweeping.sweep()
    assert await found(house, note) is None
    await house.desks.look()
    (post,) = posts(house)
    assert isinstance(post, LookedAt)
    assert post.step is None
