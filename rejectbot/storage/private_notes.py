"""Notes to an author alone, sealed: who wrote the named ones, and which were taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, not_, or_, select, update

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, NoteId, RejectionId, UserId
from rejectbot.domain.review import State
from rejectbot.storage.tables import (
    moderated,
    note,
    note_author,
    private_note,
    rejection,
    rejection_author,
)

_ADD = insert(private_note)
_OF_REJECTIONS = (
    select(private_note)
    .where(private_note.c.pid.in_(bindparam("pids", expanding=True)))
    .order_by(private_note.c.id)
)
_IS_STORED = select(private_note.c.id).where(private_note.c.id == bindparam("wanted"))
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
_HERE = (
    select(private_note.c.id)
    .join(rejection, rejection.c.pid == private_note.c.pid)
    .where(rejection.c.guild == bindparam("in_guild"))
)
_ERASE = delete(note_author).where(
    note_author.c.user == bindparam("by"),
    or_(
        note_author.c.id.in_(_HERE),
        and_(
            not_(note_author.c.id.in_(select(note.c.id))),
            not_(note_author.c.id.in_(select(private_note.c.id))),
        ),
    ),
)
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


def add(tx: Connection, row: PrivateNoteRow) -> None:
    """Store a note for its author alone."""
    values = {"id": row.id, "pid": row.pid, "sealed": row.sealed, "day": row.day}
    tx.execute(_ADD, {**values, "state": row.state.value})


def of_rejections(tx: Connection, pids: Sequence[RejectionId]) -> list[PrivateNoteRow]:
    """The private notes to the authors of these rejections, in one order, which is chance."""
    return [_row(row) for row in tx.execute(_OF_REJECTIONS, {"pids": list(pids)})]


def is_stored(tx: Connection, wanted: NoteId) -> bool:
    """Whether a note with this id waits for its author, or did."""
    return tx.execute(_IS_STORED, {"wanted": wanted}).first() is not None


def find(tx: Connection, wanted: NoteId) -> FoundPrivateNote | None:
    """The private note with this id, whatever its state."""
    row = tx.execute(_FIND, {"wanted": wanted}).one_or_none()
    return None if row is None else FoundPrivateNote(_row(row), row.user)


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


def erase(tx: Connection, user: UserId, guild: GuildId) -> None:
    """Forget who wrote a member's private notes, and delete those that wait for them, with what
    their writers were told of what moderators took away.

    Call it before `rejections.erase`: afterwards nobody knows which ones waited for them.
    """
    mine = {"by": user, "in_guild": guild}
    tx.execute(_ERASE_WRITERS, mine)
    tx.execute(_ERASE_FAREWELLS, mine)
    tx.execute(_ERASE_RECEIVED, mine)
    tx.execute(_ERASE, mine)


def _row(row: Any) -> PrivateNoteRow:
    return PrivateNoteRow(
        NoteId(row.id), RejectionId(row.pid), row.sealed, row.day, State(row.state)
    )
