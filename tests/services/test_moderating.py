"""What moderators decide has one effect, over outages, restarts and presses at once."""

import asyncio
from datetime import timedelta

import pytest

from rejectbot.domain.errors import (
    CardRemoved,
    DecidedAlready,
    DiscordUnreachable,
    PermissionsMissing,
    ReasonMissing,
    ReasonUnsaid,
)
from rejectbot.domain.ids import RejectionId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import Reason
from rejectbot.domain.safety_errors import CardHidden, HiddenTextGone, NothingToModerate
from rejectbot.domain.support import SupportKind
from rejectbot.services.erasing import Where
from rejectbot.services.moderating import Decided, Decision
from rejectbot.storage import moderated, moderation
from rejectbot.storage.engine import Database
from tests.services.house import ADA, BEN, HERE, House
from tests.services.test_erasing import wired

MO, MAX = UserId(700_000_000_000_000_001), UserId(700_000_000_000_000_002)


async def decide(
    house: House, about: bytes, step: Step, who: UserId = MO, reason: Reason | None = None
) -> Decided:
    """Decide, without letting the message follow."""
    why = reason or (Reason.PERSON if step is Step.TAKEN_DOWN else None)
    return await house.moderating.decide(HERE, who, Decision(about, step, why))


async def do(house: House, about: bytes, step: Step, who: UserId = MO) -> None:
    await house.moderating.finish(await decide(house, about, step, who))


async def state(house: House, pid: RejectionId) -> State:
    found = await house.find(pid)
    assert found is not None
    return found.rejection.state


async def kept(house: House, about: bytes) -> bool:
    return await house.database.read(lambda tx: moderated.find(tx, about)) is not None


async def done(house: House) -> list[str]:
    rows = await house.database.read(lambda tx: moderation.of_guild(tx, HERE, 0, 100))
    return sorted(row.what for row in rows)


async def test_hiding_and_showing_again(house: House) -> None:
    place = (await house.share()).place
    await do(house, place.pid, Step.HIDDEN)
    assert place.message in house.posted.covers.covered
    assert await state(house, place.pid) is State.HIDDEN
    with pytest.raises(CardHidden):
        await house.supporting.press(HERE, BEN, place.pid, SupportKind.HUG)
    with pytest.raises(CardHidden):
        await house.submit_note(place.pid)
    await do(house, place.pid, Step.SHOWN, MAX)
    assert house.posted.covers.covered == set()
    assert house.posted.covers.shown[place.message] == "They said no."
    assert not await kept(house, place.pid)
    assert place in house.counts.places
    await house.supporting.press(HERE, BEN, place.pid, SupportKind.HUG)
    assert await done(house) == ["hidden", "shown"]
    assert await house.waiting() == set()


@pytest.mark.parametrize("step", [Step.HIDDEN, Step.TAKEN_DOWN])
async def test_of_two_at_once_one_has_an_effect(house: House, step: Step) -> None:
    place = (await house.share()).place
    found = await asyncio.gather(
        decide(house, place.pid, step, MO),
        decide(house, place.pid, step, MAX),
        return_exceptions=True,
    )
    refused = [each for each in found if isinstance(each, DecidedAlready)]
    (taken,) = [each for each in found if isinstance(each, Decided)]
    assert len(refused) == 1
    assert refused[0].verdict == step.value
    by = MO if found[0] is taken else MAX
    assert refused[0].by == by
    assert await done(house) == [step.value]


@pytest.mark.parametrize("lost", [0, 1])
@pytest.mark.parametrize("step", [Step.HIDDEN, Step.SHOWN, Step.TAKEN_DOWN])
async def test_an_outage_delays_it_and_nothing_is_doubled(
    house: House, step: Step, lost: int
) -> None:
    place = (await house.share()).place
    if step is Step.SHOWN:
        await do(house, place.pid, Step.HIDDEN)
    covers = house.posted.covers
    if lost:
        covers.lost = 1
    else:
        covers.refusing = [DiscordUnreachable()]
    await do(house, place.pid, step)
    assert await house.waiting()
    await house.timers.run()
    assert await house.waiting() == set()
    assert (place.message in covers.covered) == (step is Step.HIDDEN)
    assert (place.message in house.posted.cards) == (step is not Step.TAKEN_DOWN)


