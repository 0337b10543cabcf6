"""Review behind its screens: one decision each, over crashes, outages and the end of the window."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rejectbot.domain.errors import (
    DecidedAlready,
    DiscordUnreachable,
    NothingWaits,
    ReasonMissing,
    ReasonTooLong,
)
from rejectbot.domain.ids import ChannelId, EntryId, GuildId, UserId
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.reviewing import Reason, ReviewRule, Verdict
from rejectbot.services.anonymity.packing import packed, unpacked
from rejectbot.services.anonymity.parcel import Answer, Waiting
from rejectbot.services.desk import entry_of
from rejectbot.services.rulings import Ruling
from rejectbot.storage import moderation, outbox, review_messages
from tests.services.house import ADA, BEN, HERE, House

MO, MAX = UserId(700), UserId(701)
MODS = ChannelId(900_000_000_000_000_009)


async def review(house: House, rule: ReviewRule = ReviewRule.ALL) -> None:
    house.posted.hidden.add(MODS)
    await house.setup.change(HERE, lambda old: replace(old, review=rule, moderators_channel=MODS))
    await house.queue_posts.recover()


async def held(house: House, who: UserId = ADA, visibility: str = "named") -> EntryId:
    accepted = await house.submit(who, visibility)
    assert accepted.waiting.held is not None
    assert await house.publishing.publish(accepted.waiting) is None
    await house.queue_posts.accepted(accepted.waiting)
    return entry_of(accepted.waiting)


async def rule(house: House, entry: EntryId, verdict: Verdict, who: UserId = MO) -> None:
    ruling = Ruling(entry, verdict, Reason.PERSON)
    await house.deciding.finish(await house.deciding.decide(HERE, who, ruling))


async def hour(house: House) -> None:
    """The work of the next full hour."""
    now = house.clock()
    house.clock.move(minutes=60 - now.minute)
    await house.publishing.publish_due()
    await house.deciding.give_back_overdue()
    await house.taking_back.forget_over()
    await house.queue_posts.look()


async def test_what_is_held_is_published_by_nothing_but_a_decision(house: House) -> None:
    await review(house)
    entry = await held(house)
    await house.publishing.publish_due()
    house.clock.move(hours=30)
    await house.publishing.publish_due()
    again = await house.restarted()
    await again.publishing.recover()
    assert house.posted.cards == {}
    await rule(again, entry, Verdict.PUBLISHED)
    assert len(house.posted.cards) == 1
    assert await house.points() == 10


async def test_of_many_moderators_at_once_one_decides(house: House) -> None:
    await review(house)
    entry = await held(house)
    rulings = [
        house.deciding.decide(HERE, UserId(700 + n), Ruling(entry, verdict, Reason.PERSON))
        for n in range(4)
        for verdict in (Verdict.PUBLISHED, Verdict.REMOVED)
    ]
    found = await asyncio.gather(*rulings, return_exceptions=True)
    assert sum(isinstance(each, DecidedAlready) for each in found) == 7
    rows = await house.database.read(lambda tx: moderation.of_guild(tx, HERE, 0, 9))
    assert len(rows) == 1


async def test_a_decision_says_who_was_faster(house: House) -> None:
    await review(house)
    entry = await held(house)
    await rule(house, entry, Verdict.RETURNED, MAX)
    with pytest.raises(DecidedAlready) as caught:
        await rule(house, entry, Verdict.PUBLISHED)
    assert (caught.value.verdict, caught.value.by) == ("returned", MAX)


async def test_what_is_unknown_or_of_another_server_waits_for_nobody(house: House) -> None:
    await review(house)
    entry = await held(house)
    for guild, wanted in ((HERE, EntryId(bytes(16))), (GuildId(5), entry)):
        with pytest.raises(NothingWaits):
            await house.deciding.decide(guild, MO, Ruling(wanted, Verdict.PUBLISHED))


async def test_an_anonymous_entry_can_be_decided_once_its_hour_is_over(house: House) -> None:
    await review(house, ReviewRule.ANONYMOUS)
    entry = await held(house, visibility="anonymous")
    assert await house.review_queue.entries(HERE) == []
    with pytest.raises(NothingWaits):
        await rule(house, entry, Verdict.PUBLISHED)
    await hour(house)
    assert [each.id for each in await house.review_queue.entries(HERE)] == [entry]
    await rule(house, entry, Verdict.PUBLISHED)
    assert await house.tally() == {ADA: 10}


async def test_a_reason_is_needed_to_return_and_words_have_an_end(house: House) -> None:
    await review(house)
    entry = await held(house)
    with pytest.raises(ReasonMissing):
        await house.deciding.decide(HERE, MO, Ruling(entry, Verdict.RETURNED))
    with pytest.raises(ReasonTooLong):
        await house.deciding.decide(
            HERE, MO, Ruling(entry, Verdict.REMOVED, Reason.OTHER, "x" * 201)
        )
    assert len(await house.review_queue.entries(HERE)) == 1


async def test_what_moderators_say_is_sealed_with_the_text(house: House) -> None:
    await review(house)
    entry = await held(house)
    ruling = Ruling(entry, Verdict.RETURNED, Reason.PERSON, "Leave out the name.")
    await house.deciding.decide(HERE, MO, ruling)
    (back,) = (await house.inbox.look(HERE, ADA)).returned
    assert back.answer == Answer(Verdict.RETURNED, Reason.PERSON, "Leave out the name.")
    (row,) = await house.database.read(outbox.load_all)
    assert b"Leave" not in row.sealed


async def test_a_decision_that_is_stored_is_carried_out_after_a_crash(house: House) -> None:
    await review(house)
    entry = await held(house)
    await house.deciding.decide(HERE, MO, Ruling(entry, Verdict.PUBLISHED))
    again = await house.restarted()
    await again.publishing.recover()
    await again.queue_posts.recover()
    assert len(house.posted.cards) == 1
    (decided,) = house.posted.desk.decided
    assert (decided.verdict, decided.by) == (Verdict.PUBLISHED, MO)


async def test_a_message_whose_post_was_never_heard_of_is_not_posted_twice(house: House) -> None:
    await review(house)
    house.posted.desk.lost = 1
    await held(house)
    assert len(house.posted.desk.waiting) == 1
    await house.queue_posts.look()
    again = await house.restarted()
    await again.queue_posts.recover()
    assert len(house.posted.desk.posts) == 1
    assert len(await house.database.read(review_messages.load_all)) == 1


async def test_a_message_that_was_posted_right_before_a_crash_is_found(house: House) -> None:
    await review(house)
    entry = await held(house)
    await house.database.write(lambda tx: review_messages.remove(tx, entry))
    again = await house.restarted()
    await again.queue_posts.recover()
    assert len(house.posted.desk.posts) == 1
    await rule(again, entry, Verdict.REMOVED)
    assert house.posted.desk.waiting == []


async def test_a_new_entry_is_not_looked_for(house: House) -> None:
    await review(house)
    house.clock.move(seconds=5)
    await held(house)
    assert house.posted.desk.searches == 0


async def test_what_was_decided_while_its_message_was_on_its_way_is_closed(house: House) -> None:
    await review(house)
    house.posted.desk.refusing = [DiscordUnreachable()]
    entry = await held(house)
    assert house.posted.desk.posts == {}
    await rule(house, entry, Verdict.PUBLISHED)
    await hour(house)
    assert house.posted.desk.posts == {}


async def test_an_edit_that_failed_is_made_up_for(house: House) -> None:
    await review(house)
    entry = await held(house)
    house.posted.desk.refusing = [DiscordUnreachable()]
    await rule(house, entry, Verdict.PUBLISHED)
    assert len(house.posted.desk.waiting) == 1
    await hour(house)
    assert house.posted.desk.waiting == []
    assert await house.database.read(review_messages.load_all) == []


@pytest.mark.parametrize("visibility", ["named", "anonymous", "anonymous_later"])
async def test_nothing_waits_longer_than_its_author_can_read_it(
    house: House, visibility: str
) -> None:
    await review(house)
    entry = await held(house, visibility=visibility)
    await hour(house)
    begin = house.clock().date()
    while (await house.inbox.look(HERE, ADA)).held:
        await hour(house)
    assert house.clock().date() == begin + timedelta(days=5)
    (back,) = (await house.inbox.look(HERE, ADA)).returned
    assert back.answer == Answer(Verdict.UNDECIDED)
    assert house.posted.cards == {}
    assert [each.verdict for each in house.posted.desk.decided] == [Verdict.UNDECIDED]
    with pytest.raises(DecidedAlready) as caught:
        await rule(house, entry, Verdict.PUBLISHED)
    assert caught.value.by is None


async def test_a_share_that_was_let_through_late_is_tried_for_a_whole_day(house: House) -> None:
    await review(house)
    entry = await held(house)
    house.clock.move(days=3)
    house.posted.refusing = [DiscordUnreachable()]
    await rule(house, entry, Verdict.PUBLISHED)
    assert (await house.inbox.look(HERE, ADA)).returned == ()
    await house.timers.run()
    assert len(house.posted.cards) == 1


async def test_turning_review_off_leaves_what_waits_in_the_queue(house: House) -> None:
    await review(house)
    entry = await held(house)
    await review(house, ReviewRule.OFF)
    await hour(house)
    assert await house.review_queue.count(HERE) == 1
    await house.share(BEN)
    await rule(house, entry, Verdict.PUBLISHED)
    assert len(house.posted.cards) == 2


async def test_a_row_is_as_large_whether_it_is_held_or_not(house: House) -> None:
    await house.submit(ADA, "anonymous_later", "x" * 400)
    await review(house)
    house.clock.move(minutes=20)
    await house.submit(BEN, "anonymous_later", "x" * 400)
    sizes = {len(row.sealed) for row in await house.database.read(outbox.load_all)}
    assert len(sizes) == 1


@pytest.mark.parametrize("length", range(180, 260, 4))
async def test_not_one_byte_tells_that_it_is_held(house: House, length: int) -> None:
    """Around the step from one size to the next, where one byte more would show."""
    accepted = await house.submit(ADA, "anonymous_later", "x" * length)
    sizes = {
        len(house.envelopes.close(replace(accepted.waiting, held=when)).sealed)
        for when in (None, house.clock())
    }
    assert len(sizes) == 1


async def test_the_longest_text_fits_with_the_longest_answer(house: House) -> None:
    await review(house)
    story = "\U0001f9e1" * 1_500
    entry = entry_of((await house.submit(ADA, "named", story)).waiting)
    words = "\U0001f9e1" * 200
    await house.deciding.decide(HERE, MO, Ruling(entry, Verdict.RETURNED, Reason.DETAILS, words))
    (back,) = (await house.inbox.look(HERE, ADA)).returned
    assert isinstance(back, Waiting)
    assert back.draft.story == story
    assert back.answer is not None
    assert back.answer.words == words


async def test_days_that_texts_waited_for_do_not_fill_the_server(house: House) -> None:
    """Thirty a day are taken, not thirty at a time."""
    await review(house, ReviewRule.ANONYMOUS)
    for _ in range(3):
        for number in range(12):
            who = UserId(ADA + 10 + number)
            check = house.pace.server(HERE)
            accepted = await house.submit(who, "anonymous")
            await house.database.read(check)
            assert accepted.waiting.held is not None
        house.clock.move(days=1)
    assert len(await house.waiting()) == 36
    for entry in await house.review_queue.entries(HERE):
        await rule(house, entry.id, Verdict.PUBLISHED)
    assert len(house.posted.cards) == 36
    await house.database.read(house.pace.server(HERE))


async def test_rows_of_the_versions_before_are_neither_held_nor_answered(house: House) -> None:
    waiting = (await house.submit(ADA, "anonymous_later")).waiting
    found = packed(waiting)
    for name in ("held", "answer"):
        del found[name]
    row = house.envelopes.close(waiting)
    assert unpacked(row, waiting.day, found) == waiting


async def test_a_server_that_offers_only_later_reviews_as_well(house: House) -> None:
    await review(house)
    await house.setup.change(HERE, lambda old: replace(old, anonymous=AnonymousRule.LATER))
    entry = await held(house, visibility="anonymous_later")
    await hour(house)
    await rule(house, entry, Verdict.PUBLISHED)
    await hour(house)
    assert len(house.posted.cards) == 1


async def test_the_day_of_a_decision_is_the_servers_own(house: House) -> None:
    await house.setup.change(HERE, lambda old: replace(old, time_zone="Pacific/Kiritimati"))
    await review(house)
    await rule(house, await held(house), Verdict.PUBLISHED)
    (row,) = await house.database.read(lambda tx: moderation.of_guild(tx, HERE, 0, 9))
    assert (row.moderator, row.what, row.day) == (MO, "published", date(2026, 11, 24))
