"""No question about a board, and no change to one, reads the rows of everybody in a server."""

from typing import Any

import pytest
from sqlalchemy import Select, event, select

from rejectbot.storage import seasons, totals, viewer
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import earning
from tests.storage.makers import ADA, HERE

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
    "page": (
        totals._PAGE,
        {"in_guild": HERE, "in_period": "all", "skip": 0, "most": 10},
        [
            "SEARCH total USING COVERING INDEX total_shown (guild=? AND period=? AND shown=?",
            f"{_STANDING})",
            f"{_STANDING} AND bucket<?)",
        ],
    ),
    "place": (
        viewer._FIND,
        _ONE | dict.fromkeys(viewer._PERIODS, "all"),
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
