"""A server of before keeps what it chose, and has what held for everybody."""

from datetime import timedelta

from alembic import command
from sqlalchemy import Connection, MetaData, make_url, text

from rejectbot.domain.safe_text import LinkRule
from rejectbot.services.stored_settings import settings_of
from rejectbot.storage import guilds, migrate
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import metadata
from tests.storage.makers import CHANNEL, HERE

ROW = {
    "guild": HERE, "channel": CHANNEL, "anonymous": "later", "emoji": "hearts", "points": "{}",
    "locale": "en", "time_zone": "UTC", "credit_crowd": 12, "team_goal_told": 0, "season": 3,
}  # fmt: skip


async def test_links_and_newcomers_are_as_before(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0006")
        found = MetaData()
        found.reflect(tx)
        tx.execute(found.tables["guild"].insert(), ROW)

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    (row,) = await database.read(guilds.load_all)
    settings = settings_of(row)
    assert (settings.care, settings.links) == ("", LinkRule.HOST_NAMES)
    assert settings.newcomers_wait == timedelta()
    assert (settings.channel, settings.season.number, settings.credit_crowd) == (CHANNEL, 3, 12)
    await database.close()
