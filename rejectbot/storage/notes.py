"""Notes for everybody: where they stand, and who wrote the named ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, NoteId, RejectionId, UserId
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.storage.tables import note, note_author

_ADD = insert(note)
_ADD_AUTHOR = insert(note_author)
_OF_REJECTIONS = (
    select(note.c.pid, note.c.thread, note.c.message)
    .where(
        note.c.pid.in_(bindparam("pids", expanding=True)),
        note.c.state == State.PUBLISHED.value,
    )
    .order_by(note.c.message)
)
_FOUND = select(note, note_author.c.user).outerjoin(note_author, note_author.c.id == note.c.id)
_FIND = _FOUND.where(note.c.id == bindparam("wanted"))
_BY_MESSAGE = _FOUND.where(note.c.message == bindparam("message_id"))
_SET_STATE = (
    update(note)
    .where(note.c.id == bindparam("wanted"), note.c.state.in_(bindparam("from", expanding=True)))
    .values(state=bindparam("to"))
)
_IS_STORED = select(note.c.id).where(note.c.id == bindparam("wanted"))
_ERASE = delete(note_author).where(
    note_author.c.user == bindparam("by"),
    note_author.c.id.in_(select(note.c.id).where(note.c.guild == bindparam("in_guild"))),
)
_OF_MEMBER = (
    select(note)
    .join(note_author, note_author.c.id == note.c.id)
    .where(note_author.c.user == bindparam("by"), note.c.guild == bindparam("in_guild"))
    .order_by(note.c.message)
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note that stands in a card's thread."""

    id: NoteId
    pid: RejectionId
    guild: GuildId
    thread: ChannelId
    message: MessageId
    how: How
    day: date


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note with its state, and its writer where it is named."""

    note: Note
    state: State
    author: UserId | None


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Where a note about a rejection stands."""

    pid: RejectionId
    thread: ChannelId
    message: MessageId


def add(tx: Connection, new: Note) -> None:
    """Store where a note stands."""
    tx.execute(
        _ADD,
        {
            "id": new.id,
            "pid": new.pid,
            "guild": new.guild,
            "thread": new.thread,
            "message": new.message,
            "how": new.how.value,
            "day": new.day,
            "state": State.PUBLISHED.value,
        },
    )


def add_author(tx: Connection, note_id: NoteId, user: UserId) -> None:
    """Store who wrote a named note."""
    tx.execute(_ADD_AUTHOR, {"id": note_id, "user": user})


def find(tx: Connection, wanted: NoteId) -> FoundNote | None:
    """The note with this id, whatever its state."""
    row = tx.execute(_FIND, {"wanted": wanted}).one_or_none()
    return None if row is None else FoundNote(_note(row), State(row.state), row.user)


def find_by_message(tx: Connection, message: MessageId) -> FoundNote | None:
    """The note that is this message."""
    row = tx.execute(_BY_MESSAGE, {"message_id": message}).one_or_none()
    return None if row is None else FoundNote(_note(row), State(row.state), row.user)


def move(tx: Connection, wanted: NoteId, sources: frozenset[State], then: State) -> bool:
    """Change the state from one of `sources`; False when it was not in any of them."""
    values = {"wanted": wanted, "from": [state.value for state in sources], "to": then.value}
    return tx.execute(_SET_STATE, values).rowcount == 1


def places(tx: Connection, pids: Sequence[RejectionId]) -> list[NotePlace]:
    """Where the notes about these rejections stand, oldest first."""
    rows = tx.execute(_OF_REJECTIONS, {"pids": list(pids)})
    return [NotePlace(RejectionId(row.pid), row.thread, row.message) for row in rows]


def is_stored(tx: Connection, wanted: NoteId) -> bool:
    """Whether a note with this id stands in a thread, or did."""
    return tx.execute(_IS_STORED, {"wanted": wanted}).first() is not None


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[Note]:
    """The notes that a member wrote with their name in a server, oldest first."""
    return [_note(row) for row in tx.execute(_OF_MEMBER, {"by": user, "in_guild": guild})]


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget who wrote a member's notes."""
    tx.execute(_ERASE, {"by": user, "in_guild": guild})


def _note(row: Any) -> Note:
    return Note(
        NoteId(row.id),
        RejectionId(row.pid),
        row.guild,
        row.thread,
        row.message,
        How(row.how),
        row.day,
    )
