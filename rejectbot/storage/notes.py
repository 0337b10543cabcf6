"""Notes: where public ones stand, who wrote the named ones, and sealed ones to an author."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, not_, or_, select, update

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, NoteId, RejectionId, UserId
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.storage.tables import (
    moderated,
    note,
    note_author,
    private_note,
    rejection,
    rejection_author,
)

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
_ADD_PRIVATE = insert(private_note)
_PRIVATE = select(private_note).where(private_note.c.pid.in_(bindparam("pids", expanding=True)))
_FOUND = select(note, note_author.c.user).outerjoin(note_author, note_author.c.id == note.c.id)
_FIND = _FOUND.where(note.c.id == bindparam("wanted"))
_BY_MESSAGE = _FOUND.where(note.c.message == bindparam("message_id"))
_SET_STATE = (
    update(note)
    .where(note.c.id == bindparam("wanted"), note.c.state.in_(bindparam("from", expanding=True)))
    .values(state=bindparam("to"))
)
_IS_STORED = select(note.c.id).where(note.c.id == bindparam("wanted"))
_IS_PRIVATE = select(private_note.c.id).where(private_note.c.id == bindparam("wanted"))
_PRIVATE_HERE = (
    select(private_note.c.id)
    .join(rejection, rejection.c.pid == private_note.c.pid)
    .where(rejection.c.guild == bindparam("in_guild"))
)
_MINE = and_(
    note_author.c.user == bindparam("by"),
    or_(
        note_author.c.id.in_(select(note.c.id).where(note.c.guild == bindparam("in_guild"))),
        note_author.c.id.in_(_PRIVATE_HERE),
        and_(
            not_(note_author.c.id.in_(select(note.c.id))),
            not_(note_author.c.id.in_(select(private_note.c.id))),
        ),
    ),
)
_OF_MEMBER = (
    select(note)
    .join(note_author, note_author.c.id == note.c.id)
    .where(note_author.c.user == bindparam("by"), note.c.guild == bindparam("in_guild"))
    .order_by(note.c.message)
)
_ERASE = delete(note_author).where(_MINE)
_RECEIVED = private_note.c.pid.in_(
    select(rejection.c.pid)
    .join(rejection_author, rejection_author.c.pid == rejection.c.pid)
    .where(
        rejection_author.c.user == bindparam("by"),
        rejection.c.guild == bindparam("in_guild"),
    )
)
_ERASE_WRITERS = delete(note_author).where(
    note_author.c.id.in_(select(private_note.c.id).where(_RECEIVED))
)
_ERASE_FAREWELLS = delete(moderated).where(
    moderated.c.pid.in_(select(private_note.c.id).where(_RECEIVED))
)
_ERASE_RECEIVED = delete(private_note).where(_RECEIVED)


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
class PrivateNoteRow:
    """A note to an author alone; `sealed` is 1, 2 or 4 KiB, with the link key of `day` (UTC).

    `state` is published, or else removed: then nothing is sealed.
    """

    id: NoteId
    pid: RejectionId
    sealed: bytes
    day: date
    state: State = State.PUBLISHED


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


def add_private(tx: Connection, row: PrivateNoteRow) -> None:
    """Store a note for its author alone."""
    values = {"id": row.id, "pid": row.pid, "sealed": row.sealed, "day": row.day}
    tx.execute(_ADD_PRIVATE, {**values, "state": row.state.value})


def private(tx: Connection, pids: Sequence[RejectionId]) -> list[PrivateNoteRow]:
    """The private notes to the authors of these rejections."""
    return [private_row(row) for row in tx.execute(_PRIVATE, {"pids": list(pids)})]


def is_stored(tx: Connection, wanted: NoteId) -> bool:
    """Whether a note with this id stands in a thread or waits for its author."""
    for statement in (_IS_STORED, _IS_PRIVATE):
        if tx.execute(statement, {"wanted": wanted}).first() is not None:
            return True
    return False


def of_member(tx: Connection, guild: GuildId, user: UserId) -> list[Note]:
    """The notes that a member wrote with their name in a server, oldest first."""
    return [_note(row) for row in tx.execute(_OF_MEMBER, {"by": user, "in_guild": guild})]


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget who wrote a member's notes, and delete the private ones that wait for them, with
    what their writers were told of those that moderators took away.

    Call it before `rejections.erase`: afterwards nobody knows which ones waited for them.
    """
    mine = {"by": user, "in_guild": guild}
    tx.execute(_ERASE_WRITERS, mine)
    tx.execute(_ERASE_FAREWELLS, mine)
    tx.execute(_ERASE_RECEIVED, mine)
    tx.execute(_ERASE, mine)


def private_row(row: Any) -> PrivateNoteRow:
    """What a row of the table says."""
    return PrivateNoteRow(
        NoteId(row.id), RejectionId(row.pid), row.sealed, row.day, State(row.state)
    )


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
