"""What authors earn by telling what came next: once for each sort, on named cards alone."""

from dataclasses import replace

import pytest

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import UpdateKind
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.giving_back import give_back
from rejectbot.services.owning import Claim
from rejectbot.services.ports import PostedWords, WordsToPost
from tests.services.house import ADA, HERE, House
from tests.services.own import ask


async def tell(house: House, pid: RejectionId, kind: UpdateKind) -> int:
    """Put an update on one's card; returns the points that it earned."""
    act = await ask(house, Claim(pid), Wish(Deed.UPDATE, "And then.", kind.value))
    done = await house.publishing.carry_out(act)
    assert done is not None
    return done.points


async def test_each_sort_earns_once_a_card(house: House) -> None:
    first, second = [(await house.share()).place.pid for _ in range(2)]
    shared = await house.points()

    assert await tell(house, first, UpdateKind.AGAIN) == 3
    assert await tell(house, first, UpdateKind.AGAIN) == 0
    assert await tell(house, first, UpdateKind.LEARNED) == 3
    assert await tell(house, first, UpdateKind.WORKED_OUT) == 1
    assert await tell(house, second, UpdateKind.WORKED_OUT) == 1
    assert await house.points() == shared + 8


async def test_a_day_earns_for_five_and_the_next_day_again(house: House) -> None:
    pids = [(await house.share()).place.pid for _ in range(3)]
    sorts = (UpdateKind.AGAIN, UpdateKind.LEARNED)

    earned = [await tell(house, pid, sort) for pid in pids for sort in sorts]
    assert earned == [3, 3, 3, 3, 3, 0]

    house.clock.move(hours=24)
    assert await tell(house, pids[2], UpdateKind.LEARNED) == 0, "once each"
    assert await tell(house, pids[2], UpdateKind.WORKED_OUT) == 1


async def test_the_servers_own_figures_hold(house: House) -> None:
    await house.setup.change(
        HERE, lambda old: replace(old, points=replace(old.points, update=7, worked_out=0))
    )
    pid = (await house.share()).place.pid

    assert await tell(house, pid, UpdateKind.LEARNED) == 7
    assert await tell(house, pid, UpdateKind.WORKED_OUT) == 0


async def test_an_anonymous_card_earns_nothing_by_them(house: House) -> None:
    pid = (await house.share(visibility="anonymous")).place.pid

    assert await tell(house, pid, UpdateKind.AGAIN) == 0
    assert await house.points() == 0
    assert set((await house.tally()).values()) == {10}


@pytest.mark.parametrize(("hours", "left"), [(23, 0), (25, 13)])
async def test_they_go_with_a_card_of_the_same_day(house: House, hours: int, left: int) -> None:
    pid = (await house.share()).place.pid
    await tell(house, pid, UpdateKind.AGAIN)
    house.clock.move(hours=hours)
    await house.profile.delete(HERE, ADA, pid)

    assert await house.points() == left


async def test_a_card_that_is_deleted_while_the_words_are_posted_earns_nothing_by_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = (await house.share()).place.pid
    post = house.posted.post_words

    async def deleted_meanwhile(words: WordsToPost) -> PostedWords:
        posted = await post(words)
        await house.profile.delete(HERE, ADA, pid)
        return posted

    monkeypatch.setattr(house.posted, "post_words", deleted_meanwhile)

    assert await tell(house, pid, UpdateKind.AGAIN) == 0
    assert await house.points() == 0


async def test_given_back_twice_is_as_once(house: House) -> None:
    kept, gone = [(await house.share()).place.pid for _ in range(2)]
    for pid in (kept, gone):
        await tell(house, pid, UpdateKind.LEARNED)
    for _ in range(2):
        await house.database.write(lambda tx: give_back(tx, HERE, ADA, gone))

    assert await house.points() == 10 + 3
