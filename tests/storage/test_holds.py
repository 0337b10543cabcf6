"""Holds as they are stored: each once, ended by their day, counted while they go on."""

from dataclasses import replace
from datetime import timedelta

from alembic import command
from sqlalchemy import Connection, make_url, text

from rejectbot.domain.ids import EntryId, HoldId
from rejectbot.storage import anonymous_holds, member_holds, migrate, moderation
from rejectbot.storage.anonymous_holds import AnonymousHold
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.member_holds import MemberHold
from rejectbot.storage.moderation import Moderation
from rejectbot.storage.tables import metadata
from tests.storage.makers import ADA, BEN, ELSEWHERE, HERE, TODAY, new_id

TOMORROW, AFTER = TODAY + timedelta(days=1), TODAY + timedelta(days=2)


def anonymous_hold() -> AnonymousHold:
    return AnonymousHold(HoldId(new_id()), HERE, new_id(), new_id(), TOMORROW, "unkind")


def member_hold() -> MemberHold:
    return MemberHold(HoldId(new_id()), HERE, ADA, new_id(), TOMORROW, "unkind")


async def test_a_card_without_a_name_has_one_hold(database: Database) -> None:
    hold = anonymous_hold()

    def work(tx: Transaction) -> None:
        assert anonymous_holds.add(tx, hold)
        assert not anonymous_holds.add(tx, replace(hold, id=HoldId(new_id())))
        assert anonymous_holds.find(tx, HERE, hold.id) == hold
        assert anonymous_holds.find(tx, ELSEWHERE, hold.id) is None
        assert not anonymous_holds.remove(tx, ELSEWHERE, hold.id)
        assert anonymous_holds.remove(tx, HERE, hold.id)
        assert not anonymous_holds.remove(tx, HERE, hold.id)
        assert anonymous_holds.add(tx, hold)
        anonymous_holds.forget(tx, hold.pid)
        assert anonymous_holds.load_all(tx) == []

    await database.write(work)


async def test_a_member_has_one_that_goes_on(database: Database) -> None:
    hold = member_hold()
    other = replace(hold, id=HoldId(new_id()), until=AFTER)

    def work(tx: Transaction) -> None:
        assert member_holds.add(tx, hold, TODAY)
        assert not member_holds.add(tx, other, TOMORROW)
        assert member_holds.of_member(tx, HERE, ADA, TOMORROW) == hold
        assert member_holds.of_member(tx, HERE, ADA, AFTER) is None
        assert member_holds.of_member(tx, HERE, BEN, TODAY) is None
        assert member_holds.of_member(tx, ELSEWHERE, ADA, TODAY) is None
        assert member_holds.add(tx, other, AFTER), "the one before is over"
        assert member_holds.held_until(tx, HERE, ADA) == AFTER
        member_holds.erase(tx, ADA, HERE)
        assert member_holds.held_until(tx, HERE, ADA) is None

    await database.write(work)


async def test_they_end_with_their_last_day(database: Database) -> None:
    secret, named = anonymous_hold(), member_hold()

    def work(tx: Transaction) -> None:
        assert anonymous_holds.add(tx, secret)
        assert member_holds.add(tx, named, TODAY)
        for day, there in ((TOMORROW, 1), (AFTER, 0)):
            assert anonymous_holds.count(tx, HERE, day) == there
            assert member_holds.count(tx, HERE, day) == there
            assert len(anonymous_holds.of_guild(tx, HERE, day)) == there
            assert len(member_holds.of_guild(tx, HERE, day)) == there
        assert anonymous_holds.count(tx, ELSEWHERE, TODAY) == 0
        assert member_holds.count(tx, ELSEWHERE, TODAY) == 0
        for day, left in ((TOMORROW, {HERE}), (AFTER, set())):
            anonymous_holds.end(tx, day)
            member_holds.end(tx, day)
            assert anonymous_holds.guilds(tx) == left
            assert member_holds.guilds(tx) == left

    await database.write(work)


async def test_what_a_moderator_did_on_a_day_is_counted(database: Database) -> None:
    def done(what: str) -> Moderation:
        return Moderation(EntryId(new_id()), HERE, ADA, what, TODAY)

    first = done("held_day")

    def work(tx: Transaction) -> None:
        others = (replace(done("held_day"), moderator=BEN), replace(done("held_day"), day=TOMORROW))
        for each in (first, done("held_week"), done("published"), *others):
            assert moderation.add(tx, each)
        assert moderation.count(tx, HERE, ADA, TODAY, ["held_day", "held_week"]) == 2
        moderation.undo(tx, first.id)
        assert moderation.count(tx, HERE, ADA, TODAY, ["held_day", "held_week"]) == 1

    await database.write(work)


async def test_after_an_upgrade_nobody_is_held(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0015")

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    assert await database.read(anonymous_holds.load_all) == []
    assert await database.read(member_holds.guilds) == set()
    assert await database.write(migrate.differences) == []
    await database.close()
