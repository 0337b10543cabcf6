"""Holding an author's next texts: whom it reaches, whom not, and when it ends."""

import asyncio
from datetime import timedelta

import pytest

from rejectbot.domain.holds import HoldDays
from rejectbot.domain.ids import GuildId, HoldId, RejectionId, UserId
from rejectbot.domain.limits import HOLDS_A_DAY
from rejectbot.domain.rejection import How
from rejectbot.domain.reviewing import Reason, Verdict
from rejectbot.domain.safety_errors import (
    HeldAlready,
    HeldOnce,
    HoldOver,
    HoldsFull,
    HoldsOfDay,
    HoldTooLate,
    NothingToModerate,
)
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.desk import entry_of
from rejectbot.services.holds import HoldWish, Put
from rejectbot.services.owning import Claim
from rejectbot.services.rulings import Ruling
from rejectbot.services.sharing import Author
from rejectbot.storage import anonymous_holds, member_holds
from rejectbot.storage.anonymous_holds import AnonymousHold
from tests.services.house import ADA, BEN, CHI, HERE, House
from tests.storage.makers import new_id

MO, MAX = UserId(700), UserId(701)


async def put(house: House, about: bytes, days: HoldDays = HoldDays.WEEK, by: UserId = MO) -> Put:
    return await house.holds.put(HERE, by, HoldWish(about, days, Reason.UNKIND))


async def card(house: House, who: UserId = ADA, visibility: str = "anonymous") -> RejectionId:
    """A card that stands."""
    accepted = await house.submit(who, visibility)
    assert await house.publishing.publish(accepted.waiting) is not None
    return accepted.waiting.pid


async def waits(house: House, who: UserId, visibility: str) -> bool:
    return (await house.submit(who, visibility)).waiting.held is not None


async def rows(house: House) -> list[AnonymousHold]:
    return await house.database.read(anonymous_holds.load_all)


async def the_only(house: House) -> HoldId:
    (hold,) = (await house.held_posts.page(HERE, 0)).holds
    return hold.id


async def days_later(house: House, days: int) -> None:
    """Days pass, as they do for a bot that runs."""
    house.clock.move(days=days)
    await house.sweeping.sweep()


@pytest.mark.parametrize("how", ["named", "anonymous"])
async def test_it_reaches_what_its_author_writes_in_the_same_way_and_nobody_else(
    house: House, how: str
) -> None:
    about, other = await card(house, ADA, how), "anonymous" if how == "named" else "named"
    await put(house, about)
    assert await waits(house, ADA, how)
    assert not await waits(house, ADA, other), "the other way is not touched"
    for way in ("named", "anonymous", "anonymous_later"):
        assert not await waits(house, BEN, way)


async def test_notes_updates_replies_and_edits_wait_too(house: House) -> None:
    about, mine = await card(house, ADA), await card(house, ADA)
    await put(house, about)
    for to in ("thread", "author"):
        house.clock.move(hours=9)
        note = await house.submit_note(about, ADA, by="anonymous", to=to)
        assert note.held is not None
        assert (await house.submit_note(about, ADA, by="named", to=to)).held is None
    for wish in (
        Wish(Deed.UPDATE, "Again.", "again"),
        Wish(Deed.REPLY, "Hi."),
        Wish(Deed.EDIT, "No."),
    ):
        act = await house.control.submit(HERE, Author(ADA, "Ada"), Claim(mine), wish)
        assert act.held is not None
    for wish in (Wish(Deed.PUT_NAME), Wish(Deed.DELETE)):
        act = await house.control.submit(HERE, Author(ADA, "Ada"), Claim(mine), wish)
        assert act.held is None


@pytest.mark.parametrize("by", ["named", "anonymous"])
async def test_the_writer_of_a_note_is_held_and_not_the_author_of_its_card(
    house: House, by: str
) -> None:
    about = await card(house, ADA)
    note = await house.submit_note(about, BEN, by=by, to="thread")
    await house.publishing.carry_out(note)
    assert (await put(house, note.note_id)).how is How(by)
    assert await waits(house, BEN, by)
    assert not await waits(house, ADA, by)


async def test_what_waits_is_seen_at_the_end_of_the_hour_and_decided_like_any(
    house: House,
) -> None:
    await put(house, await card(house, ADA))
    accepted = await house.submit(ADA, "anonymous")
    assert await house.publishing.publish(accepted.waiting) is None
    assert await house.review_queue.entries(HERE) == []
    house.clock.move(hours=1)
    (entry,) = await house.review_queue.entries(HERE)
    assert entry.id == entry_of(accepted.waiting)
    ruling = Ruling(entry.id, Verdict.PUBLISHED)
    await house.deciding.finish(await house.deciding.decide(HERE, MO, ruling))
    assert len(house.posted.cards) == 2


async def test_it_is_put_once_on_what_has_no_name(house: House) -> None:
    about = await card(house)
    await put(house, about)
    for by in (MO, MAX):
        with pytest.raises(HeldOnce):
            await put(house, about, by=by)
    await house.holds.end(HERE, MO, await the_only(house))
    with pytest.raises(HeldOnce):
        await put(house, about)
    assert house.keys.keys.hold == {}


async def test_a_named_author_can_be_held_again_once_it_is_over(house: House) -> None:
    one, two = await card(house, ADA, "named"), await card(house, ADA, "named")
    until = (await put(house, one)).until
    with pytest.raises(HeldAlready) as caught:
        await put(house, two)
    assert caught.value.until == until
    await house.holds.end(HERE, MO, await the_only(house))
    assert not await waits(house, ADA, "named")
    await put(house, two)
    house.clock.move(days=8)  # and no sweep came
    assert not await waits(house, ADA, "named")
    await put(house, one)
    assert await waits(house, ADA, "named")


