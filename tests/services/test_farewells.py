"""What stood on what moderators hid or took down comes back to its author, and to nobody else."""

import pytest

from rejectbot.domain.errors import DiscordUnreachable, NotYours
from rejectbot.domain.moderating import Step
from rejectbot.domain.reviewing import Reason
from rejectbot.services.anonymity.aside import Aside
from rejectbot.services.erasing import Where
from rejectbot.services.farewells import Farewell
from rejectbot.services.owning import Claim
from rejectbot.services.ports import Environment
from rejectbot.storage import moderated, notes
from tests.services.house import ADA, BEN, HERE, House
from tests.services.test_erasing import wired
from tests.services.test_moderating import decide, do, kept


async def told(house: House, about: bytes) -> Farewell:
    """What is sealed for the author of what was removed."""
    aside = Aside(house.keys, Environment(house.clock, house.chance.randbytes, house.timers.later))
    row = await house.database.read(lambda tx: moderated.find(tx, about))
    assert row is not None
    text = aside.open(row)
    assert text is not None
    return Farewell.unpacked(text)


@pytest.mark.parametrize("was_hidden", [False, True])
@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_what_stood_there_comes_back_to_its_author_over_outages(
    house: House, visibility: str, was_hidden: bool
) -> None:
    place = (await house.share(ADA, visibility)).place
    if was_hidden:
        await do(house, place.pid, Step.HIDDEN)
    decided = await decide(house, place.pid, Step.TAKEN_DOWN)
    if not was_hidden:
        await house.posted.change_story(place, "They said: no.", house.setup.of(HERE).links)
    house.posted.covers.refusing = [DiscordUnreachable()]
    await house.moderating.finish(decided)
    fresh = await house.restarted()
    await fresh.publishing.recover()
    (removed,) = (await fresh.look()).removed
    stood = "They said no." if was_hidden else "They said: no."
    assert removed.farewell == Farewell(Reason.PERSON, "", stood)
    fresh.clock.move(days=8)
    await wired(fresh).sweeping.sweep()
    assert (await fresh.look()).removed == ()
    assert not await kept(fresh, place.pid)


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_what_is_hidden_is_read_by_its_author_alone_while_it_is(
    house: House, visibility: str
) -> None:
    place = (await house.share(ADA, visibility)).place
    claim = Claim(place.pid)
    assert await house.inbox.hidden(HERE, ADA, claim) == ""
    await do(house, place.pid, Step.HIDDEN)
    (hidden,) = (await house.look()).removed
    assert hidden.is_hidden
    assert hidden.farewell == Farewell(None, "", "They said no.")
    assert await house.inbox.hidden(HERE, ADA, claim) == "They said no."
    assert (await house.look(BEN)).removed == ()
    with pytest.raises(NotYours):
        await house.inbox.hidden(HERE, BEN, claim)
    with pytest.raises(NotYours):
        await house.inbox.removed(HERE, ADA, claim)
    await decide(house, place.pid, Step.SHOWN)  # its message does not follow yet
    assert (await house.look()).removed == ()
    assert await house.inbox.hidden(HERE, ADA, claim) == ""


async def test_what_nobody_can_read_any_more_is_told_without_its_text(house: House) -> None:
    place = (await house.share()).place
    decided = await decide(house, place.pid, Step.TAKEN_DOWN)
    del house.posted.cards[place.message]  # somebody deletes it on Discord
    await house.moderating.finish(decided)
    (removed,) = (await house.look()).removed
    assert removed.farewell == Farewell(Reason.PERSON, "")


async def test_an_erasure_takes_along_what_nobody_can_be_told_then(house: House) -> None:
    named, nameless = await house.share(), await house.share(ADA, "anonymous")
    for place in (named.place, nameless.place):
        await do(house, place.pid, Step.TAKEN_DOWN)
    await wired(house).erasing.erase(HERE, ADA, Where.HERE, cards=False)
    assert not await kept(house, named.place.pid)
    assert await kept(house, nameless.place.pid)


@pytest.mark.parametrize("was_hidden", [False, True])
async def test_of_what_was_written_by_somebody_erased_no_text_is_kept_for_them(
    house: House, was_hidden: bool
) -> None:
    card = (await house.share()).place
    done = await house.note(card.pid)
    assert done is not None
    assert done.posted is not None
    message = done.posted.message
    note = await house.database.read(lambda tx: notes.find_by_message(tx, message))
    assert note is not None
    every = (card.pid, note.note.id)
    for about in every if was_hidden else ():
        await do(house, about, Step.HIDDEN)
    for who in (ADA, BEN):
        await wired(house).erasing.erase(HERE, who, Where.HERE, cards=False)
    for about in every:
        assert await kept(house, about) == was_hidden
        await do(house, about, Step.TAKEN_DOWN)
        assert await told(house, about) == Farewell(Reason.PERSON, "")
