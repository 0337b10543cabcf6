"""What was changed in the settings, newest first, for a day, and of an old server nothing."""

from alembic import command
from sqlalchemy import Connection, make_url, text

from rejectbot.domain.ids import ChangeId, GuildId, UserId
from rejectbot.storage import migrate, setting_changes
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.setting_changes import StoredChange
from rejectbot.storage.tables import metadata
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, new_id

BEFORE, AFTER = '{"review": "off"}', '{"review": "all"}'


def change(hour: int, guild: GuildId = HERE, user: UserId = ADA) -> StoredChange:
    return StoredChange(ChangeId(new_id()), guild, user, hour, BEFORE, AFTER)


async def test_the_newest_come_first_even_within_an_hour(database: Database) -> None:
    made = [change(7), change(8), change(8, user=BEN), change(8)]

    def work(tx: Transaction) -> None:
        for each in made:
            setting_changes.add(tx, each)
        setting_changes.add(tx, change(8, ELSEWHERE))
        assert setting_changes.recent(tx, HERE, since=8, most=5) == made[:0:-1]
        assert setting_changes.recent(tx, HERE, since=0, most=2) == made[:1:-1]
        assert setting_changes.find(tx, HERE, made[0].id, since=7) == made[0]
        assert setting_changes.find(tx, HERE, made[0].id, since=8) is None
        assert setting_changes.find(tx, ELSEWHERE, made[1].id, since=0) is None
        assert setting_changes.of_member(tx, HERE, BEN) == [made[2]]

    await database.write(work)


async def test_the_old_go_by_their_hour(database: Database) -> None:
    made = [change(7), change(8)]

    def work(tx: Transaction) -> None:
        for each in made:
            setting_changes.add(tx, each)
        setting_changes.forget(tx, 8)
        assert setting_changes.recent(tx, HERE, since=0, most=5) == made[1:]
        setting_changes.forget(tx, 9)
        assert setting_changes.recent(tx, HERE, since=0, most=5) == []

    await database.write(work)


async def test_who_is_erased_leaves_the_change(database: Database) -> None:
    def work(tx: Transaction) -> None:
        setting_changes.add(tx, change(8))
        setting_changes.erase(tx, ADA, HERE)
        (left,) = setting_changes.recent(tx, HERE, since=0, most=5)
        assert (left.user, left.before, left.after) == (None, BEFORE, AFTER)

    await database.write(work)


async def test_after_an_upgrade_nothing_was_changed(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0012")

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    assert await database.read(lambda tx: setting_changes.recent(tx, HERE, 0, 5)) == []
    assert await database.write(migrate.differences) == []
    await database.close()
