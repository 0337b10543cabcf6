"""What was earned, the totals beside it, and places that are never counted one by one."""

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.periods import keys
from rejectbot.domain.points import Earning
from rejectbot.domain.ranking import Score
from rejectbot.storage import points
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import standing
from tests.storage.makers import (
    ADA,
    BEN,
    ELSEWHERE,
    HERE,
    TODAY,
    earned,
    new_id,
    own_totals,
    rank,
    scores,
)

WEEK, MONTH, YEAR, ALL = keys(TODAY)


async def keep(database: Database, *all_earned: points.Earned) -> None:
    for each in all_earned:
        await database.write(partial(points.earn, new=each))


async def total_of(database: Database, user: UserId = ADA, day: date = TODAY) -> dict[str, int]:
    return await database.read(lambda tx: own_totals(tx, HERE, user, keys(day)))


async def test_an_earning_counts_in_every_period_of_its_day(database: Database) -> None:
    await keep(database, earned(10), earned(5), earned(7, day=TODAY - timedelta(days=20)))

    assert await total_of(database) == {WEEK: 15, MONTH: 22, YEAR: 22, ALL: 22}
    assert await total_of(database, BEN) == {}


async def test_an_earning_of_nothing_is_kept_and_adds_nothing(database: Database) -> None:
    nothing = earned(0)
    await keep(database, nothing)

    assert await total_of(database) == {}
    found = await database.read(lambda tx: points.find(tx, HERE, ADA, Earning.SHARE, nothing.pid))
    assert found == nothing


async def test_one_thing_earns_once(database: Database) -> None:
    once = earned(10)
    await keep(database, once)

    with pytest.raises(IntegrityError):
        await keep(database, once)
    assert (await total_of(database))[ALL] == 10


async def test_what_is_taken_back_is_forgotten(database: Database) -> None:
    kept, lost = earned(10), earned(3, what=Earning.SUPPORT)
    await keep(database, kept, lost)
    await database.write(lambda tx: points.take_back(tx, lost))

    assert await total_of(database) == dict.fromkeys(keys(TODAY), 10)
    assert await count(database, Earning.SUPPORT) == 0
    assert await database.read(lambda tx: points.find(tx, HERE, ADA, lost.what, lost.pid)) is None


async def test_what_is_voided_still_counts_for_its_day(database: Database) -> None:
    voided = earned(10)
    await keep(database, voided)
    await database.write(lambda tx: points.void(tx, voided))

    assert await total_of(database) == {}
    assert await count(database, Earning.SHARE) == 1
    found = await database.read(lambda tx: points.find(tx, HERE, ADA, voided.what, voided.pid))
    assert found is not None
    assert found.points == 0


async def test_only_the_same_sort_of_the_same_day_is_counted(database: Database) -> None:
    await keep(
        database,
        earned(1),
        earned(0),
        earned(1, what=Earning.NOTE),
        earned(1, user=BEN),
        earned(1, day=TODAY - timedelta(days=1)),
    )

    assert await count(database, Earning.SHARE) == 2


async def count(database: Database, what: Earning) -> int:
    return await database.read(lambda tx: points.count_on_day(tx, HERE, ADA, what, TODAY))


async def test_servers_are_apart(database: Database) -> None:
    await keep(database, earned(10))

    def read(tx: Transaction) -> tuple[list[Score], int, dict[str, int]]:
        return (
            scores(tx, ELSEWHERE, ALL, skip=0, most=10),
            rank(tx, ELSEWHERE, ALL, 1),
            own_totals(tx, ELSEWHERE, ADA, keys(TODAY)),
        )

    assert await database.read(read) == ([], 1, {})


async def test_nobody_is_left_standing_when_everything_is_taken_back(database: Database) -> None:
    earnings = [earned(amount, user=UserId(amount)) for amount in (1, 63, 64, 65, 128, 1000)]
    await keep(database, *earnings)
    for each in earnings:
        await database.write(partial(points.take_back, old=each))

    everyone = select(func.sum(func.abs(standing.c.members)))
    assert await database.read(lambda tx: tx.execute(everyone).scalar_one()) == 0
    assert await database.read(lambda tx: scores(tx, HERE, ALL, skip=0, most=10)) == []


_servers = iter(range(10**6))

amounts = st.one_of(
    st.integers(0, 12),
    st.sampled_from((62, 63, 64, 65, 127, 128, 129, 640, 1000)),
    st.integers(0, 1000),
)
changes = st.lists(st.tuples(st.integers(1, 30), amounts, st.booleans()), max_size=60)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(changes)
async def test_pages_and_ranks_are_what_counting_one_by_one_gives(
    database: Database, changes: list[tuple[int, int, bool]]
) -> None:
    guild = GuildId(5_000 + next(_servers))
    sums: Counter[UserId] = Counter()

    def store(tx: Transaction) -> None:
        for number, amount, stays in changes:
            user = UserId(number)
            new = points.Earned(guild, user, Earning.NOTE, new_id(), TODAY, amount)
            points.earn(tx, new)
            if stays:
                sums[user] += amount
            else:
                points.take_back(tx, new)

    def board(tx: Transaction) -> list[Score]:
        pages = [scores(tx, guild, MONTH, skip=skip, most=7) for skip in range(0, 35, 7)]
        return [score for page in pages for score in page]

    def ranks(tx: Transaction) -> dict[UserId, int]:
        return {user: rank(tx, guild, MONTH, sums[user]) for user in sums}

    await database.write(store)

    expected = sorted((-amount, user) for user, amount in sums.items() if amount)
    assert await database.read(board) == [Score(user, -amount) for amount, user in expected]
    assert await database.read(ranks) == {
        user: 1 + sum(other > mine for other in sums.values()) for user, mine in sums.items()
    }
