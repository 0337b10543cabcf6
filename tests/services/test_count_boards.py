"""What is shared and given by name counts on its board, and nothing anonymous moves a count."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.ids import UserId
from rejectbot.domain.points import PointRules
from rejectbot.domain.support import SupportKind
from rejectbot.storage.engine import Transaction
from rejectbot.storage.tables import standing, total
from tests.services.crowd import FIRST, PEOPLE, ask, credit, credited, ones, shared
from tests.services.deeds import CASES, Case
from tests.services.house import ADA, BEN, CHI, HERE, House

Rows = set[tuple[object, ...]]
Found = dict[tuple[UserId, BoardKind], int]
NAMED_NOTES = {"note", "private note"}


async def rows(house: House) -> Rows:
    """Every row of the boards of counts, and of who stands there."""

    def work(tx: Transaction) -> Rows:
        found = [
            (table.name, *row) for table in (total, standing) for row in tx.execute(select(table))
        ]
        return {row for row in found if _kind(str(row[2])) is not BoardKind.POINTS}

    return await house.database.read(work)


async def counts(house: House) -> Found:
    """What members have on the boards of counts, in each period alike."""

    def work(tx: Transaction) -> Found:
        found: dict[tuple[UserId, BoardKind], set[int]] = {}
        for period, user, amount in tx.execute(
            select(total.c.period, total.c.user, total.c.points)
        ):
            if _kind(period) is not BoardKind.POINTS and amount:
                found.setdefault((UserId(user), _kind(period)), set()).add(amount)
        return {key: amount for key, (amount,) in found.items()}

    return await house.database.read(work)


def _kind(period: str) -> BoardKind:
    return BoardKey.read(period).kind


async def test_ten_rejections_a_day_that_are_shared_by_name_count(house: House) -> None:
    for _ in range(12):
        await house.share(ADA)
        await house.share(ADA, "anonymous")

    assert await counts(house) == {(ADA, BoardKind.SHARERS): 10}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_of_all_deeds_only_a_named_note_counts(house: House, case: Case) -> None:
    pid = (await house.share(visibility=case.visibility)).place.pid
    await house.supporting.press(HERE, CHI, pid, SupportKind.HUG)
    before, had = await rows(house), await counts(house)
    await house.publishing.carry_out(await case.submit(house, pid))

    if case.name in NAMED_NOTES:
        assert await counts(house) == had | {(BEN, BoardKind.GIVERS): 1}
    else:
        assert await rows(house) == before


async def test_credit_for_anonymous_effort_moves_no_count(house: House) -> None:
    await house.keys.ensure_day(house.clock().date())
    await house.share(PEOPLE[0])
    await shared(house, ones(12))
    await ask(house, PEOPLE[:12])
    before = await rows(house)
    house.clock.time = FIRST
    await credit(house).run_monthly()

    assert len(await credited(house)) == 12
    assert await rows(house) == before


async def test_what_a_server_gives_nothing_for_counts_all_the_same(house: House) -> None:
    shares = {"first_share": 0, "second_share": 0, "third_share": 0}
    nothing = PointRules(**shares, support=0, supports_a_day=2, note=0, notes_a_day=1)
    await house.setup.change(HERE, lambda old: replace(old, points=nothing))
    pids = [(await house.share(ADA)).place.pid for _ in range(3)]
    for pid in pids:
        await house.supporting.press(HERE, BEN, pid, SupportKind.HUG)
        await house.note(pid, CHI)

    assert await house.points(ADA) == await house.points(BEN) == await house.points(CHI) == 0
    assert await counts(house) == {
        (ADA, BoardKind.SHARERS): 3,
        (BEN, BoardKind.GIVERS): 2,
        (CHI, BoardKind.GIVERS): 1,
    }


async def test_support_of_ones_own_card_of_an_old_one_and_too_much_of_one_author_does_not(
    house: House,
) -> None:
    old = (await house.share(CHI)).place.pid
    house.clock.move(days=31)
    pids = [(await house.share(ADA)).place.pid for _ in range(6)]
    for pid in (old, *pids):
        await house.supporting.react(HERE, ADA, pid, SupportKind.HUG, on=True)
        await house.supporting.react(HERE, BEN, pid, SupportKind.HUG, on=True)

    assert await counts(house) == {
        (CHI, BoardKind.SHARERS): 1,
        (ADA, BoardKind.SHARERS): 6,
        (BEN, BoardKind.GIVERS): 5,
    }


async def test_taking_back_and_taking_down_take_the_count_back(house: House) -> None:
    first, later = (await house.share(ADA)).place.pid, (await house.share(ADA)).place.pid
    for pid in (first, later):
        await house.supporting.press(HERE, BEN, pid, SupportKind.HUG)
    await house.supporting.press(HERE, BEN, first, SupportKind.HUG)
    assert await counts(house) == {(ADA, BoardKind.SHARERS): 2, (BEN, BoardKind.GIVERS): 1}

    await house.profile.delete(HERE, ADA, first)
    house.clock.move(hours=25)
    await house.profile.delete(HERE, ADA, later)
    assert await counts(house) == {(ADA, BoardKind.SHARERS): 1, (BEN, BoardKind.GIVERS): 1}