async def test_of_many_moderators_at_once_one_holds(house: House) -> None:
    about = await card(house)
    found = await asyncio.gather(
        *(put(house, about, by=UserId(700 + n)) for n in range(6)), return_exceptions=True
    )
    assert sum(isinstance(each, HeldOnce) for each in found) == 5
    assert len(await rows(house)) == len(house.keys.keys.hold) == 1


@pytest.mark.parametrize("days", list(HoldDays))
async def test_it_ends_with_its_last_day_and_so_does_its_key(house: House, days: HoldDays) -> None:
    about = await card(house)
    begun = house.clock().date()
    until = (await put(house, about, days)).until
    await put(house, await card(house, BEN, "named"), days)
    assert days - 1 <= (until - begun).days <= min(days, 29)
    await days_later(house, (until - begun).days)
    assert await waits(house, ADA, "anonymous")
    assert await waits(house, BEN, "named")
    house.clock.move(days=1)  # the day is over, the sweep still to come
    assert not await waits(house, ADA, "anonymous")
    assert not await waits(house, BEN, "named")
    await house.sweeping.sweep()
    assert await rows(house) == []
    assert house.keys.keys.hold == {}
    assert await house.database.read(member_holds.guilds) == set()


async def test_it_is_possible_within_the_link_window_alone(house: House) -> None:
    early, late = await card(house), await card(house, BEN)
    await days_later(house, 6)
    assert (await put(house, early)).how is How.ANONYMOUS
    house.clock.move(days=1)
    with pytest.raises(HoldTooLate):  # also before the sweep of the day
        await put(house, late)
    await house.sweeping.sweep()
    with pytest.raises(HoldTooLate):
        await put(house, late)
    await days_later(house, 5)
    assert await waits(house, ADA, "anonymous"), "the post's own key outlives that of its day"
    assert not await waits(house, BEN, "anonymous")


async def test_what_is_no_card_or_note_of_this_server_holds_nobody(house: House) -> None:
    about = await card(house)
    wish = HoldWish(about, HoldDays.DAY)
    with pytest.raises(NothingToModerate):
        await house.holds.put(GuildId(5), MO, wish)
    with pytest.raises(NothingToModerate):
        await put(house, new_id())
    await put(house, about)
    with pytest.raises(HoldOver):
        await house.holds.end(GuildId(5), MO, await the_only(house))
    hold = await the_only(house)
    await house.holds.end(HERE, MO, hold)
    with pytest.raises(HoldOver):
        await house.holds.end(HERE, MO, hold)


async def test_a_moderator_has_five_a_day(house: House) -> None:
    cards = [await card(house, UserId(900 + n), "named") for n in range(HOLDS_A_DAY + 1)]
    for about in cards[:-1]:
        await put(house, about)
    await house.holds.end(HERE, MO, (await house.held_posts.page(HERE, 0)).holds[0].id)
    with pytest.raises(HoldsOfDay):
        await put(house, cards[-1])
    await put(house, await card(house, CHI, "named"), by=MAX)
    house.clock.move(days=1)
    await put(house, cards[-1])


async def test_a_server_has_five_hundred(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rejectbot.services.holds.HOLDS_MOST", 2)
    await put(house, await card(house, ADA, "named"))
    await put(house, await card(house, ADA))
    about = await card(house, BEN)
    with pytest.raises(HoldsFull):
        await put(house, about)
    house.clock.move(days=8)
    await put(house, await card(house, CHI))


async def test_the_log_names_the_moderator_and_the_card_and_no_author(house: House) -> None:
    about, named = await card(house), await card(house, BEN, "named")
    await put(house, about, HoldDays.MONTH)
    await put(house, named, HoldDays.DAY, MAX)
    for hold in (await house.held_posts.page(HERE, 0)).holds:
        await house.holds.end(HERE, MAX, hold.id)
    lines = [line.done for line in (await house.moderators_log.page(HERE, 0)).lines]
    assert {(each.moderator, each.what, each.pid, each.reason) for each in lines} == {
        (MO, "held_month", about, "unkind"),
        (MAX, "held_day", named, "unkind"),
        (MAX, "hold_ended", about, None),
        (MAX, "hold_ended", named, None),
    }


async def test_it_goes_on_over_a_restart(house: House) -> None:
    await put(house, await card(house))
    await put(house, await card(house, BEN, "named"))
    house = await house.restarted()
    await house.sweeping.sweep()
    assert await waits(house, ADA, "anonymous")
    assert await waits(house, BEN, "named")


async def test_pages_of_them_name_the_named_alone(house: House) -> None:
    named = [await card(house, UserId(900 + n), "named") for n in range(6)]
    secret = [await card(house, UserId(900 + n)) for n in range(6)]
    for number, about in enumerate([*named, *secret]):
        await put(house, about, by=UserId(700 + number // HOLDS_A_DAY))
    first, second = [await house.held_posts.page(HERE, number) for number in range(2)]
    assert (first.count, first.has_more, second.has_more) == (12, True, False)
    shown = [*first.holds, *second.holds]
    assert {each.author for each in shown[:6]} == {UserId(900 + n) for n in range(6)}
    assert {each.author for each in shown[6:]} == {None}
    assert {each.place.pid for each in shown if each.place} == {*named, *secret}
    assert (await house.held_posts.page(HERE, 99)).number == 1
    assert timedelta(days=7) == shown[0].until - house.clock().date()
