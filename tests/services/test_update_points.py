"""What authors earn by telling what came next: once for each sort, on named cards alone."""

from dataclasses import replace

import pytest

from rejectbot.domain.ids import RejectionId
from rejectbot.domain.rejection import UpdateKind
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Wish
from rejectbot.services.owning import Claim
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