@pytest.mark.parametrize("step", [Step.HIDDEN, Step.SHOWN, Step.TAKEN_DOWN])
async def test_a_process_that_ends_after_the_decision_leaves_it_to_the_next(
    house: House, step: Step
) -> None:
    place = (await house.share()).place
    if step is Step.SHOWN:
        await do(house, place.pid, Step.HIDDEN)
    await decide(house, place.pid, step)
    fresh = await house.restarted()
    await fresh.publishing.recover()
    assert await fresh.waiting() == set()
    covers = house.posted.covers
    assert (place.message in covers.covered) == (step is Step.HIDDEN)
    assert (place.message in house.posted.cards) == (step is not Step.TAKEN_DOWN)


async def test_what_was_decided_is_tried_for_longer_than_a_day(house: House) -> None:
    place = (await house.share()).place
    house.posted.covers.refusing = [DiscordUnreachable()] * 4
    await do(house, place.pid, Step.TAKEN_DOWN)
    for _ in range(3):
        house.clock.move(days=1)
        await house.timers.run()
    assert place.message in house.posted.cards
    await house.timers.run()
    assert place.message not in house.posted.cards


async def test_of_what_crosses_on_the_way_the_last_decision_holds(house: House) -> None:
    place = (await house.share()).place
    hidden = await decide(house, place.pid, Step.HIDDEN)
    shown = await decide(house, place.pid, Step.SHOWN)
    again = await decide(house, place.pid, Step.HIDDEN)
    for each in (shown, hidden, again):
        await house.moderating.finish(each)
    assert place.message in house.posted.covers.covered
    assert await kept(house, place.pid)

    shown = await decide(house, place.pid, Step.SHOWN)
    again = await decide(house, place.pid, Step.HIDDEN)
    for each in (again, shown):  # what is overtaken shows nothing
        await house.moderating.finish(each)
    assert place.message in house.posted.covers.covered

    shown = await decide(house, place.pid, Step.SHOWN)
    again = await decide(house, place.pid, Step.HIDDEN)
    down = await decide(house, place.pid, Step.TAKEN_DOWN)
    for each in (down, again, shown):
        await house.moderating.finish(each)
    assert place.message not in house.posted.cards
    assert await state(house, place.pid) is State.REMOVED
    assert await house.waiting() == set()


async def test_an_edit_between_press_and_cover_is_what_comes_back(house: House) -> None:
    place = (await house.share()).place
    hidden = await decide(house, place.pid, Step.HIDDEN)
    await house.posted.change_story(place, "They said: no.", house.setup.of(HERE).links)
    await house.moderating.finish(hidden)
    await do(house, place.pid, Step.SHOWN)
    assert house.posted.covers.shown[place.message] == "They said: no."


async def test_a_named_card_that_is_removed_gives_its_points_back(house: House) -> None:
    place = (await house.share()).place
    house.clock.move(days=3)
    assert await house.points() == 10
    await do(house, place.pid, Step.TAKEN_DOWN)
    assert await house.points() == 0
    (removed,) = (await house.look()).removed
    assert (removed.farewell.reason, removed.farewell.words) == (Reason.PERSON, "")
    assert (await house.look(BEN)).removed == ()


async def test_an_anonymous_card_that_is_removed_leaves_the_tally(house: House) -> None:
    place = (await house.share(ADA, "anonymous")).place
    await do(house, place.pid, Step.TAKEN_DOWN)
    assert await house.tally() == {ADA: 10}
    (removed,) = (await house.look()).removed
    assert removed.message == place.message
    assert (await house.look(BEN)).removed == ()


@pytest.mark.parametrize("by", ["named", "anonymous"])
async def test_a_note_that_is_removed_is_told_to_its_writer_alone(house: House, by: str) -> None:
    place = (await house.share()).place
    noted = await house.note(place.pid, BEN, by=by, to="thread")
    assert noted is not None
    assert noted.posted is not None
    thread = noted.posted.thread
    what = (await house.moderating.at(HERE, noted.posted.message, thread)).what
    await do(house, what.id, Step.TAKEN_DOWN)
    assert noted.posted.message not in house.posted.words
    assert place.message in house.posted.cards
    assert await house.points(BEN) == 0
    assert len((await house.look(BEN)).removed) == 1
    assert (await house.look(ADA)).removed == ()


