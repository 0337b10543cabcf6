"""Public credit happens once or not at all, and no point is made or lost by it."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from rejectbot.domain.ids import GuildId
from rejectbot.services.anonymity.tally import NOBODY, Tallies
from rejectbot.services.sweeping import Sweeping
from rejectbot.storage import anonymous, points
from rejectbot.storage import credit as credit_storage
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import earning, total
from tests.services.crowd import (
    FIRST,
    PEOPLE,
    ask,
    credit,
    credited,
    crowd_of,
    ones,
    runs,
    shared,
)
from tests.services.house import HERE, House

_guilds = iter(range(20_000, 10**9))


@pytest.fixture
async def house(house: House) -> House:
    house.clock.time = FIRST - timedelta(days=3)
    await house.keys.ensure_day(house.clock().date())
    return house


async def test_it_happens_once_a_month_over_hours_restarts_and_two_processes(
    house: House,
) -> None:
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST
    await house.keys.ensure_day(FIRST.date())
    database = Database(house.database._url.render_as_string(hide_password=False))
    database.open()
    other = await house.restarted(database)
    await asyncio.gather(*(credit(each).run_monthly() for each in (house, other) * 5))
    await database.close()
    for _ in range(3):
        await shared(house, ones(10))
        house.clock.move(hours=1)
        await credit(house).run_monthly()
        await credit(await house.restarted()).run_monthly()

    assert await credited(house) == dict.fromkeys(PEOPLE[:10], 10)
    assert len(await runs(house)) == 1
    house.clock.move(days=1)
    await house.keys.ensure_day(house.clock().date())
    await shared(house, dict.fromkeys(PEOPLE[:10], 10))
    house.clock.time = datetime(2027, 1, 1, 5, tzinfo=UTC)
    await Sweeping(house.database, house.keys, house.tallies, 7, house.clock).sweep()
    await credit(house).run_monthly()
    assert await credited(house) == dict.fromkeys(PEOPLE[:10], 140)


@pytest.mark.parametrize("step", ["earn", "save_tally", "add_run"])
@pytest.mark.parametrize("late", [False, True])
async def test_a_crash_in_the_middle_leaves_all_or_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, step: str, late: bool
) -> None:
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST
    where = {"earn": points, "save_tally": anonymous, "add_run": credit_storage}[step]
    real = getattr(where, step)

    def dying(*given: Any) -> Any:
        if late:
            real(*given)
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(where, step, dying)
        with pytest.raises(ZeroDivisionError):
            await credit(house).run_monthly()
    assert await credited(house) == {}
    assert await runs(house) == []
    assert await house.tally() == dict.fromkeys(PEOPLE[:10], 10)

    await credit(await house.restarted()).run_monthly()
    assert await credited(house) == dict.fromkeys(PEOPLE[:10], 10)


async def test_the_tally_neither_shrinks_nor_grows_sooner_by_what_left_it(house: House) -> None:
    many = 40  # 10 people: 400 shares need 8 KiB
    await shared(house, dict.fromkeys(PEOPLE[:10], many))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST
    await credit(house).run_monthly()

    row = await house.database.read(lambda tx: anonymous.tally(tx, HERE))
    assert row is not None
    assert len(row.sealed) == 8_192
    assert await credited(house) != {}


async def test_a_lost_tally_key_credits_nobody_and_breaks_nothing(
    house: House, tmp_path: Path
) -> None:
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST
    await house.keys.ensure_day(FIRST.date())
    house.keys.seal_tallies_under(FIRST.date())
    await house.keys.keep_one_tally_key()
    await credit(house).run_monthly()

    assert await credited(house) == {}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    posts=st.lists(st.integers(0, 6), min_size=0, max_size=25),
    asking=st.sets(st.integers(0, 24)),
    needed=st.integers(5, 12),
)
async def test_points_are_neither_made_nor_lost(
    house: House, posts: list[int], asking: set[int], needed: int
) -> None:
    where = GuildId(next(_guilds))
    house.clock.time = FIRST
    await house.keys.ensure_day(FIRST.date())
    await house.setup.change(where, lambda old: old)
    await crowd_of(house, needed)
    given_posts = {PEOPLE[number]: count for number, count in enumerate(posts) if count}
    await shared(house, given_posts, where)
    if asking:
        await ask(house, [PEOPLE[number] for number in sorted(asking)], where)
    await credit(house).run_monthly()

    row = await house.database.read(lambda tx: anonymous.tally(tx, where))
    left = Tallies(house.keys, bytes).open(row)
    moved = await credited(house, where)
    totals = select(func.coalesce(func.sum(total.c.points), 0)).where(
        total.c.guild == where, total.c.period == "all"
    )
    on_board = await house.database.read(lambda tx: tx.execute(totals).scalar_one())
    for user, count in given_posts.items():
        assert left.get(user, 0) + moved.get(user, 0) == 10 * count
    assert left.get(NOBODY, 0) == sum(moved.values()) == on_board
    assert set(moved) <= {PEOPLE[number] for number in asking}
    assert not moved or len(moved) >= needed


async def test_another_process_that_saw_the_month_open_finds_it_taken(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credit_storage, "due", lambda tx, month: [HERE])
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    house.clock.time = FIRST
    await credit(house).run_monthly()
    await shared(house, dict.fromkeys(PEOPLE[:10], 5))
    await house.database.write(lambda tx: tx.execute(update(earning).values(day=date(2026, 1, 1))))
    await credit(house).run_monthly()

    assert await credited(house) == dict.fromkeys(PEOPLE[:10], 10)
    assert (await house.tally())[PEOPLE[0]] == 50
