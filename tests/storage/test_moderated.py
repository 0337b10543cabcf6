"""What moderators hid or removed: one row a card or note, which ends by its day."""

from alembic import command
from sqlalchemy import Connection, make_url, text

from rejectbot.domain.ids import GuildId, NoteId
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.storage import expiry, migrate, moderated, moderation, notes
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.moderated import Moderated
from rejectbot.storage.tables import metadata
from tests.storage.makers import ADA, BEN, CHANNEL, ELSEWHERE, HERE, TODAY, new_id, rejection
from tests.storage.test_moderation import decision


def row(about: bytes, guild: GuildId = HERE, *, removed: bool = False) -> Moderated:
    return Moderated(about, guild, removed, b"\x00sealed\xff", TODAY)


async def test_a_later_row_takes_the_place_of_an_earlier_one(database: Database) -> None:
    about = new_id()

    def work(tx: Transaction) -> None:
        moderated.save(tx, row(about))
        assert moderated.of_guild(tx, ELSEWHERE) == []
        moderated.save(tx, row(about, removed=True))
        moderated.save(tx, row(new_id(), ELSEWHERE, removed=True))
        assert moderated.find(tx, about) == row(about, removed=True)
        assert moderated.of_guild(tx, HERE) == [row(about, removed=True)]
        moderated.forget(tx, about)
        assert moderated.find(tx, about) is None

    await database.write(work)


async def test_it_goes_with_its_day_and_with_a_lost_key_file(database: Database) -> None:
    def work(tx: Transaction) -> None:
        for _ in range(3):
            moderated.save(tx, row(new_id()))
        assert expiry.forget_moderated(tx, {TODAY}, TODAY) == 0
        assert expiry.forget_moderated(tx, (), TODAY) == 3
        moderated.save(tx, row(new_id()))
        assert expiry.forget_everything_sealed(tx) == 1

    await database.write(work)


async def test_a_note_is_found_and_moved_once(database: Database) -> None:
    card, hidden = rejection(), frozenset({State.PUBLISHED})
    made = notes.Note(NoteId(new_id()), card.id, HERE, CHANNEL, card.message, How.NAMED, TODAY)

    def work(tx: Transaction) -> None:
        notes.add(tx, made)
        notes.add_author(tx, made.id, ADA)
        found = notes.find(tx, made.id)
        assert found == notes.FoundNote(made, State.PUBLISHED, ADA)
        assert notes.find_by_message(tx, card.message) == found
        assert notes.find(tx, NoteId(new_id())) is None
        assert notes.move(tx, made.id, hidden, State.HIDDEN)
        assert not notes.move(tx, made.id, hidden, State.HIDDEN)
        assert notes.places(tx, [card.id]) == []

    await database.write(work)


async def test_who_did_something_last_is_known_where_one_did_it(database: Database) -> None:
    about = new_id()

    def work(tx: Transaction) -> None:
        assert moderation.who(tx, HERE, about, "hidden") is None
        earlier = TODAY.replace(day=1)
        moderation.add(tx, decision(what="hidden", pid=about, moderator=BEN, day=earlier))
        moderation.add(tx, decision(what="hidden", pid=about, moderator=ADA))
        moderation.add(tx, decision(what="shown", pid=about, moderator=BEN))
        assert moderation.who(tx, HERE, about, "hidden") == ADA
        moderation.add(tx, decision(what="hidden", pid=about, moderator=BEN))
        assert moderation.who(tx, HERE, about, "hidden") is None

    await database.write(work)


async def test_a_database_of_before_gets_the_table(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0013")

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    assert await database.write(migrate.differences) == []
    await database.close()
