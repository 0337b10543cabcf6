"""Which reports help to hide something, what they hide no more, and what is hidden."""

from alembic import command
from sqlalchemy import Connection, MetaData, make_url, text

from rejectbot.domain.ids import NoteId
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.storage import (
    hidden,
    migrate,
    moderated,
    notes,
    rejections,
    reports,
    reports_spent,
)
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.hidden import HiddenText
from rejectbot.storage.moderated import Moderated
from rejectbot.storage.tables import metadata
from tests.storage.makers import CHANNEL, ELSEWHERE, HERE, TODAY, new_id, rejection
from tests.storage.test_reports import row


def text_of(about: bytes) -> Moderated:
    return Moderated(about, HERE, removed=False, sealed=b"sealed", day=TODAY)


async def test_those_of_new_members_do_not_help_to_hide_it(database: Database) -> None:
    about = new_id()

    def work(tx: Transaction) -> None:
        for number, is_new in ((1, True), (2, False), (3, False)):
            assert reports.add(tx, row(about, number, is_new=is_new))
        assert reports.count_to_hide(tx, HERE, about) == 2
        assert reports.count_to_hide(tx, ELSEWHERE, about) == 0
        reports.let_go(tx, about)
        assert reports.count_to_hide(tx, HERE, about) == 0
        assert {each.state for each in reports.of_one(tx, HERE, about)} == {"gone"}

    await database.write(work)


async def test_what_waits_is_found_until_somebody_looked(database: Database) -> None:
    about, other = new_id(), new_id()

    def work(tx: Transaction) -> None:
        assert reports_spent.find(tx, about) is None
        reports_spent.save(tx, HERE, about, waits=True)
        reports_spent.save(tx, HERE, other, waits=False)
        assert reports_spent.waiting(tx) == [(HERE, about)]
        assert reports_spent.count_waiting(tx, HERE) == 0
        moderated.save(tx, text_of(about))
        assert reports_spent.count_waiting(tx, HERE) == 1
        assert reports_spent.count_waiting(tx, ELSEWHERE) == 0
        reports_spent.forget_looked_at(tx, about)
        reports_spent.forget_looked_at(tx, other)
        assert reports_spent.find(tx, other) is None
        reports_spent.save(tx, HERE, about, waits=False)
        assert reports_spent.find(tx, about) is False
        assert reports_spent.waiting(tx) == []
        assert reports_spent.count_waiting(tx, HERE) == 0
        reports_spent.forget(tx, about)
        assert reports_spent.find(tx, about) is None

    await database.write(work)


async def test_cards_and_notes_that_are_hidden_are_found_by_server(database: Database) -> None:
    cards = [rejection(3, state=State.HIDDEN), rejection(1), rejection(4, guild=ELSEWHERE)]
    note = notes.Note(
        NoteId(new_id()), cards[1].id, HERE, CHANNEL, rejection(2).message, How.NAMED, TODAY
    )

    def work(tx: Transaction) -> None:
        for card in cards:
            rejections.add(tx, card)
        notes.add(tx, note)
        assert hidden.of_guild(tx, HERE) == [], "its text is gone"
        for each in (cards[0], cards[1], note):
            moderated.save(tx, text_of(each.id))
        reports_spent.save(tx, HERE, note.id, waits=True)
        first = HiddenText(cards[0].id, TODAY, waits=False)
        assert hidden.of_guild(tx, HERE) == [first]
        assert notes.move(tx, note.id, frozenset({State.PUBLISHED}), State.HIDDEN)
        assert hidden.of_guild(tx, HERE) == [HiddenText(note.id, TODAY, waits=True), first]
        assert hidden.of_guild(tx, ELSEWHERE) == []

    await database.write(work)


async def test_what_was_let_stand_before_stays_so(database_url: str) -> None:
    kept, waits, shown, open_, by_hand, old = (new_id() for _ in range(6))

    def add(tx: Connection, found: MetaData, name: str, **values: object) -> None:
        given = {"id": new_id(), "guild": HERE, "day": TODAY, **values}
        tx.execute(found.tables[name].insert(), given)

    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0019")
        found = MetaData()
        found.reflect(tx)
        for about, state in (
            (kept, "kept"), (open_, "open"), (shown, "shown"), (waits, "open"), (by_hand, "open"),
        ):  # fmt: skip
            values = {"pid": about, "reporter_tag": bytes(16), "reason": "spam"}
            add(tx, found, "report", **values, state=state)
        for about in (waits, shown, by_hand, old):
            add(tx, found, "moderation", pid=about, what="reported")
        add(tx, found, "moderation", pid=by_hand, what="hidden")
        for number, about in enumerate((waits, kept, by_hand, old), 1):
            tx.execute(
                found.tables["rejection"].insert(),
                {
                    "pid": about, "guild": HERE, "channel": CHANNEL, "message": number,
                    "kind": "job", "wants": "cheer", "how": "named", "day": TODAY,
                    "state": "hidden",
                },
            )  # fmt: skip

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()

    every = (kept, shown, waits, open_, by_hand, old)

    def work(tx: Transaction) -> list[bool | None]:
        return [reports_spent.find(tx, each) for each in every]

    assert await database.read(work) == [False, False, True, None, None, None]
    assert await database.read(lambda tx: reports.count_to_hide(tx, HERE, open_)) == 1
    assert await database.write(migrate.differences) == []
    await database.close()