async def test_looking_at_what_was_removed_writes_nothing(house: House) -> None:
    place = (await house.share(ADA, "anonymous")).place
    await do(house, place.pid, Step.TAKEN_DOWN)
    assert await house.look() == await house.look()


async def test_a_text_goes_with_its_key_and_can_only_be_removed_then(house: House) -> None:
    place = (await house.share()).place
    await do(house, place.pid, Step.HIDDEN)
    house.clock.move(days=8)
    await wired(house).sweeping.sweep()
    assert not await kept(house, place.pid)
    with pytest.raises(HiddenTextGone):
        await decide(house, place.pid, Step.SHOWN)
    assert await state(house, place.pid) is State.HIDDEN
    assert await done(house) == ["hidden"]
    await do(house, place.pid, Step.TAKEN_DOWN)
    assert place.message not in house.posted.cards


async def test_what_is_stored_of_a_text_can_be_read_with_its_key_alone(
    house: House, database: Database
) -> None:
    place = (await house.share()).place
    await do(house, place.pid, Step.HIDDEN)
    row = await database.read(lambda tx: moderated.find(tx, place.pid))
    assert row is not None
    assert b"They said no" not in row.sealed
    assert len(row.sealed) == 1024


async def test_its_author_can_delete_what_is_hidden(house: House) -> None:
    place = (await house.share()).place
    await do(house, place.pid, Step.HIDDEN)
    await house.profile.delete(HERE, ADA, place.pid)
    assert not await kept(house, place.pid)
    with pytest.raises(CardRemoved):
        await decide(house, place.pid, Step.SHOWN)
    assert (await house.look()).removed == ()


async def test_an_erasure_with_cards_takes_a_hidden_one_along(house: House) -> None:
    place = (await house.share()).place
    await do(house, place.pid, Step.HIDDEN)
    services = wired(house)
    erased = await services.erasing.erase(HERE, ADA, Where.HERE, cards=True)
    await services.erasing.finish(erased)
    assert place.message not in house.posted.cards
    assert not await kept(house, place.pid)


async def test_an_erased_moderator_is_named_no_more(house: House) -> None:
    place = (await house.share()).place
    await do(house, place.pid, Step.HIDDEN)
    await wired(house).erasing.erase(HERE, MO, Where.HERE, cards=False)
    with pytest.raises(DecidedAlready) as refused:
        await decide(house, place.pid, Step.HIDDEN, MAX)
    assert refused.value.by is None


async def test_without_a_right_or_a_reason_nothing_is_stored(house: House) -> None:
    place = (await house.share()).place
    house.posted.missing = ("view_channel",)
    with pytest.raises(PermissionsMissing):
        await decide(house, place.pid, Step.HIDDEN)
    house.posted.missing = ()
    with pytest.raises(ReasonMissing):
        await house.moderating.decide(HERE, MO, Decision(place.pid, Step.TAKEN_DOWN))
    with pytest.raises(ReasonUnsaid):
        await decide(house, place.pid, Step.TAKEN_DOWN, reason=Reason.OTHER)
    with pytest.raises(NothingToModerate):
        await decide(house, bytes(16), Step.HIDDEN)
    assert await done(house) == []
    assert await state(house, place.pid) is State.PUBLISHED


async def test_sharing_that_rests_stops_no_moderator(house: House) -> None:
    place = (await house.share()).place
    await house.lockdowns.begin(HERE, MO)
    await do(house, place.pid, Step.HIDDEN)
    assert place.message in house.posted.covers.covered


async def test_a_note_under_way_waits_while_its_card_is_hidden(house: House) -> None:
    place = (await house.share()).place
    note = await house.submit_note(place.pid, by="anonymous", to="thread")
    await do(house, place.pid, Step.HIDDEN)
    assert await house.publishing.carry_out(note) is None
    assert house.posted.notes == []
    await do(house, place.pid, Step.SHOWN)
    house.clock.move(seconds=timedelta(minutes=1).total_seconds())
    await house.timers.run()
    assert len(house.posted.notes) == 1
