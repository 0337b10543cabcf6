"""Reports are stored once a tag, closed once, and end by their day."""

from dataclasses import replace
from datetime import timedelta

from alembic import command
from sqlalchemy import Connection, MetaData, make_url, text

from rejectbot.domain.ids import GuildId, MessageId
from rejectbot.services.stored_settings import settings_of
from rejectbot.storage import guilds, migrate, report_messages, reports
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.report_messages import ReportMessage
from rejectbot.storage.reports import OPEN, Report
from rejectbot.storage.tables import metadata
from tests.storage.makers import CHANNEL, ELSEWHERE, HERE, TODAY, new_id
from tests.storage.test_safety_upgrade import ROW


def row(
    about: bytes, tag: int = 1, guild: GuildId = HERE, *, days_ago: int = 0, is_new: bool = False
) -> Report:
    day = TODAY - timedelta(days=days_ago)
    by = bytes([tag]) * 16
    return Report(new_id(), guild, about, by, "spam", OPEN, day, b"sealed", is_new)


async def test_one_a_tag_and_card(database: Database) -> None:
    about, other = new_id(), new_id()

    def work(tx: Transaction) -> None:
        first = row(about)
        assert reports.add(tx, first)
        assert not reports.add(tx, row(about))
        assert reports.add(tx, row(other))
        assert reports.of_one(tx, HERE, about) == [first]
        assert reports.of_one(tx, ELSEWHERE, about) == []
        assert reports.is_known(tx, about, [bytes(16), first.tag])
        assert not reports.is_known(tx, about, [bytes(16)])

    await database.write(work)


async def test_they_are_closed_once_without_their_words(database: Database) -> None:
    about, other = new_id(), new_id()

    def work(tx: Transaction) -> None:
        for each in (row(about), row(about, 2), row(other, days_ago=1), row(other, 3, ELSEWHERE)):
            assert reports.add(tx, each)
        assert reports.open_in(tx, HERE) == [other, about]
        assert sorted(reports.open_places(tx)) == sorted(
            [(HERE, about), (HERE, other), (ELSEWHERE, other)]
        )
        assert reports.close(tx, HERE, about, "kept") == 2
        assert reports.close(tx, HERE, about, "shown") == 0
        found = reports.of_one(tx, HERE, about)
        assert {(each.state, each.sealed) for each in found} == {("kept", None)}
        assert reports.open_in(tx, HERE) == [other]
        for looked_at in (about, other):
            reports.untie(tx, looked_at)
        assert not reports.is_known(tx, about, [row(about).tag, row(about, 2).tag])
        assert reports.is_known(tx, other, [row(other).tag])
        reports.forget(tx, TODAY)
        assert reports.open_in(tx, HERE) == []
        assert len(reports.of_one(tx, HERE, about)) == 2

    await database.write(work)


async def test_where_it_stands(database: Database) -> None:
    here = ReportMessage(new_id(), HERE, CHANNEL, MessageId(1), TODAY)

    later = replace(here, message=MessageId(2), said=bytes(16), reports=3, gone=True)

    def work(tx: Transaction) -> None:
        report_messages.save(tx, later)
        assert report_messages.find(tx, here.about) == later
        report_messages.save(tx, here)
        assert report_messages.find(tx, here.about) == here
        assert report_messages.places(tx) == [(HERE, here.about)]
        report_messages.forget(tx, TODAY)
        assert report_messages.find(tx, here.about) == here
        report_messages.remove(tx, here.about)
        assert report_messages.find(tx, here.about) is None

    await database.write(work)


async def test_a_message_of_before_stands_and_its_words_are_not_known(database_url: str) -> None:
    about = new_id()

    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0018")
        found = MetaData()
        found.reflect(tx)
        stood = {"pid": about, "guild": HERE, "channel": CHANNEL, "message": 1, "day": TODAY}
        tx.execute(found.tables["report_message"].insert(), stood)

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    found = await database.read(lambda tx: report_messages.find(tx, about))
    assert found == ReportMessage(about, HERE, CHANNEL, MessageId(1), TODAY, None, 0, gone=False)
    assert await database.write(migrate.differences) == []
    await database.close()


async def test_a_server_of_before_hides_what_three_report(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0016")
        found = MetaData()
        found.reflect(tx)
        tx.execute(found.tables["guild"].insert(), ROW)

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    (stored,) = await database.read(guilds.load_all)
    assert settings_of(stored).reports_to_hide == 3
    assert await database.write(migrate.differences) == []
    await database.close()
