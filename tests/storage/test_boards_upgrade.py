"""The boards of counts begin with all that was shared and given before there were any."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, make_url, select, text

from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.periods import keys
from rejectbot.domain.ranking import Score
from rejectbot.storage import migrate, totals
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import earning, metadata
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, TODAY, new_id, own_totals, rank, scores

LONG_AGO = date(2025, 12, 30)
"""In another year, and in the first ISO week of the next."""
AWAY = UserId(1_200_000_000_000_000_003)
Row = dict[str, Any]


def earned(user: UserId, what: str, points: int, day: date = TODAY, **more: Any) -> Row:
    row = {"guild": HERE, "user": user, "what": what, "pid": new_id(), "day": day}
    return {**row, "points": points, **more}


def card(pid: bytes, message: int, state: str) -> Row:
    where = {"guild": HERE, "channel": 1, "message": message, "thread": None, "day": TODAY}
    return {"pid": pid, "kind": "job", "wants": "cheer", "how": "named", "state": state, **where}


def was_stored(url: str, rows: dict[str, list[Row]]) -> None:
    """Take the database back to the version before, with these rows."""

    def work(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0003")
        found = MetaData()
        found.reflect(tx)
        for name, stored in rows.items():
            tx.execute(found.tables[name].insert(), stored)

    migrate.in_transaction(make_url(url), work)
    assert migrate.state(url).current == "0003"


fourth, removed = earned(ADA, "share", 0), earned(ADA, "share", 0)
ROWS = {
    "rejection": [card(fourth["pid"], 1, "published"), card(removed["pid"], 2, "removed")],
    "member": [
        {"guild": HERE, "user": AWAY, "on_board": False, "credit": False, "badge": None},
        {"guild": HERE, "user": BEN, "on_board": True, "credit": True, "badge": None},
    ],
    "earning": [
        fourth,
        removed,
        earned(ADA, "share", 10),
        earned(ADA, "share", 10, LONG_AGO),
        earned(ADA, "support", 1),
        earned(BEN, "support", 1),
        earned(BEN, "support", 0),
        earned(BEN, "note", 2, LONG_AGO),
        earned(BEN, "note", 0),
        earned(BEN, "credit", 40),
        earned(BEN, "attempt", 5),
        earned(BEN, "attempt", 0),
        earned(BEN, "worked", 1),
        earned(AWAY, "support", 1),
        earned(AWAY, "share", 10, guild=ELSEWHERE),
    ],
}
SHARED = {(HERE, ADA): {TODAY: 2, LONG_AGO: 1}, (ELSEWHERE, AWAY): {TODAY: 1}}
GIVEN = {(HERE, ADA): {TODAY: 1}, (HERE, BEN): {TODAY: 1, LONG_AGO: 1}}


@pytest.fixture
async def upgraded(database_url: str) -> Any:
    was_stored(database_url, ROWS)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    yield database
    await database.close()


@pytest.mark.parametrize(
    ("kind", "due"), [(BoardKind.SHARERS, SHARED), (BoardKind.GIVERS, GIVEN)], ids=str
)
@pytest.mark.parametrize("period", sorted({*keys(TODAY), *keys(LONG_AGO)}))
async def test_every_period_of_every_board_is_what_was_done_in_it(
    upgraded: Database,
    kind: BoardKind,
    period: str,
    due: dict[tuple[GuildId, UserId], dict[date, int]],
) -> None:
    def work(tx: Transaction) -> None:
        for guild in (HERE, ELSEWHERE):
            found = Counter(
                {
                    user: sum(n for day, n in days.items() if period in keys(day))
                    for (server, user), days in due.items()
                    if server == guild
                }
            )
            expected = sorted((-n, user) for user, n in found.items() if n)
            key = BoardKey(kind, 0, period).stored
            shown = scores(tx, guild, key, skip=0, most=10)
            assert shown == [Score(user, -n) for n, user in expected]
            for n, _ in expected:
                ahead = sum(other < n for other, _ in expected)
                assert rank(tx, guild, key, -n) == 1 + ahead

    await upgraded.read(work)


async def test_who_left_the_board_has_their_counts_and_comes_back_with_them(
    upgraded: Database,
) -> None:
    key = BoardKey(BoardKind.GIVERS, 0, "all").stored

    def work(tx: Transaction) -> None:
        assert own_totals(tx, HERE, AWAY, (key,)) == {key: 1}
        totals.show(tx, HERE, AWAY, on_board=True)
        assert Score(AWAY, 1) in scores(tx, HERE, key, skip=0, most=10)

    await upgraded.write(work)


async def test_what_was_beyond_a_limit_given_back_or_credited_does_not_count(
    upgraded: Database,
) -> None:
    counted = select(earning.c.pid).where(earning.c.counts)
    pids = set(await upgraded.read(lambda tx: tx.execute(counted).scalars().all()))

    worth = [row for row in ROWS["earning"] if row["points"] and row["what"] != "credit"]
    assert pids == {fourth["pid"], *(row["pid"] for row in worth)}


async def test_thousands_of_members_are_counted_in_several_goes(database_url: str) -> None:
    people = [UserId(10_000 + number) for number in range(700)]
    days = [TODAY - timedelta(days=number) for number in range(3)]
    rows = [earned(user, "support", 1, day) for user in people for day in days]
    was_stored(database_url, {"earning": rows})
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()

    def work(tx: Transaction) -> None:
        page = scores(tx, HERE, "g00all", skip=0, most=1_000)
        assert page == [Score(user, 3) for user in people]
        assert (rank(tx, HERE, "g00all", 3), rank(tx, HERE, "g00all", 2)) == (1, 701)

    await database.read(work)
    await database.close()
