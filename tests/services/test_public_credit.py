"""Once a month, for a crowd alone, what its members earned anonymously becomes points; once."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, update

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.services.anonymity.tally import NOBODY, Tallies
from rejectbot.services.ports import Environment
from rejectbot.services.public_credit import Figures, PublicCredit
from rejectbot.services.sweeping import Sweeping
from rejectbot.storage import anonymous, points, rejections
from rejectbot.storage import credit as credit_storage
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import credit_run, earning, guild, member, total
from tests.services.house import HERE, House
from tests.storage.makers import rejection

FIRST = datetime(2026, 12, 1, 0, 0, 5, tzinfo=UTC)
PEOPLE = [UserId(700_000_000_000_000_000 + number) for number in range(40)]
_messages = iter(range(10**6, 10**9))
_guilds = iter(range(20_000, 10**9))


@pytest.fixture
async def house(house: House) -> House:
    house.clock.time = FIRST - timedelta(days=3)
    await house.keys.ensure_day(house.clock().date())
    return house


def credit(house: House) -> PublicCredit:
    environment = Environment(house.clock, house.chance.randbytes, house.timers.later)
    return PublicCredit(house.database, house.keys, house.tallies, house.setup, environment)


async def shared(house: House, posts: dict[UserId, int], where: GuildId = HERE) -> None:
    """So many anonymous posts of each, published today."""
    today = house.clock().date()

    def work(tx: Transaction) -> None:
        tally = house.tallies.open(anonymous.tally_to_change(tx, where))
        for user, count in posts.items():
            tally[user] = tally.get(user, 0) + 10 * count
            for _ in range(count):
                rejections.add(
                    tx, rejection(next(_messages), guild=where, day=today, how=How.ANONYMOUS)
                )
        anonymous.save_tally(tx, house.tallies.reseal(where, tally, today))

    await house.database.write(work)


async def ask(house: House, users: list[UserId], where: GuildId = HERE) -> None:
    rows = [{"guild": where, "user": user, "on_board": True, "credit": True} for user in users]
    await house.database.write(lambda tx: tx.execute(insert(member), rows))


async def remove_newest(house: House, count: int) -> None:
    def work(tx: Transaction) -> None:
        for each in rejections.recent(tx, HERE, date(2026, 11, 1), count):
            rejections.move(tx, each.id, frozenset({State.PUBLISHED}), State.REMOVED)

    await house.database.write(work)


async def crowd_of(house: House, needed: int) -> None:
    await house.database.write(lambda tx: tx.execute(update(guild).values(credit_crowd=needed)))


async def runs(house: House) -> list[tuple[Any, ...]]:
    found = await house.database.read(lambda tx: tx.execute(select(credit_run)).all())
    return sorted(tuple(row)[1:] for row in found)


async def credited(house: House, where: GuildId = HERE) -> dict[UserId, int]:
    statement = select(earning.c.user, func.sum(earning.c.points)).where(
        earning.c.guild == where, earning.c.what == Earning.CREDIT.value
    )
    rows = await house.database.read(lambda tx: tx.execute(statement.group_by("user")).all())
    return {UserId(user): int(amount) for user, amount in rows}


def ones(count: int) -> dict[UserId, int]:
    return dict.fromkeys(PEOPLE[:count], 1)


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
    ("chosen", "earners", "moved"), [(5, 5, True), (5, 4, False), (30, 29, False), (1, 4, False)]
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


async def test_the_figures_are_those_of_the_last_run_until_the_next(house: House) -> None:
    await shared(house, ones(10))
    await ask(house, PEOPLE[:10])
    assert await credit(house).figures(HERE) is None
    house.clock.time = FIRST
    await credit(house).run_monthly()
    shown = await credit(house).figures(HERE)
    await shared(house, dict.fromkeys(PEOPLE[:10], 3))

    assert shown == Figures(10, 10, 12, True) == await credit(house).figures(HERE)


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
