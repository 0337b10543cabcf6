"""Notes to authors alone from before they could be reported wait on, and can be taken away."""

from functools import partial

from alembic import command
from sqlalchemy import Connection, MetaData, make_url, text

from rejectbot.domain.ids import NoteId
from rejectbot.domain.review import State
from rejectbot.storage import migrate, private_notes
from rejectbot.storage.engine import Database
from rejectbot.storage.tables import metadata
from tests.storage.makers import TODAY, new_id

NOTE = NoteId(bytes(range(16)))


async def test_a_note_of_before_names_nobody_and_can_be_taken_away(database_url: str) -> None:
    def before(tx: Connection) -> None:
        metadata.drop_all(tx)
        tx.execute(text("DROP TABLE alembic_version"))
        command.upgrade(migrate.config(tx), "0017")
        found = MetaData()
        found.reflect(tx)
        row = {"id": NOTE, "pid": new_id(), "sealed": b"sealed", "day": TODAY}
        tx.execute(found.tables["private_note"].insert(), row)

    migrate.in_transaction(make_url(database_url), before)
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.open()
    find = partial(private_notes.find, wanted=NOTE)
    kept = await database.read(find)
    assert kept is not None
    assert (kept.note.sealed, kept.note.state) == (b"sealed", State.PUBLISHED)
    assert kept.author is None
    take = partial(private_notes.take_away, wanted=NOTE)
    assert [await database.write(take) for _ in range(2)] == [True, False]
    gone = await database.read(find)
    assert gone is not None
    assert gone.note.state is State.REMOVED
    await database.close()
