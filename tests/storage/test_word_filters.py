"""A server's words and phrases are stored once each, with what happens to a text that has them."""

from alembic import command
from sqlalchemy import Connection, make_url, text

from rejectbot.domain.filters import FilterAction, WordFilter
from rejectbot.storage import migrate, word_filters
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.tables import metadata
from tests.storage.makers import ELSEWHERE, HERE

SPAM = WordFilter("spam", FilterAction.ASK)
LONG = WordFilter("\u0430b" * 30, FilterAction.REFUSE)


async def test_what_is_stored_is_read_again(database: Database) -> None:
    def work(tx: Transaction) -> None:
        for each in (LONG, SPAM):
            word_filters.save(tx, HERE, each)
        word_filters.save(tx, ELSEWHERE, LONG)
        assert word_filters.load_all(tx) == {HERE: [SPAM, LONG], ELSEWHERE: [LONG]}
        word_filters.save(tx, HERE, WordFilter("spam", FilterAction.REFUSE))
        assert word_filters.load_all(tx)[HERE][0].action is FilterAction.REFUSE
        assert word_filters.remove(tx, HERE, "spam")
        assert not word_filters.remove(tx, HERE, "spam")
        assert word_filters.load_all(tx) == {HERE: [LONG], ELSEWHERE: [LONG]}

    await database.write(work)


async def test_a_server_of_before_looks_for_nothing(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0007")

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    assert await database.read(word_filters.load_all) == {}
    await database.close()
