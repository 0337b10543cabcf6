"""What moderators did before the log named words stays as it was."""

from alembic import command
from sqlalchemy import Connection, MetaData, make_url, text

from rejectbot.domain.ids import EntryId
from rejectbot.storage import migrate, moderation
from rejectbot.storage.engine import Database
from rejectbot.storage.moderation import Moderation
from rejectbot.storage.tables import metadata
from tests.storage.makers import ADA, HERE, TODAY

ENTRY = EntryId(bytes(range(16)))


async def test_decisions_of_before_have_no_words(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0011")
        found = MetaData()
        found.reflect(tx)
        row = {"id": ENTRY, "guild": HERE, "user": ADA, "what": "published", "day": TODAY}
        tx.execute(found.tables["moderation"].insert(), row)

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    kept = await database.read(lambda tx: moderation.find(tx, HERE, ENTRY))
    assert kept == Moderation(ENTRY, HERE, ADA, "published", TODAY)
    await database.close()
