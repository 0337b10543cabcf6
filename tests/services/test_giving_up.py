"""What could not be done for a day, or whose card is gone, goes back to its author's inbox."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from rejectbot.domain.errors import (
    CardRemoved,
    CardUnknown,
    ChannelGone,
    DiscordUnreachable,
    NotYours,
    Refusal,
)
from rejectbot.domain.ids import GuildId, OutboxId, RejectionId
from rejectbot.domain.support import SupportKind
from rejectbot.services.anonymity.parcel import Parcel, Waiting
from rejectbot.storage import outbox
from tests.services.house import ADA, BEN, CHANNEL, HERE, House

Submit = Callable[[House], Awaitable[Parcel]]
A_DAY = timedelta(hours=24)


def share(visibility: str) -> Submit:
    async def submit(house: House) -> Parcel:
        return (await house.submit(visibility=visibility)).waiting

    return submit


def note(by: str, to: str = "thread") -> Submit:
    async def submit(house: House) -> Parcel:
        pid = (await house.share(BEN)).place.pid
        return await house.submit_note(pid, ADA, by=by, to=to)

    return submit


KINDS = {
    "named share": share("named"),
    "anonymous share": share("anonymous"),
    "later share": share("anonymous_later"),
    "named note": note("named"),
    "anonymous note": note("anonymous"),
}
every_kind = pytest.mark.parametrize("submit", KINDS.values(), ids=KINDS)


async def try_to_do(house: House, parcel: Parcel) -> None:
    if parcel.waits_for_hour:
        house.clock.time = parcel.due
        await house.publishing.publish_due()
    elif isinstance(parcel, Waiting):
        await house.publishing.publish(parcel)
    else:
        await house.publishing.carry_out(parcel)


async def fail(house: House, parcel: Parcel) -> None:
    """Discord takes nothing until a day after it was due."""
    house.posted.refusing = [DiscordUnreachable() for _ in range(1_000)]
    await try_to_do(house, parcel)
    house.clock.time = parcel.due + A_DAY
    await house.timers.run()


async def returned(house: House, wanted: OutboxId) -> Parcel:
    return await house.inbox.returned(HERE, ADA, wanted)


@every_kind
async def test_after_a_day_it_waits_in_its_authors_inbox_and_is_tried_no_more(
    house: House, submit: Submit
) -> None:
    parcel = await submit(house)
    cards = len(house.posted.cards)
    await fail(house, parcel)
    house.posted.refusing.clear()

    given_back = await returned(house, parcel.id)
    assert (given_back.pid, given_back.returned) == (parcel.pid, True)
    assert house.timers.seconds == []
    assert [each.id for each in (await house.look()).returned] == [parcel.id]
    restarted = await house.restarted()
    for process in (house, restarted):
        await process.publishing.recover()
        process.clock.move(hours=2)
        await process.publishing.publish_due()
    assert (len(house.posted.cards), house.posted.notes) == (cards, [])
    assert await house.waiting() == {parcel.id}


@every_kind
async def test_a_moment_before_the_day_is_over_it_is_still_tried(
    house: House, submit: Submit
) -> None:
    parcel = await submit(house)
    cards = len(house.posted.cards)
    house.posted.refusing = [DiscordUnreachable() for _ in range(2)]
    await try_to_do(house, parcel)
    house.clock.time = parcel.due + A_DAY - timedelta(seconds=1)
    await house.timers.run()
    with pytest.raises(NotYours):
        await returned(house, parcel.id)
    await house.timers.run()

    assert len(house.posted.cards) - cards + len(house.posted.notes) == 1
    assert await house.waiting() == set()


@every_kind
async def test_a_restart_after_a_day_tries_once_more_before_it_gives_up(
    house: House, submit: Submit
) -> None:
    parcel = await submit(house)
    cards = len(house.posted.cards)
    house.clock.time = parcel.due + A_DAY
    await (await house.restarted()).publishing.recover()

    assert len(house.posted.cards) - cards + len(house.posted.notes) == 1
    assert await house.waiting() == set()


@every_kind
async def test_giving_it_back_does_not_show_in_its_row_but_for_the_seal(
    house: House, submit: Submit
) -> None:
    parcel = await submit(house)
    before = await house.database.read(lambda tx: outbox.find(tx, parcel.id))
    await fail(house, parcel)
    after = await house.database.read(lambda tx: outbox.find(tx, parcel.id))

    assert before is not None
    assert after is not None
    assert (after.id, after.guild, len(after.sealed)) == (before.id, before.guild, 1024)
    assert after.sealed != before.sealed


@every_kind
async def test_nobody_else_is_given_it(house: House, submit: Submit) -> None:
    parcel = await submit(house)
    with pytest.raises(NotYours):
        await returned(house, parcel.id)
    await fail(house, parcel)

    assert (await house.look(BEN)).returned == ()
    assert (await house.inbox.look(GuildId(1), ADA)).returned == ()
    for who, guild, wanted in (
        (BEN, HERE, parcel.id),
        (ADA, GuildId(1), parcel.id),
        (ADA, HERE, OutboxId(bytes(16))),
    ):
        with pytest.raises(NotYours):
            await house.inbox.returned(guild, who, wanted)


@every_kind
async def test_its_author_alone_can_throw_it_away(house: House, submit: Submit) -> None:
    parcel = await submit(house)
    with pytest.raises(NotYours):
        await house.inbox.discard(HERE, ADA, parcel.id)
    await fail(house, parcel)
    for who, guild in ((BEN, HERE), (ADA, GuildId(1))):
        with pytest.raises(NotYours):
            await house.inbox.discard(guild, who, parcel.id)
    assert await house.waiting() == {parcel.id}

    await house.inbox.discard(HERE, ADA, parcel.id)
    assert await house.waiting() == set()
    assert (await house.look()).returned == ()


async def test_a_card_that_was_given_back_is_nobodys_to_press(house: House) -> None:
    waiting = (await house.submit(visibility="anonymous")).waiting
    await house.supporting.press(HERE, BEN, waiting.pid, SupportKind.HUG)
    await fail(house, waiting)

    for process in (house, await house.restarted()):
        with pytest.raises(CardUnknown):
            await process.supporting.press(HERE, BEN, waiting.pid, SupportKind.HUG)


async def delete_message(house: House, pid: RejectionId) -> type[Refusal]:
    house.posted.cards.clear()
    return CardUnknown


async def take_down(house: House, pid: RejectionId) -> type[Refusal]:
    await house.profile.delete(HERE, BEN, pid)
    return CardRemoved


@pytest.mark.parametrize("go", [delete_message, take_down])
async def test_a_note_whose_card_went_goes_back_at_once(
    house: House, go: Callable[[House, RejectionId], Awaitable[type[Refusal]]]
) -> None:
    pid = (await house.share(BEN)).place.pid
    named, secret = [await house.submit_note(pid, ADA, by=by) for by in ("named", "anonymous")]
    refusal = await go(house, pid)

    with pytest.raises(refusal):
        await house.publishing.carry_out(named)
    assert await house.publishing.carry_out(secret) is None
    assert house.timers.seconds == []
    assert await house.waiting() == {secret.id}
    given_back = await returned(house, secret.id)
    assert not isinstance(given_back, Waiting)
    assert given_back.text == "Their loss."


async def test_a_named_note_that_was_on_its_way_goes_back_too_when_its_card_went(
    house: House,
) -> None:
    pid = (await house.share(BEN)).place.pid
    act = await house.submit_note(pid, ADA)
    house.posted.refusing = [DiscordUnreachable()]
    assert await house.publishing.carry_out(act) is None
    house.posted.cards.clear()
    await house.timers.run()

    assert (await returned(house, act.id)).id == act.id
    assert house.timers.seconds == []


async def test_an_anonymous_note_that_may_not_be_posted_waits_until_it_may(house: House) -> None:
    pid = (await house.share(BEN)).place.pid
    act = await house.submit_note(pid, ADA, by="anonymous")
    house.posted.gone.add(CHANNEL)
    assert await house.publishing.carry_out(act) is None
    house.posted.gone.clear()
    await house.timers.run()

    assert len(house.posted.notes) == 1
    assert await house.waiting() == set()


async def test_a_named_note_that_may_not_be_posted_goes_back_to_its_form(house: House) -> None:
    pid = (await house.share(BEN)).place.pid
    act = await house.submit_note(pid, ADA)
    house.posted.gone.add(CHANNEL)
    with pytest.raises(ChannelGone):
        await house.publishing.carry_out(act)

    assert await house.waiting() == set()
    assert (await house.look()).returned == ()
