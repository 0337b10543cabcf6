"""A member's goal: named rejections of this server count from its first day on, no others."""

from dataclasses import replace
from datetime import date

import pytest

from rejectbot.domain.errors import GoalDayOver
from rejectbot.domain.goal import Goal
from rejectbot.domain.ids import GuildId
from rejectbot.storage import goals
from tests.services.house import ADA, BEN, HERE, House

MONDAY = date(2026, 11, 23)


async def reached(house: House) -> int:
    shown = await house.goals.of(HERE, ADA)
    assert shown is not None
    return shown.reached


async def test_it_counts_from_its_own_day_on(house: House) -> None:
    await house.share()
    house.clock.move(days=1)
    await house.share()
    new = await house.goals.set_target(HERE, ADA, 10, None)
    assert new.goal == Goal(10, date(2026, 11, 24), date(2026, 12, 31))
    assert new.reached == 1

    await house.share()
    assert await reached(house) == 2
    assert (await house.profile.journey(HERE, ADA)).goal == await house.goals.of(HERE, ADA)


async def test_the_day_is_the_servers_own(house: House) -> None:
    await house.setup.change(HERE, lambda old: replace(old, time_zone="Pacific/Kiritimati"))

    assert (await house.goals.set_target(HERE, ADA, 10, None)).goal.since == date(2026, 11, 24)


async def test_it_ends_with_its_last_day(house: House) -> None:
    await house.goals.set_target(HERE, ADA, 10, MONDAY.isoformat())
    await house.share()
    house.clock.move(days=1)
    await house.share()

    assert await reached(house) == 1


async def test_anonymous_ones_and_those_of_others_and_elsewhere_do_not_count(house: House) -> None:
    await house.goals.set_target(HERE, ADA, 10, None)
    await house.share(visibility="anonymous")
    await house.share(BEN)

    assert await reached(house) == 0
    assert await house.goals.of(HERE, BEN) is None
    assert await house.goals.of(GuildId(HERE + 1), ADA) is None


async def test_one_that_was_taken_down_does_not_count(house: House) -> None:
    await house.goals.set_target(HERE, ADA, 10, None)
    published = await house.share()
    await house.profile.delete(HERE, ADA, published.place.pid)

    assert await reached(house) == 0


async def test_changing_it_keeps_what_counts(house: House) -> None:
    await house.goals.set_target(HERE, ADA, 10, None)
    await house.share()
    house.clock.move(days=3)
    changed = await house.goals.set_target(HERE, ADA, 20, "2027-06-30")

    assert changed.goal == Goal(20, MONDAY, date(2027, 6, 30))
    assert changed.reached == 1


async def test_after_a_goal_that_was_reached_the_next_begins_anew(house: House) -> None:
    await house.goals.set_target(HERE, ADA, 1, None)
    await house.share()
    house.clock.move(days=1)
    following = await house.goals.set_target(HERE, ADA, 5, None)

    assert following.goal.since == date(2026, 11, 24)
    assert following.reached == 0


async def test_a_refused_day_leaves_the_goal_as_it_was(house: House) -> None:
    before = await house.goals.set_target(HERE, ADA, 1, None)
    with pytest.raises(GoalDayOver):
        await house.goals.set_target(HERE, ADA, 5, "2026-01-01")

    assert await house.goals.of(HERE, ADA) == before


async def test_clearing_it_tells_which_it_was(house: House) -> None:
    before = await house.goals.set_target(HERE, ADA, 7, None)

    assert await house.goals.clear(HERE, BEN) is None
    assert await house.goals.clear(HERE, ADA) == before.goal
    assert await house.database.read(lambda tx: goals.find(tx, HERE, ADA)) is None


async def test_a_share_without_points_tells_whether_a_goal_counts_it(house: House) -> None:
    for _ in range(3):
        assert not (await house.share()).for_goal
    assert not (await house.share()).for_goal
    await house.goals.set_target(HERE, ADA, 7, None)
    assert (await house.share()).for_goal
    house.clock.move(days=1)
    assert not (await house.share()).for_goal, "it earned points, which are told instead"


async def test_an_anonymous_share_never_asks_about_a_goal(house: House) -> None:
    await house.goals.set_target(HERE, ADA, 7, None)

    assert not (await house.share(visibility="anonymous")).for_goal
