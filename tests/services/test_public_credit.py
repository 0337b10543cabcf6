"""Once a month, for a crowd alone, what its members earned anonymously becomes points."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from rejectbot.domain.ids import GuildId
from rejectbot.services.anonymity.tally import NOBODY
from rejectbot.services.public_credit import Figures
from rejectbot.storage import anonymous
from rejectbot.storage.tables import earning, member
from tests.services.crowd import (
    FIRST,
    PEOPLE,
    ask,
    credit,
    credited,
    crowd_of,
    ones,
    remove_newest,
    runs,
    shared,
)
from tests.services.house import HERE, House


@pytest.fixture
async def house(house: House) -> House:
    house.clock.time = FIRST - timedelta(days=3)
    await house.keys.ensure_day(house.clock().date())
    return house


async def test_a_crowd_is_credited_on_the_first_and_only_those_who_asked(house: House) -> None:
    await shared(house, ones(12))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST
    await credit(house).run_monthly()

    assert await credited(house) == dict.fromkeys(PEOPLE[:10], 10)
    assert await runs(house) == [("2026-12", 10, 12, True)]
    left = await house.tally()
    assert {user: amount for user, amount in left.items() if user != NOBODY} == dict.fromkeys(
        PEOPLE[10:12], 10
    )
    assert await house.points(PEOPLE[0]) == 10
    day = await house.database.read(lambda tx: tx.execute(select(earning.c.day)).scalars().all())
    assert set(day) == {date(2026, 12, 1)}


async def test_the_day_is_the_servers_own(house: House) -> None:
    await house.setup.change(HERE, lambda old: type(old)(HERE, time_zone="America/New_York"))
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST
    await credit(house).run_monthly()

    days = await house.database.read(lambda tx: tx.execute(select(earning.c.day)).scalars().all())
    assert set(days) == {date(2026, 11, 30)}


@pytest.mark.parametrize("earners", [0, 1, 4, 9])
async def test_below_the_crowd_all_wait_and_the_row_does_not_tell_how_many_they_are(
    house: House, earners: int
) -> None:
    await shared(house, ones(earners) | dict.fromkeys(PEOPLE[20:30], 1))
    await ask(house, PEOPLE[:15])
    before = await house.tally()
    house.clock.time = FIRST
    await credit(house).run_monthly()

    assert await credited(house) == {}
    assert await house.tally() == before
    assert await runs(house) == [("2026-12", 0, 100, False)]


@pytest.mark.parametrize(
    ("chosen", "earners", "moved"), [(5, 5, True), (5, 4, False), (30, 29, False)]
)
async def test_a_server_may_ask_for_another_crowd(
    house: House, chosen: int, earners: int, moved: bool
) -> None:
    await crowd_of(house, chosen)
    await shared(house, ones(earners))
    await ask(house, PEOPLE[:35])
    house.clock.time = FIRST
    await credit(house).run_monthly()

    assert (await credited(house) != {}) is moved


async def test_one_who_stands_out_makes_all_wait(house: House) -> None:
    await shared(house, ones(12) | {PEOPLE[0]: 9})
    await ask(house, PEOPLE[:12])
    house.clock.time = FIRST
    await credit(house).run_monthly()

    assert await credited(house) == {}
    assert await runs(house) == [("2026-12", 10, 48, False)]
    assert await credit(house).figures(HERE) == Figures(10, 10, 48, False)


async def test_posts_from_before_the_last_credit_do_not_hide_anybody(house: House) -> None:
    """In the second month ten stand behind fourteen posts, of which ten can't be theirs."""
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST
    await credit(house).run_monthly()
    house.clock.move(days=3)
    await house.keys.ensure_day(house.clock().date())
    await shared(house, ones(10))
    await remove_newest(house, 6)
    house.clock.time = datetime(2027, 1, 1, 0, 0, 5, tzinfo=UTC)
    await credit(house).run_monthly()

    assert (await runs(house))[1] == ("2027-01", 10, 34, True)


async def test_where_nobody_asked_nothing_is_written(house: House) -> None:
    await shared(house, ones(20))
    await house.database.write(
        lambda tx: tx.execute(
            insert(member), [{"guild": HERE, "user": 1, "on_board": False, "credit": False}]
        )
    )
    before = await house.database.read(lambda tx: anonymous.tally(tx, HERE))
    house.clock.time = FIRST
    await credit(house).run_monthly()

    assert await runs(house) == []
    assert await house.database.read(lambda tx: anonymous.tally(tx, HERE)) == before
    assert await credit(house).figures(HERE) is None


async def test_a_row_is_written_alike_whoever_shared(house: House) -> None:
    """The writes of a run depend on who asked, not on who posted."""
    await ask(house, PEOPLE[:3])
    await shared(house, {PEOPLE[0]: 2})
    other = GuildId(HERE + 1)
    await ask(house, PEOPLE[:3], other)
    await shared(house, {PEOPLE[9]: 2}, other)
    house.clock.time = FIRST
    await credit(house).run_monthly()

    assert await runs(house) == [("2026-12", 0, 100, False)] * 2


@pytest.mark.parametrize("day", [2, 15, 28])
async def test_on_other_days_nothing_happens(house: House, day: int) -> None:
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST.replace(day=day)
    await credit(house).run_monthly()

    assert await runs(house) == []


async def test_the_figures_are_those_of_the_last_run_until_the_next(house: House) -> None:
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    assert await credit(house).figures(HERE) is None
    house.clock.time = FIRST
    await credit(house).run_monthly()
    shown = await credit(house).figures(HERE)
    await shared(house, dict.fromkeys(PEOPLE[:10], 3))

    assert shown == Figures(10, 10, 12, True) == await credit(house).figures(HERE)
