"""A team goal that ran before an upgrade counts the same cards after it."""

from datetime import timedelta
from typing import Any

from alembic import command
from sqlalchemy import Connection, MetaData, make_url, text

from rejectbot.services.stored_settings import settings_of
from rejectbot.storage import guilds, migrate, team_goal
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import metadata
from tests.storage.makers import CHANNEL, ELSEWHERE, HERE, TODAY, new_id

Row = dict[str, Any]


def server(guild: int, goal: int | None) -> Row:
    row = {"guild": guild, "channel": CHANNEL, "anonymous": "both", "emoji": "hearts"}
    row |= {"points": "{}", "locale": "en", "time_zone": "UTC", "credit_crowd": 10, "season": 0}
    told = 25 if goal else 0
    since = TODAY if goal else None
    return {**row, "team_goal": goal, "team_goal_since": since, "team_goal_told": told}


def card(guild: int, message: int, days_ago: int, state: str = "published") -> Row:
    where = {"guild": guild, "channel": CHANNEL, "message": message, "thread": None}
    kind = {"kind": "job", "wants": "cheer", "how": "anonymous", "state": state}
    return {"pid": new_id(), "day": TODAY - timedelta(days=days_ago), **where, **kind}


ROWS = {
    "guild": [server(HERE, 4), server(ELSEWHERE, None), server(HERE - 9, 4)],
    "rejection": [
        *(card(HERE, 10, 40), card(HERE, 11, 1), card(HERE, 12, 1, "removed")),
        *(card(HERE, 20, 0), card(HERE, 21, 0), card(HERE, 22, 0, "hidden")),
        *(card(ELSEWHERE, 15, 1), card(HERE - 9, 16, 0)),
    ],
}


def was_stored(url: str) -> None:
    """Take the database back to the version before, with these rows."""

    def work(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0004")
        found = MetaData()
        found.reflect(tx)
        for name, stored in ROWS.items():
            tx.execute(found.tables[name].insert(), stored)

    migrate.in_transaction(make_url(url), work)
    assert migrate.state(url).current == "0004"


async def test_it_goes_on_from_the_begin_of_its_first_day(database_url: str) -> None:
    was_stored(database_url)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    rows = {row.guild: row for row in await database.read(guilds.load_all)}
    after = {guild: row.team_goal_after for guild, row in rows.items()}
    assert after == {HERE: 12, ELSEWHERE: None, HERE - 9: 0}
    goal = settings_of(rows[HERE]).team_goal
    progress = await database.read(lambda tx: team_goal.progress(tx, HERE, goal))
    assert progress is not None
    assert progress.count == 2
    assert goal is not None
    assert await database.write(lambda tx: team_goal.tell(tx, HERE, goal, 50))
    await database.close()
