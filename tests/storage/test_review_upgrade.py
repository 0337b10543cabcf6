"""A server that was set up before there was review keeps its settings, and reviews nothing."""

from alembic import command
from sqlalchemy import Connection, MetaData, make_url, text

from rejectbot.domain.reviewing import ReviewRule
from rejectbot.services.stored_settings import settings_of
from rejectbot.storage import guilds, migrate
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import metadata
from tests.storage.makers import CHANNEL, HERE


def was_stored(url: str) -> None:
    """Take the database back to the version before, with one server in it."""

    def work(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0010")
        found = MetaData()
        found.reflect(tx)
        row = {"guild": HERE, "channel": CHANNEL, "anonymous": "later", "emoji": "hearts"}
        row |= {"points": "{}", "locale": "en", "time_zone": "UTC"}
        tx.execute(found.tables["guild"].insert(), row)

    migrate.in_transaction(make_url(url), work)
    assert migrate.state(url).current == "0010"


async def test_review_is_off_after_the_upgrade(database_url: str) -> None:
    was_stored(database_url)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    (row,) = await database.read(guilds.load_all)
    settings = settings_of(row)
    assert (settings.review, settings.moderators_channel) == (ReviewRule.OFF, None)
    assert (settings.channel, settings.anonymous.value) == (CHANNEL, "later")
    assert await database.write(migrate.differences) == []
    await database.close()
