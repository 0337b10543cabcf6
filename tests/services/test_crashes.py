"""A kill at any step of any deed, also while it is taken up again: all of it once, or nothing."""

import asyncio
from dataclasses import replace
from itertools import count

import pytest

from rejectbot.domain.ids import MessageId, RejectionId
from rejectbot.domain.points import PointRules
from tests.services.crashing import Crashes, recover
from tests.services.deeds import CASES, Case
from tests.services.house import ADA, HERE, House

MANY = PointRules(notes_a_day=1_000)
every_deed = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture
async def crashes(house: House, monkeypatch: pytest.MonkeyPatch) -> Crashes:
    await house.setup.change(HERE, lambda old: replace(old, points=MANY))
    return Crashes(house, monkeypatch)


async def card(house: House, case: Case) -> tuple[RejectionId, MessageId]:
    """Ada's card; she wants to be told of the first note if it is named."""
    place = (await house.share(visibility=case.visibility)).place
    if case.visibility == "named":
        await house.noting.tell_author(HERE, ADA, place.pid)
    return place.pid, place.message


async def assert_whole(house: House, case: Case, at: tuple[RejectionId, MessageId]) -> bool:
    """Whether it was done; fails if it was half done, or twice."""
    traces = await case.count(house, *at)
    assert set(traces) in ({0}, {1}), traces
    assert await house.waiting() == set()
    return traces[0] == 1


@every_deed
@pytest.mark.parametrize("minutes", [0, 20])
async def test_a_kill_at_any_step(crashes: Crashes, case: Case, minutes: int) -> None:
    house = crashes.house
    for step in count():
        at = await card(house, case)

        async def do(process: House, pid: RejectionId = at[0]) -> None:
            await process.publishing.carry_out(await case.submit(process, pid))

        killed = await crashes.kill_at(step, do)
        house.clock.move(minutes=minutes)
        await crashes.recover()
        assert await assert_whole(house, case, at) == (step > 0), f"killed at step {step}"
        if not killed:
            assert step >= 4, "its steps were not counted"
            return


@every_deed
async def test_a_kill_at_any_step_of_taking_it_up_again(crashes: Crashes, case: Case) -> None:
    house = crashes.house
    for step in count():
        at = await card(house, case)
        await case.submit(await house.restarted(), at[0])
        killed = await crashes.kill_at(step, recover)
        house.clock.move(minutes=20)
        await crashes.recover()
        assert await assert_whole(house, case, at), f"killed at step {step}"
        if not killed:
            return


@every_deed
async def test_two_processes_that_take_it_up_at_once_do_it_once(
    crashes: Crashes, case: Case
) -> None:
    house = crashes.house
    at = await card(house, case)
    act = await case.submit(house, at[0])
    mine, other = await house.restarted(), await house.restarted()
    await asyncio.gather(mine.publishing.recover(), other.publishing.recover())
    assert await other.publishing.carry_out(act) is None

    assert await assert_whole(house, case, at)
