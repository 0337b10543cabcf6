"""Reports: one a member and card, without anybody's id, closed once, hiding when enough."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from rejectbot.domain.errors import CardRemoved, DecidedAlready, DiscordUnreachable, NothingWaits
from rejectbot.domain.ids import ChannelId, MessageId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.reporting import ReportReason
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import Reason
from rejectbot.domain.safety_errors import (
    NothingToReport,
    ReportedEnough,
    ReportReasonMissing,
    ReportTooLong,
)
from rejectbot.services.erasing import Where
from rejectbot.services.moderating import Decision
from rejectbot.services.reported import LookedAt, Reported
from rejectbot.services.sharing import Author
from rejectbot.storage import moderation, report_messages, reports
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import report as table
from tests.services.house import ADA, BEN, CHI, HERE, House
from tests.services.test_erasing import wired
from tests.services.test_moderating import MAX, MO, do, state

DAN = UserId(800_000_000_000_000_009)
MODS = ChannelId(900_000_000_000_000_009)


async def report(
    house: House,
    message: MessageId,
    *people: UserId,
    reason: ReportReason | None = ReportReason.NAMES,
    words: str = "Look.",
    here_for: timedelta = timedelta(days=1),
) -> None:
    """Report, and let follow what does; everybody joined `here_for` ago."""
    for who in people:
        reporter = Author(who, "Somebody", joined=house.clock() - here_for)
        what = await house.reporting.report(HERE, reporter, message, reason, words)
        if what is not None:
            await house.reporting.finish(HERE, what.id)


async def with_desk(house: House) -> None:
    house.posted.hidden.add(MODS)
    await house.setup.change(HERE, lambda old: replace(old, moderators_channel=MODS))


def posts(house: House) -> list[Reported | LookedAt]:
    contents = [post.content for post in house.posted.desk.posts.values()]
    return [each for each in contents if isinstance(each, Reported | LookedAt)]


async def stored(house: House, about: bytes) -> list[reports.Report]:
    return await house.database.read(lambda tx: reports.of_one(tx, HERE, about))


async def test_a_report_is_stored_without_anybody(house: House, database: Database) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN, words="Ben was here.")
    rows = await database.read(lambda tx: list(tx.execute(select(table)).all()))
    assert len(rows) == 1
    raw = b"".join(value for value in rows[0] if isinstance(value, bytes))
    assert BEN.to_bytes(8, "big") not in raw
    assert BEN not in rows[0]
    assert b"Ben" not in raw
    assert len(rows[0].sealed) == 2048


async def test_words_or_none_take_the_same_room(house: House) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN, words="")
    await report(house, place.message, CHI, words="\U0001fac2" * 300)
    sizes = {len(each.sealed or b"") for each in await stored(house, place.pid)}
    assert sizes == {2048}
    (found,) = await house.review_queue.everything(HERE)
    assert isinstance(found, Reported)
    assert found.words == ("\U0001fac2" * 300,)


async def test_one_a_member_also_of_many_at_once_and_across_the_months_turn(house: House) -> None:
    place = (await house.share()).place
    house.clock.move(days=6)  # the 29th
    await asyncio.gather(*(report(house, place.message, BEN) for _ in range(5)))
    house.clock.move(days=3)  # the 2nd of the next month
    await report(house, place.message, BEN, CHI)
    tags = {each.tag for each in await stored(house, place.pid)}
    assert len(await stored(house, place.pid)) == len(tags) == 2
    fresh = await house.restarted()
    await report(fresh, place.message, BEN)
    assert len(await stored(house, place.pid)) == 2


async def test_enough_of_them_hide_it_once(house: House) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN, CHI)
    assert await state(house, place.pid) is State.PUBLISHED
    await report(house, place.message, DAN)
    assert await state(house, place.pid) is State.HIDDEN
    assert place.message in house.posted.covers.covered
    await do(house, place.pid, Step.SHOWN)
    await house.desks.look()
    assert await state(house, place.pid) is State.PUBLISHED
    rows = await house.database.read(lambda tx: moderation.of_guild(tx, HERE, 0, 9))
    assert {(row.what, row.moderator) for row in rows} == {("reported", None), ("shown", MO)}


async def test_an_outage_or_a_crash_delays_the_hiding(house: House) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN, CHI)
    house.posted.missing = ("view_channel",)
    await report(house, place.message, DAN)
    assert await state(house, place.pid) is State.PUBLISHED
    house.posted.missing = ()
    fresh = await house.restarted()
    await fresh.desks.recover()
    assert await state(house, place.pid) is State.HIDDEN


async def test_what_was_kept_is_closed_once_with_its_words(house: House) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN, CHI)
    found = await asyncio.gather(
        house.reporting.keep(HERE, MO, place.pid),
        house.reporting.keep(HERE, MAX, place.pid),
        return_exceptions=True,
    )
    refused = [each for each in found if isinstance(each, DecidedAlready)]
    assert [each.verdict for each in refused] == ["kept"]
    assert refused[0].by in {MO, MAX}
    assert {(each.state, each.sealed) for each in await stored(house, place.pid)} == {
        ("kept", None)
    }
    await report(house, place.message, BEN, DAN)
    assert await state(house, place.pid) is State.PUBLISHED


async def test_what_is_reported_anew_is_another_entry(house: House) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    (first,) = await house.review_queue.everything(HERE)
    await house.reporting.keep(HERE, MO, place.pid)
    assert await house.review_queue.everything(HERE) == []
    await report(house, place.message, CHI)
    (second,) = await house.review_queue.everything(HERE)
    assert first.id != second.id


async def test_nothing_is_kept_where_nothing_was_reported(house: House) -> None:
    place = (await house.share()).place
    with pytest.raises(NothingWaits):
        await house.reporting.keep(HERE, MO, place.pid)


async def test_the_post_follows_and_is_neither_lost_nor_doubled(house: House) -> None:
    await with_desk(house)
    place = (await house.share()).place
    house.posted.desk.lost = 1  # posted, and not known to be
    await report(house, place.message, BEN)
    await house.desks.look()
    (post,) = posts(house)
    assert isinstance(post, Reported)
    assert post.reasons == {ReportReason.NAMES: 1}
    house.posted.desk.refusing = [DiscordUnreachable()]
    await report(house, place.message, CHI)
    fresh = await house.restarted()
    await fresh.desks.recover()
    (post,) = posts(house)
    assert isinstance(post, Reported)
    assert post.count == 2
    await fresh.reporting.keep(HERE, MO, place.pid)
    await fresh.reporting.finish(HERE, place.pid)
    (post,) = posts(house)
    assert isinstance(post, LookedAt)
    assert (post.step, post.by) == (Step.KEPT, MO)
    assert await house.database.read(report_messages.places) == []


async def test_a_removal_closes_what_was_reported(house: House) -> None:
    await with_desk(house)
    place = (await house.share()).place
    await report(house, place.message, BEN)
    decided = await house.moderating.decide(
        HERE, MO, Decision(place.pid, Step.TAKEN_DOWN, Reason.PERSON)
    )
    await house.moderating.finish(decided)
    (post,) = posts(house)
    assert isinstance(post, LookedAt)
    assert (post.step, post.by) == (Step.TAKEN_DOWN, MO)
    with pytest.raises(CardRemoved):
        await report(house, place.message, CHI)


async def test_what_is_wrong_is_refused_and_does_not_count(house: House) -> None:
    place = (await house.share()).place
    with pytest.raises(ReportReasonMissing):
        await report(house, place.message, BEN, reason=None)
    with pytest.raises(ReportTooLong):
        await report(house, place.message, BEN, words="x" * 301)
    for _ in range(30):
        with pytest.raises(NothingToReport):
            await report(house, MessageId(1), BEN)
    for _ in range(20):
        await report(house, place.message, BEN)
    with pytest.raises(ReportedEnough):
        await report(house, place.message, BEN)
    house.clock.move(days=1)
    await report(house, place.message, BEN)


async def test_reports_go_with_their_months_key(house: House) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    house.clock.move(days=35)  # the 28th of the next month
    await wired(house).sweeping.sweep()
    assert len(await stored(house, place.pid)) == 1
    house.clock.move(days=5)
    await wired(house).sweeping.sweep()
    assert await stored(house, place.pid) == []


async def test_an_erasure_leaves_reports_which_name_nobody(house: House) -> None:
    place = (await house.share()).place
    await report(house, place.message, BEN)
    await wired(house).erasing.erase(HERE, BEN, Where.HERE, cards=False)
    assert len(await stored(house, place.pid)) == 1
    await report(house, place.message, BEN)
    assert len(await stored(house, place.pid)) == 1


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_whoever_wrote_it_reports_it_like_anybody(house: House, visibility: str) -> None:
    place = (await house.share(ADA, visibility)).place
    await report(house, place.message, ADA, BEN)
    rows = await stored(house, place.pid)
    assert len(rows) == 2
    assert len({(row.reason, row.state, row.day) for row in rows}) == 1
