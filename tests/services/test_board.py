"""The board: who has more stands higher, ties share a place, nobody stands with nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.limits import BOARD_PAGE, BOARD_PAGES
from rejectbot.domain.periods import Period
from rejectbot.domain.points import Earning
from rejectbot.domain.ranking import Place
from rejectbot.services.board import BoardPage
from rejectbot.storage import points
from rejectbot.storage.engine import Transaction
from tests.services.house import ADA, BEN, CHI, HERE, House

NOBODY = UserId(1)


async def credit(house: House, guild: GuildId, amounts: Mapping[UserId, int]) -> None:
    def work(tx: Transaction) -> None:
        for user, amount in amounts.items():
            pid = RejectionId(house.chance.randbytes(16))
            day = house.clock().date()
            points.earn(tx, points.Earned(guild, user, Earning.SHARE, pid, day, amount))

    await house.database.write(work)


async def board(
    house: House, page: int = 0, viewer: UserId = NOBODY, period: Period = Period.MONTH
) -> BoardPage:
    return await house.board.page(HERE, period, page, viewer)


async def test_an_empty_board_has_no_row_and_no_own_place(house: House) -> None:
    assert await board(house, viewer=ADA) == BoardPage(Period.MONTH, 0, (), False, None)


async def test_ties_share_a_place_and_the_next_one_is_left_out(house: House) -> None:
    await credit(house, HERE, {ADA: 10, BEN: 12, CHI: 10, UserId(9): 3, UserId(10): 0})

    page = await board(house, viewer=CHI)
    assert page.rows == (
        Place(1, BEN, 12),
        Place(2, ADA, 10),
        Place(2, CHI, 10),
        Place(4, UserId(9), 3),
    )
    assert page.own == Place(2, CHI, 10)
    assert (await board(house, viewer=UserId(10))).own is None


async def test_who_lost_all_points_is_not_shown(house: House) -> None:
    card = await house.share()
    await house.share(BEN)
    await house.profile.delete(HERE, ADA, card.place.pid)

    page = await board(house, viewer=ADA)
    assert (page.rows, page.own) == ((Place(1, BEN, 10),), None)


async def test_a_page_that_begins_inside_a_tie_keeps_its_place(house: House) -> None:
    amounts = {UserId(100 + n): 50 if n < 5 else 20 if n < 22 else 7 for n in range(25)}
    await credit(house, HERE, amounts)

    pages = [await board(house, page) for page in range(3)]
    assert [[place.rank for place in page.rows] for page in pages] == [
        [1] * 5 + [6] * 5,
        [6] * 10,
        [6, 6, 23, 23, 23],
    ]
    assert [page.has_next for page in pages] == [True, True, False]


async def test_a_full_last_page_has_no_next(house: House) -> None:
    await credit(house, HERE, {UserId(100 + n): 5 for n in range(2 * BOARD_PAGE)})

    assert (await board(house, 0)).has_next
    assert not (await board(house, 1)).has_next
    assert (await board(house, 2)).rows == ()


async def test_pages_end_where_the_limit_says(house: House) -> None:
    everyone = BOARD_PAGE * BOARD_PAGES + 15
    await credit(house, HERE, {UserId(10_000 + n): n + 1 for n in range(everyone)})

    last = await board(house, 10**9, viewer=UserId(10_000))
    assert (last.page, last.has_next) == (BOARD_PAGES - 1, False)
    assert last.rows[-1] == Place(1000, UserId(10_015), 16)
    assert last.own == Place(everyone, UserId(10_000), 1)
    assert (await board(house, -1)).page == 0


async def test_each_period_has_its_own_board(house: House) -> None:
    house.clock.time = datetime(2026, 12, 30, 12, tzinfo=UTC)
    await house.share(ADA)
    house.clock.time += timedelta(days=3)  # the same ISO week, another month and year
    await house.share(BEN)

    shown = {
        period: [place.user for place in (await board(house, period=period)).rows]
        for period in Period
    }
    assert shown == {
        Period.WEEK: [ADA, BEN],
        Period.MONTH: [BEN],
        Period.YEAR: [BEN],
        Period.ALL: [ADA, BEN],
    }


async def test_an_anonymous_share_moves_nobody(house: House) -> None:
    await house.share(BEN)
    before = await board(house, viewer=ADA)
    await house.share(ADA, "anonymous")

    assert await board(house, viewer=ADA) == before


amounts = st.dictionaries(
    st.integers(1, 60).map(UserId), st.integers(0, 6) | st.integers(0, 200), max_size=45
)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(amounts)
async def test_all_pages_together_are_the_whole_board(
    house: House, amounts: dict[UserId, int]
) -> None:
    guild = GuildId(house.chance.getrandbits(60))
    await credit(house, guild, amounts)

    rows: list[Place] = []
    for number in range(6):
        page = await house.board.page(guild, Period.WEEK, number, NOBODY)
        assert page.has_next == (len(amounts) - list(amounts.values()).count(0) > 10 * number + 10)
        rows += page.rows

    ahead = {
        user: sum(other > mine for other in amounts.values()) for user, mine in amounts.items()
    }
    expected = [
        Place(1 + ahead[user], user, mine)
        for user, mine in sorted(amounts.items(), key=lambda each: (-each[1], each[0]))
        if mine
    ]
    assert rows == expected


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
async def test_the_running_period_is_the_servers(house: House, zone: str) -> None:
    house.clock.time = datetime(2026, 11, 30, 11, tzinfo=UTC)  # December in Kiritimati
    await house.setup.change(HERE, lambda old: replace(old, time_zone=zone))
    await house.share(ADA)
    house.clock.move(hours=14)  # December in UTC, not yet in Pago Pago

    stays = {"Pacific/Kiritimati": True, "Pacific/Pago_Pago": True, "UTC": False}[zone]
    assert bool((await board(house)).rows) == stays
