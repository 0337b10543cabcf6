"""Sharing rests: nothing is taken, nothing is posted, nothing is lost; then it goes on."""

import asyncio

import pytest

from rejectbot.domain.errors import DiscordUnreachable
from rejectbot.domain.rejection import FormInput
from rejectbot.domain.safety_errors import SharingRests
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.noting import NoteInput
from rejectbot.services.owning import Claim
from rejectbot.services.sharing import Author
from tests.services.house import ADA, BEN, CHI, HERE, House

AUTHOR = Author(ADA, "Member 1")


async def rest(house: House) -> None:
    assert (await house.lockdowns.begin(HERE, BEN)).is_new


async def the_hour(house: House) -> None:
    """The next full hour comes."""
    now = house.clock()
    house.clock.move(seconds=3_600 - now.minute * 60 - now.second)
    await house.publishing.publish_due()


async def test_nothing_is_taken_in(house: House) -> None:
    card = await house.share()
    hidden = await house.submit(ADA, "anonymous")
    await house.publishing.publish(hidden.waiting)
    await rest(house)
    for visibility in ("named", "anonymous", "anonymous_later"):
        with pytest.raises(SharingRests):
            await house.admitting.take(HERE, AUTHOR, FormInput("No.", visibility=visibility))
    for by in ("named", "anonymous"):
        with pytest.raises(SharingRests):
            await house.noting.submit(HERE, AUTHOR, NoteInput(card.place.pid, "Hi.", by, "thread"))
    claims = (Claim(card.place.pid), Claim(hidden.waiting.pid))
    deeds = (Wish(Deed.UPDATE, "", "again"), Wish(Deed.REPLY, "Hi."), Wish(Deed.EDIT, "No."))
    for claim in claims:
        for wish in (*deeds, Wish(Deed.PUT_NAME)):
            with pytest.raises(SharingRests):
                await house.control.submit(HERE, AUTHOR, claim, wish)
    assert await house.waiting() == set()


async def test_ones_own_can_always_be_taken_down(house: House) -> None:
    card = await house.share()
    hidden = await house.submit(ADA, "anonymous")
    await house.publishing.publish(hidden.waiting)
    await rest(house)
    await house.profile.delete(HERE, ADA, card.place.pid)
    act = await house.control.submit(HERE, AUTHOR, Claim(hidden.waiting.pid), Wish(Deed.DELETE))
    assert await house.publishing.carry_out(act) is not None
    assert house.posted.cards == {}


async def test_what_waits_is_not_posted_until_it_goes_on(house: House) -> None:
    named = await house.submit(ADA)
    nameless = await house.submit(BEN, "anonymous")
    later = await house.submit(CHI, "anonymous_later")
    await rest(house)
    assert await house.publishing.publish(named.waiting) is None
    assert await house.publishing.publish(nameless.waiting) is None
    await the_hour(house)
    await the_hour(house)
    assert house.posted.cards == {}
    assert len(await house.waiting()) == 3

    house.clock.move(minutes=5)
    assert await house.lockdowns.lift(HERE, BEN)
    await house.publishing.go_on(HERE)
    assert [card.author_name for card in house.posted.cards.values()] == ["Member 1"]
    await the_hour(house)
    posted = {card.pid for card in house.posted.cards.values()}
    assert posted == {each.waiting.pid for each in (named, nameless, later)}
    assert await house.waiting() == set()


async def test_what_waited_for_moments_goes_out_at_the_full_hour_too(house: House) -> None:
    house.clock.move(minutes=46)
    nameless = await house.submit(BEN, "anonymous")
    await rest(house)
    assert await house.publishing.publish(nameless.waiting) is None
    assert await house.lockdowns.lift(HERE, BEN)
    await house.publishing.go_on(HERE)
    assert house.posted.cards == {}
    await the_hour(house)
    assert len(house.posted.cards) == 1


