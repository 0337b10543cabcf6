"""Notes to an author alone, one by one: who wrote the named ones, and which were taken away."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, select, update

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, NoteId, UserId
from rejectbot.domain.review import State
from rejectbot.storage.notes import PrivateNoteRow, private_row
from rejectbot.storage.tables import note_author, private_note, rejection

NOTHING_TO_ERASE = "`notes` erases who wrote them, and those that wait for somebody"

_FIND = (
    select(private_note, note_author.c.user)
    .outerjoin(note_author, note_author.c.id == private_note.c.id)
    .where(private_note.c.id == bindparam("wanted"))
)
_TAKE_AWAY = (
    update(private_note)
    .where(private_note.c.id == bindparam("wanted"), private_note.c.state == State.PUBLISHED.value)
    .values(state=State.REMOVED.value)
)
_EMPTY = update(private_note).where(private_note.c.id == bindparam("wanted")).values(sealed=b"")
_OF_WRITER = (
    select(private_note.c.day, rejection.c.channel, rejection.c.message)
    .join(note_author, note_author.c.id == private_note.c.id)
    .join(rejection, rejection.c.pid == private_note.c.pid)
    .where(note_author.c.user == bindparam("by"), rejection.c.guild == bindparam("in_guild"))
    .order_by(private_note.c.day, rejection.c.message)
)


@dataclass(frozen=True, slots=True)
class FoundPrivateNote:
    """A private note, and its writer where it is named."""

    note: PrivateNoteRow
    author: UserId | None


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A named note to an author alone: its UTC day, and the card that it is about."""

    day: date
    channel: ChannelId
    message: MessageId


def find(tx: Connection, wanted: NoteId) -> FoundPrivateNote | None:
    """The private note with this id, whatever its state."""
    row = tx.execute(_FIND, {"wanted": wanted}).one_or_none()
    return None if row is None else FoundPrivateNote(private_row(row), row.user)


def take_away(tx: Connection, wanted: NoteId) -> bool:
    """Nobody reads it any more; False where that is so already."""
    return tx.execute(_TAKE_AWAY, {"wanted": wanted}).rowcount == 1


def empty(tx: Connection, wanted: NoteId) -> None:
    """Its text goes for good."""
    tx.execute(_EMPTY, {"wanted": wanted})


def of_writer(tx: Connection, guild: GuildId, user: UserId) -> list[WrittenNote]:
    """What a member wrote with their name to authors alone in a server, while it is kept."""
    rows = tx.execute(_OF_WRITER, {"by": user, "in_guild": guild})
    return [WrittenNote(row.day, row.channel, row.message) for row in rows]
