"""What reports hide by themselves: little, not again once somebody looked, never for good."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rejectbot.domain.errors import CardRemoved, CardUnknown, DecidedAlready
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import HIDDEN_BY_REPORTS_MOST
from rejectbot.domain.moderating import Step
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.safety_errors import HiddenNoMore, HiddenNotKept, HiddenTextGone
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.desk import Entry
from rejectbot.services.hidings import Hidden, Hiding
from rejectbot.services.lost_cards import remember_lost
from rejectbot.services.moderable import Moderable
from rejectbot.services.owning import Claim
from rejectbot.services.ports import CardPlace
from rejectbot.services.reported import LookedAt, Reported
from rejectbot.storage import moderation
from tests.services.house import ADA, BEN, CHI, HERE, House
from tests.services.own import anonymous, ask
from tests.services.test_erasing import wired
from tests.services.test_moderating import MAX, MO, decide, do, done, kept, state
from tests.services.test_reporting import DAN, posts, report, stored, with_desk

OTHERS = tuple(UserId(DAN + number) for number in range(1, 4))
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


async def shared(house: House) -> CardPlace:
    return (await house.share()).place


async def reported(house: House) -> CardPlace:
    """A card that three reports have hidden."""
    place = await shared(house)
    await report(house, place.message, BEN, CHI, DAN)
    assert await state(house, place.pid) is State.HIDDEN
    return place


async def waiting(house: House) -> list[Reported | Hidden]:
    found = await house.review_queue.everything(HERE)
    return [each for each in found if isinstance(each, Reported | Hidden)]


async def test_reports_of_members_too_new_to_share_are_shown_and_hide_nothing(
    house: House,
) -> None:
    needed = 3 * DAY
    await house.setup.change(HERE, lambda old: replace(old, newcomers_wait=needed))
    place = await shared(house)
    await report(house, place.message, BEN, *OTHERS, here_for=needed - SECOND)
    (shown,) = await waiting(house)
    assert isinstance(shown, Reported)
    assert shown.count == 4
    assert all(each.is_new for each in await stored(house, place.pid))
    await report(house, place.message, CHI, DAN, here_for=needed)
    await house.desks.look()
    assert await state(house, place.pid) is State.PUBLISHED
    await report(house, place.message, MAX, here_for=needed)
    assert await state(house, place.pid) is State.HIDDEN


async def test_where_newcomers_need_not_wait_their_reports_count(house: House) -> None:
    place = await shared(house)
    await report(house, place.message, BEN, CHI, DAN, here_for=SECOND)
    assert await state(house, place.pid) is State.HIDDEN


@pytest.mark.parametrize("how", ["kept", "shown", "shown by hand", "unlooked"])
async def test_what_was_let_stand_once_is_hidden_by_reports_no_more(house: House, how: str) -> None:
    place = await shared(house)
    await report(house, place.message, BEN, CHI)
    match how:
        case "kept":
            await house.reporting.keep(HERE, MO, place.pid)
        case "shown by hand":
            await do(house, place.pid, Step.HIDDEN)
            await do(house, place.pid, Step.SHOWN)
        case "shown":
            await report(house, place.message, DAN)
            await do(house, place.pid, Step.SHOWN)
        case _:
            await report(house, place.message, DAN)
            house.clock.move(days=5)
            await house.desks.look()
    await report(house, place.message, *OTHERS)
    await (await house.restarted()).desks.look()
    assert await state(house, place.pid) is State.PUBLISHED
    (shown,) = await waiting(house)
    assert isinstance(shown, Reported)
    assert shown.count == 3


async def test_no_more_than_a_few_wait_hidden_until_somebody_looks(house: House) -> None:
    hidden = [await reported(house) for _ in range(HIDDEN_BY_REPORTS_MOST)]
    more = await shared(house)
    await report(house, more.message, BEN, CHI, DAN)
    assert await state(house, more.pid) is State.PUBLISHED
    assert len(await waiting(house)) == HIDDEN_BY_REPORTS_MOST + 1
    by_hand = await shared(house)
    await do(house, by_hand.pid, Step.HIDDEN)  # of moderators there is no end
    await do(house, hidden[0].pid, Step.TAKEN_DOWN)
    await house.desks.look()
    assert await state(house, more.pid) is State.HIDDEN
    await house.setup.change(HERE, lambda old: replace(old, review=ReviewRule.ALL))
    await house.submit()
    sorts = [type(each) for each in await house.review_queue.everything(HERE)]
    assert sorts == [Reported] * HIDDEN_BY_REPORTS_MOST + [Entry, Hidden]
    await house.setup.change(HERE, lambda old: replace(old, review=ReviewRule.OFF))
    house.clock.move(days=8)
    await wired(house).sweeping.sweep()  # nobody can show them again: they fill no place
    await reported(house)


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_what_its_author_edits_can_be_reported_and_hidden_anew(
    house: House, visibility: str
) -> None:
    place = (await house.share(ADA, visibility)).place
    await report(house, place.message, BEN, CHI)
    await house.reporting.keep(HERE, MO, place.pid)
    await report(house, place.message, BEN, *OTHERS)
    assert await state(house, place.pid) is State.PUBLISHED
    await house.reporting.keep(HERE, MO, place.pid)
    act = await ask(house, Claim(place.pid), Wish(Deed.EDIT, "They are all fools."))
    await house.publishing.carry_out(act)
    house.clock.move(hours=1)
    await house.publishing.publish_due()
    await report(house, place.message, BEN, CHI)
    assert await state(house, place.pid) is State.PUBLISHED
    await report(house, place.message, DAN)
    assert await state(house, place.pid) is State.HIDDEN


async def test_of_two_at_once_one_is_the_last_that_fits(house: House) -> None:
    for _ in range(HIDDEN_BY_REPORTS_MOST - 1):
        await reported(house)
    places = [await shared(house) for _ in range(2)]
    for place in places:
        await report(house, place.message, BEN, CHI)
    await asyncio.gather(*(report(house, place.message, DAN) for place in places))
    states = sorted([await state(house, place.pid) for place in places])
    assert states == [State.HIDDEN, State.PUBLISHED]


async def test_a_third_report_beside_a_keep_hides_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = await shared(house)
    await report(house, place.message, BEN, CHI)
    read = house.posted.covers.read

    async def keep_meanwhile(*given: object) -> str | None:
        await house.reporting.keep(HERE, MO, place.pid)
        return await read(*given)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(house.posted.covers, "read", keep_meanwhile)
    await report(house, place.message, DAN)
    assert await state(house, place.pid) is State.PUBLISHED
    assert not await kept(house, place.pid)
    assert await done(house) == ["kept"]


async def test_what_nobody_looked_at_is_shown_again_before_its_text_is_gone(house: House) -> None:
    place, by_hand = await reported(house), await shared(house)
    await do(house, by_hand.pid, Step.HIDDEN)
    assert [each.what.id for each in await waiting(house)] == [place.pid, by_hand.pid]
    house.clock.move(days=4)
    await house.desks.look()
    assert await state(house, place.pid) is State.HIDDEN
    house.clock.move(days=1)
    await wired(house).sweeping.sweep()
    house.posted.missing = ("view_channel",)
    await house.desks.look()
    assert await state(house, place.pid) is State.HIDDEN
    house.posted.missing = ()
    fresh = await house.restarted()
    await fresh.desks.recover()
    assert await state(house, place.pid) is State.PUBLISHED
    assert house.posted.covers.shown[place.message] == "They said no."
    assert {(each.state, each.sealed) for each in await stored(house, place.pid)} == {
        ("unlooked", None)
    }
    rows = await house.database.read(lambda tx: moderation.of_guild(tx, HERE, 0, 9))
    assert ("unlooked", None) in {(row.what, row.moderator) for row in rows}
    assert await state(house, by_hand.pid) is State.HIDDEN
    with pytest.raises(DecidedAlready) as refused:
        await decide(house, place.pid, Step.SHOWN)
    assert (refused.value.verdict, refused.value.by) == ("unlooked", None)


async def test_what_a_moderator_hid_at_that_very_moment_stays_hidden(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = await reported(house)
    house.clock.move(days=5)
    find = house.moderating.find

    async def decide_meanwhile(guild: GuildId, about: bytes) -> Moderable:
        monkeypatch.setattr(house.moderating, "find", find)
        found = await find(guild, about)
        for step in (Step.SHOWN, Step.HIDDEN):
            await do(house, about, step)
        return found

    monkeypatch.setattr(house.moderating, "find", decide_meanwhile)
    await house.desks.look()
    assert await state(house, place.pid) is State.HIDDEN
    assert await done(house) == ["hidden", "reported", "shown"]


async def test_what_reports_hid_a_moderator_leaves_hidden_and_it_stays_so(house: House) -> None:
    await with_desk(house)
    place = await reported(house)
    house.clock.move(days=2)
    await do(house, place.pid, Step.HIDDEN)
    assert {(each.state, each.sealed) for each in await stored(house, place.pid)} == {
        ("hidden", None)
    }
    assert await done(house) == ["hidden", "reported"]
    (post,) = posts(house)
    assert isinstance(post, LookedAt)
    assert (post.step, post.by) == (Step.HIDDEN, MO)
    what = await house.moderating.find(HERE, place.pid)
    until = date(2026, 12, 2)  # as long as if it had been hidden by hand on this day
    assert await house.hidden_texts.hiding(what) == Hiding(by_reports=False, until=until)
    with pytest.raises(DecidedAlready) as refused:
        await decide(house, place.pid, Step.HIDDEN, MAX)
    assert (refused.value.verdict, refused.value.by) == ("hidden", MO)
    house.clock.move(days=6)
    await house.desks.look()
    assert await state(house, place.pid) is State.HIDDEN
    await do(house, place.pid, Step.SHOWN)
    assert house.posted.covers.shown[place.message] == "They said no."


@pytest.mark.parametrize("by", ["reports", "moderators"])
async def test_moderators_read_what_is_hidden_and_nobody_else_sees_it(
    house: House, by: str
) -> None:
    place = await reported(house) if by == "reports" else await shared(house)
    if by == "moderators":
        with pytest.raises(HiddenNoMore):
            await house.hidden_texts.read(HERE, place.pid)
        await do(house, place.pid, Step.HIDDEN)
    before = await house.database.read(lambda tx: moderation.of_guild(tx, HERE, 0, 9))
    assert await house.hidden_texts.read(HERE, place.pid) == "They said no."
    assert await house.database.read(lambda tx: moderation.of_guild(tx, HERE, 0, 9)) == before
    assert place.message in house.posted.covers.covered
    what = await house.moderating.find(HERE, place.pid)
    until = date(2026, 11, 28) if by == "reports" else date(2026, 11, 30)
    assert await house.hidden_texts.hiding(what) == Hiding(by == "reports", until)
    house.clock.move(days=8)
    await wired(house).sweeping.sweep()
    with pytest.raises(HiddenTextGone):
        await house.hidden_texts.read(HERE, place.pid)
    assert await house.hidden_texts.hiding(what) == Hiding(by == "reports", None)
    still = [place.pid] if by == "reports" else []
    assert [each.what.id for each in await waiting(house)] == still
    await do(house, place.pid, Step.TAKEN_DOWN)
    with pytest.raises(CardRemoved):
        await house.hidden_texts.read(HERE, place.pid)
    assert await waiting(house) == []


async def test_hiding_by_hand_closes_what_was_reported_and_keep_does_not_undo_it(
    house: House,
) -> None:
    place = await shared(house)
    await report(house, place.message, BEN)
    await do(house, place.pid, Step.HIDDEN)
    assert {(each.state, each.sealed) for each in await stored(house, place.pid)} == {
        ("hidden", None)
    }
    await report(house, place.message, CHI)
    (shown,) = await waiting(house)
    assert isinstance(shown, Reported)
    assert shown.hiding == Hiding(by_reports=False, until=date(2026, 11, 30))
    with pytest.raises(HiddenNotKept):
        await house.reporting.keep(HERE, MO, place.pid)
    assert await state(house, place.pid) is State.HIDDEN


async def test_what_was_looked_at_more_than_once_says_what_holds_now(house: House) -> None:
    await with_desk(house)
    place = await shared(house)
    said: list[tuple[Step | None, UserId | None]] = []

    async def look() -> None:
        await house.reporting.finish(HERE, place.pid)
        last = posts(house)[-1]
        assert isinstance(last, LookedAt)
        said.append((last.step, last.by))

    await report(house, place.message, BEN)
    await house.reporting.keep(HERE, MO, place.pid)
    await look()
    await report(house, place.message, CHI)
    await do(house, place.pid, Step.HIDDEN, MAX)
    await look()
    await report(house, place.message, DAN)
    await do(house, place.pid, Step.SHOWN, MAX)
    await look()
    await report(house, place.message, ADA)
    await house.profile.delete(HERE, ADA, place.pid)
    await look()
    assert said == [(Step.KEPT, MO), (Step.HIDDEN, MAX), (Step.KEPT, None), (None, None)]


@pytest.mark.parametrize("how", ["named", "anonymous", "lost", "found gone"])
async def test_what_does_not_stand_any_more_is_reported_no_more(house: House, how: str) -> None:
    if how == "anonymous":
        claim, _ = await anonymous(house)
        found = await house.find(claim.pid)
        assert found is not None
        await report(house, found.rejection.message, BEN)
        act = await ask(house, claim, Wish(Deed.DELETE))
        await house.publishing.carry_out(act)
        house.clock.move(hours=1)
        await house.publishing.publish_due()
        pid = claim.pid
    else:
        place = await shared(house)
        pid = place.pid
        await report(house, place.message, BEN)
        if how == "named":
            await house.profile.delete(HERE, ADA, pid)
        elif how == "lost":
            await remember_lost(house.database, pid)
        else:
            del house.posted.cards[place.message]
            with pytest.raises(CardUnknown):
                await decide(house, pid, Step.HIDDEN)
            assert await state(house, pid) is State.LOST
    assert {(each.state, each.sealed) for each in await stored(house, pid)} == {("gone", None)}
    assert await waiting(house) == []