async def test_a_restart_changes_nothing_of_it(house: House) -> None:
    await house.submit(ADA)
    await house.submit(BEN, "anonymous")
    await rest(house)
    house = await house.restarted()
    with pytest.raises(SharingRests):
        await house.admitting.take(HERE, AUTHOR, FormInput("No.", visibility="named"))
    await house.publishing.recover()
    assert house.posted.cards == {}
    assert await house.lockdowns.lift(HERE, BEN)
    house = await house.restarted()
    await house.publishing.recover()
    assert [card.author_name for card in house.posted.cards.values()] == ["Member 1"]
    await the_hour(house)
    assert len(house.posted.cards) == 2
    house = await house.restarted()
    assert not house.lockdowns.holds(HERE)


async def test_what_is_sent_after_it_is_posted_as_ever(house: House) -> None:
    await rest(house)
    assert await house.lockdowns.lift(HERE, BEN)
    await house.share(ADA, "anonymous")
    assert len(house.posted.cards) == 1


async def test_a_try_that_fails_before_it_waits_and_is_not_doubled(house: House) -> None:
    named = await house.submit(ADA)
    house.posted.refusing.append(DiscordUnreachable())
    assert await house.publishing.publish(named.waiting) is None
    await rest(house)
    await house.timers.run()
    assert house.timers.seconds == []
    assert await house.lockdowns.lift(HERE, BEN)
    await house.publishing.go_on(HERE)
    assert len(house.posted.cards) == 1


async def test_what_would_pass_its_window_comes_back(house: House) -> None:
    await house.submit(ADA)
    await house.submit(BEN, "anonymous")
    await rest(house)
    house.clock.move(days=4)
    await the_hour(house)
    assert (await house.look(ADA)).returned == ()
    house.clock.move(days=1)
    await the_hour(house)
    for who in (ADA, BEN):
        assert len((await house.look(who)).returned) == 1
    assert await house.lockdowns.lift(HERE, BEN)
    await house.publishing.go_on(HERE)
    await the_hour(house)
    assert house.posted.cards == {}


async def test_of_two_at_once_one_has_an_effect(house: House) -> None:
    begun = await asyncio.gather(*(house.lockdowns.begin(HERE, who) for who in (BEN, CHI)))
    assert [each.is_new for each in begun] == [True, False]
    assert {each.by for each in begun} == {BEN}
    assert await asyncio.gather(*(house.lockdowns.lift(HERE, BEN) for _ in range(2))) == [
        True,
        False,
    ]
    assert not house.lockdowns.holds(HERE)


async def test_other_servers_go_on(house: House) -> None:
    await house.lockdowns.begin(type(HERE)(5), BEN)
    await house.share()
    assert len(house.posted.cards) == 1


async def test_what_is_said_stands_in_the_log_once(house: House) -> None:
    await asyncio.gather(*(house.lockdowns.begin(HERE, who) for who in (BEN, CHI)))
    await asyncio.gather(*(house.lockdowns.lift(HERE, who) for who in (CHI, BEN)))
    page = await house.moderators_log.page(HERE, 0)
    done = {(line.done.moderator, line.done.what) for line in page.lines}
    assert done == {(BEN, "lockdown_on"), (CHI, "lockdown_off")}
    assert len(page.lines) == 2


@pytest.mark.parametrize("visibility", ["named", "anonymous"])
async def test_after_a_long_rest_there_is_a_whole_day_of_tries(
    house: House, visibility: str
) -> None:
    accepted = await house.submit(ADA, visibility)
    await rest(house)
    await house.publishing.publish(accepted.waiting)
    for _ in range(60):
        await the_hour(house)
    house.posted.refusing = [DiscordUnreachable()] * 10_000
    assert await house.lockdowns.lift(HERE, BEN)
    await house.publishing.go_on(HERE)
    for _ in range(23):
        await the_hour(house)
        await house.timers.run()
    assert (await house.look(ADA)).returned == ()
    house = await house.restarted()
    await house.publishing.recover()
    assert (await house.look(ADA)).returned == ()
    for _ in range(3):
        await the_hour(house)
        await house.timers.run()
    assert len((await house.look(ADA)).returned) == 1
    assert house.lockdowns.resumed(HERE) is None
