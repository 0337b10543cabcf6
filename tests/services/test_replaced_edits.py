"""An edit whose place another one took: in nobody's inbox any more, once that other one stands."""

from itertools import count
from typing import Any

import pytest

from rejectbot.domain.errors import CardUnknown
from rejectbot.services.anonymity.parcel import Act, Deed, Parcel
from rejectbot.services.control import Wish
from tests.services.crashing import Crashes
from tests.services.house import House
from tests.services.own import anonymous, ask

FIRST, SECOND = Wish(Deed.EDIT, "The first thought."), Wish(Deed.EDIT, "The second thought.")


async def came_back(house: House) -> tuple[Parcel, ...]:
    return (await house.look()).returned


async def test_a_crash_at_any_step_leaves_none(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes, (claim, _) = Crashes(house, monkeypatch), await anonymous(house)
    for step in count():
        await ask(house, claim, FIRST)
        second = await ask(house, claim, SECOND)
        assert len(await came_back(house)) == 1

        async def do(process: House, act: Act = second) -> None:
            await process.publishing.carry_out(act)

        killed = await crashes.kill_at(step, do)
        house.clock.move(minutes=20)
        await crashes.recover()
        assert await came_back(house) == (), f"killed at step {step}"
        if not killed:
            assert step >= 3, "its steps were not counted"
            return


async def test_one_that_fails_while_another_takes_its_place_counts_as_replaced(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, _ = await anonymous(house)
    first, later = await ask(house, claim, FIRST), list[Act]()

    async def replaced_meanwhile(*_: Any) -> None:
        monkeypatch.undo()
        later.append(await ask(house, claim, SECOND))
        raise CardUnknown

    monkeypatch.setattr(house.posted, "change_story", replaced_meanwhile)
    await house.publishing.carry_out(first)
    (back,) = await came_back(house)
    assert isinstance(back, Act)
    assert back.replaced
    await house.publishing.carry_out(later[0])
    assert await came_back(house) == ()
    assert await house.waiting() == set()
