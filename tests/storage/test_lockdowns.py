"""Where sharing rests is stored with who said so, apart."""

from datetime import UTC, datetime
from typing import Any

from alembic import command
from sqlalchemy import Connection, make_url, text

from rejectbot.domain.lockdown import Lockdown
from rejectbot.storage import lockdowns, migrate
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import metadata
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, TODAY

RESTS = Lockdown(TODAY)
OVER = Lockdown(TODAY, datetime(2026, 11, 23, 14, tzinfo=UTC))


async def test_what_is_stored_is_read_again(database: Database) -> None:
    def work(tx: Transaction) -> None:
        lockdowns.begin(tx, HERE, ADA, RESTS)
        assert lockdowns.find(tx, HERE) == RESTS
        assert lockdowns.who(tx, HERE) == ADA
        lockdowns.lift(tx, HERE, OVER)
        assert lockdowns.load_all(tx) == {HERE: OVER}
        assert lockdowns.who(tx, HERE) is None
        lockdowns.begin(tx, HERE, BEN, RESTS)
        assert lockdowns.load_all(tx) == {HERE: RESTS}
        assert lockdowns.find(tx, ELSEWHERE) is None
        lockdowns.remove(tx, HERE)
        assert lockdowns.load_all(tx) == {}

    await database.write(work)


async def test_who_is_erased_leaves_it_as_it_is(database: Database) -> None:
    def work(tx: Transaction) -> None:
        lockdowns.begin(tx, HERE, ADA, RESTS)
        lockdowns.erase(tx, ADA, HERE)
        assert lockdowns.find(tx, HERE) == RESTS
        assert lockdowns.who(tx, HERE) is None

    await database.write(work)


async def test_nowhere_does_sharing_rest_after_an_upgrade(database_url: str) -> None:
    def before(tx: Connection) -> Any:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0005")

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    assert await database.read(lockdowns.load_all) == {}
    assert await database.write(migrate.differences) == []
    await database.close()
