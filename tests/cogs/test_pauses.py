"""What Discord refuses three times is not asked a fourth time, until something changes."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cogs.clock import wait
from tests.cogs.place import allow
from tests.world import World, shown


@pytest.fixture
def asked(world: World) -> Callable[[], int]:
    """How many cards the bot tried to post."""
    path = f"/channels/{world.channel.id}/messages"

    def count() -> int:
        requests = world.env.http_requests
        return sum(each.method == "POST" and each.path == path for each in requests)

    return count


def refuse(world: World, *, times: int, code: int = 50013) -> None:
    """Let Discord refuse posts, though nothing that the bot was told says so."""
    for _ in range(times):
        world.env.inject_error("POST", "/channels/*/messages", status=403, code=code)


async def change_a_permission(world: World) -> None:
    await allow(world)


async def open_setup(world: World) -> None:
    panel = shown(await world.boss.slash(world.channel, "setup"))
    assert "Discord refuses what I do in" in panel
    assert "Discord refuses" not in shown(await world.boss.slash(world.channel, "setup"))


async def let_an_hour_pass(world: World) -> None:
    await wait(world, minutes=61)


@pytest.mark.parametrize("change", [change_a_permission, open_setup, let_an_hour_pass])
async def test_three_refusals_are_enough_until_something_changes(
    world: World, asked: Callable[[], int], change: Callable[[World], Any]
) -> None:
    refuse(world, times=3)
    for _ in range(5):
        answer = await world.share(world.ada)
        assert "I still need" in shown(answer)
        assert "They went with somebody else." in shown(answer)
    assert asked() == 3
    assert [line["code"] for line in world.logs if line["event"] == "target_paused"] == [50013]

    await change(world)
    await world.share(world.ada)
    assert asked() == 4
    assert len(world.cards) == 1


async def test_something_else_in_the_channel_goes_on(world: World) -> None:
    await world.share(world.ada)
    refuse(world, times=3)
    for _ in range(4):
        await world.share(world.ben)
    await world.press(world.ben, "hug")
    await wait(world, seconds=6)
    assert world.counts()["hug"] == 1


async def test_a_success_between_begins_the_count_anew(
    world: World, asked: Callable[[], int]
) -> None:
    for _ in range(2):
        refuse(world, times=2)
        for _ in range(3):
            await world.share(world.ada)
    assert asked() == 6


async def test_what_waits_is_posted_once_it_may_be(world: World, asked: Callable[[], int]) -> None:
    refuse(world, times=4)
    await world.share(world.ada, visibility="anonymous")
    await wait(world, minutes=50)
    assert asked() == 3
    await wait(world, hours=3)
    assert asked() == 5
    assert len(world.cards) == 1
