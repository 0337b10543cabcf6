"""A database of before is of the application that starts next."""

from functools import partial

from alembic import command
from sqlalchemy import Connection, MetaData, make_url, text

from rejectbot.storage import installation, migrate, pairing
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import metadata

KEY_FILE = bytes(range(16))


async def test_the_first_application_that_starts_is_its_own(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0014")
        found = MetaData()
        found.reflect(tx)
        tx.execute(found.tables["installation"].insert(), {"one": 1, "key_file": KEY_FILE})

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    for application in (2**62, 7):
        owner = await database.write(partial(installation.claim, application=application))
        assert owner == 2**62
    assert await database.read(pairing.key_file) == KEY_FILE
    await database.close()


async def test_a_new_database_too(database: Database) -> None:
    assert await database.write(lambda tx: installation.claim(tx, 7)) == 7
    assert await database.read(pairing.key_file) is None
