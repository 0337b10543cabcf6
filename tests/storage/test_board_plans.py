"""No question about a board, and no change to one, reads the rows of everybody in a server."""

import random
from typing import Any

import pytest
from sqlalchemy import Select, event, select, text

from benchmarks.board_filling import HERE as FILLED
from benchmarks.board_filling import boards, fill_postgres
from rejectbot.domain.boards import BoardKey, BoardKind
from rejectbot.domain.ids import UserId
from rejectbot.domain.periods import Period
from rejectbot.storage import seasons, totals, viewer
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import earning
from tests.storage.makers import ADA, HERE, TODAY

_PLANNED_ANEW = 5
"""How often PostgreSQL plans a prepared statement before it may keep one plan for all values."""
_TIMES_PLANNED = text(
    "SELECT custom_plans FROM pg_prepared_statements"
    " WHERE statement LIKE '%total.points%' AND custom_plans + generic_plans > 9"
)

_ONE = {"in_guild": HERE, "by": ADA}
_MERGE = {"in_guild": HERE, "in_period": "p010q", "into": "2026"}
_THROUGH_PERIODS = [
    "SEARCH total USING COVERING INDEX total_shown (guild=?)",
    "SEARCH total USING COVERING INDEX total_shown (guild=? AND period>?)",
]
_STANDING = "SEARCH standing USING PRIMARY KEY (guild=? AND period=? AND width=? AND bucket>?"
_MY_TOTAL = "SEARCH total USING PRIMARY KEY (guild=? AND period=? AND user=?)"
_OF_THE_PAGE = {"SCAN rows", "SEARCH rows"}
_PLANS: dict[str, tuple[Select[Any], dict[str, Any], list[str]]] = {
    "first page": (
        totals._FIRST_PAGE,
        {"in_guild": HERE, "in_period": "all", "most": 10},
        ["SEARCH total USING COVERING INDEX total_shown (guild=? AND period=? AND shown=?"],
    ),
    "later page": (
        totals._LATER_PAGE,
        {"in_guild": HERE, "in_period": "all", "skip": 10, "most": 10},
        [
            "SEARCH total USING COVERING INDEX total_shown (guild=? AND period=? AND shown=?",
            f"{_STANDING})",
            f"{_STANDING} AND bucket<?)",
        ],
    ),
    "place": (
        viewer._find(2),
        _ONE | {"period_0": "all", "period_1": "2026"},
        [
            f"{_MY_TOTAL} LEFT-JOIN",
            "SEARCH guild USING PRIMARY KEY (guild=?)",
            "SEARCH member USING PRIMARY KEY (guild=? AND user=?)",
            f"{_STANDING})",
            f"{_STANDING} AND bucket<?)",
        ],
    ),
    "all of one": (totals._ALL, _ONE, [_MY_TOTAL, *_THROUGH_PERIODS]),
    "periods": (totals._PERIODS, {"in_guild": HERE}, _THROUGH_PERIODS),
    "earned in a season": (
        select(earning.c.pid).where(*seasons._MOVE._where_criteria),
        {"in_guild": HERE, "was": 1},
        ["SEARCH earning USING COVERING INDEX earning_season (guild=? AND season=?)"],
    ),
    "merged": (
        totals._STEPS,
        _MERGE,
        [
            "SEARCH old USING COVERING INDEX total_shown (guild=? AND period=? AND shown=?",
            "SEARCH new USING PRIMARY KEY (guild=? AND period=? AND user=?)",
        ],
    ),
}


@pytest.mark.parametrize("name", _PLANS)
async def test_it_is_found_by_an_index_alone(sqlite_url: str, name: str) -> None:
    statement, given, due = _PLANS[name]
    database = Database(sqlite_url)
    database.open()

    def work(tx: Transaction) -> list[str]:
        sent: list[tuple[str, Any]] = []
        event.listen(tx, "before_cursor_execute", lambda *call: sent.append((call[2], call[3])))
        tx.execute(statement, given)
        sql, values = sent[-1]  # before it, the transaction begins
        return [row[-1] for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]

    plan = await database.read(work)
    await database.close()
    searches = [line for line in plan if "SEARCH" in line and line not in _OF_THE_PAGE]
    assert len(searches) == len(due)
    for line, start in zip(searches, due, strict=True):
        assert line.startswith(start)
    scans = {line for line in plan if "SCAN" in line}
    assert scans <= {"SCAN kept", "SCAN one", "SCAN CONSTANT ROW", *_OF_THE_PAGE}


@pytest.mark.postgres
async def test_a_board_of_many_is_not_planned_anew_for_each_look(postgres_url: str) -> None:
    await fill_postgres(postgres_url, boards(300_000, TODAY, random.Random(1)))
    database = Database(postgres_url)
    database.open()
    key = BoardKey(BoardKind.POINTS, 0, Period.YEAR.key(TODAY)).stored

    def look(tx: Transaction) -> None:
        viewer.viewer(tx, FILLED, UserId(5), 0, lambda _: (key,))
        totals.page(tx, FILLED, key, skip=0, most=11)

    for _ in range(_PLANNED_ANEW + 5):
        await database.read(look)
    anew = await database.read(lambda tx: tx.execute(_TIMES_PLANNED).scalars().all())
    await database.close()
    assert anew == [_PLANNED_ANEW] * 2
