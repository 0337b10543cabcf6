"""Cards and notes as moderators see them: where they stand and how it is with them, never whose."""

from dataclasses import dataclass
from enum import StrEnum

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, NoteId, RejectionId
from rejectbot.domain.moderating import THEN, Step, sources
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.review import State
from rejectbot.services.ports import CardPlace
from rejectbot.storage import notes, rejections
from rejectbot.storage.engine import Transaction
from rejectbot.storage.notes import FoundNote

_SEEN = frozenset({State.PUBLISHED, State.HIDDEN})
"""States of a card or note that has a message to look at."""


class Sort(StrEnum):
    """What it is."""

    CARD = "card"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Moderable:
    """`id` is its own, `card` that of the card it is or stands under.

    `place` is its message; `channel` is the one whose permissions count, also in a thread.
    """

    id: bytes
    sort: Sort
    card: RejectionId
    channel: ChannelId
    place: CardPlace
    state: State


def at(tx: Transaction, guild: GuildId, message: MessageId) -> Moderable | None:
    """The card or note that is this message."""
    pid = rejections.find_by_message(tx, message)
    if pid is not None:
        return by_id(tx, guild, pid)
    note = notes.find_by_message(tx, message)
    return None if note is None else _note(tx, guild, note)


def by_id(tx: Transaction, guild: GuildId, wanted: bytes) -> Moderable | None:
    """The card or note with this id in this server, whatever its state."""
    card = rejections.find(tx, RejectionId(wanted))
    if card is not None:
        return _card(guild, card.rejection)
    note = notes.find(tx, NoteId(wanted))
    return None if note is None else _note(tx, guild, note)


def standing(tx: Transaction, guild: GuildId, wanted: bytes) -> CardPlace | None:
    """Where the card or note with this id is to be seen, if it is."""
    found = by_id(tx, guild, wanted)
    return found.place if found is not None and found.state in _SEEN else None


def take(tx: Transaction, what: Moderable, step: Step) -> bool:
    """Move its state; False where somebody was faster."""
    if what.sort is Sort.CARD:
        return rejections.move(tx, what.card, sources(step), THEN[step])
    return notes.move(tx, NoteId(what.id), sources(step), THEN[step])


def _card(guild: GuildId, card: Rejection) -> Moderable | None:
    if card.guild != guild:
        return None
    place = CardPlace(card.id, card.guild, card.channel, card.message)
    return Moderable(card.id, Sort.CARD, card.id, card.channel, place, card.state)


def _note(tx: Transaction, guild: GuildId, found: FoundNote) -> Moderable | None:
    note = found.note
    card = rejections.find(tx, note.pid)
    if note.guild != guild or card is None:
        return None
    place = CardPlace(note.pid, guild, note.thread, note.message)
    channel = card.rejection.channel
    return Moderable(note.id, Sort.NOTE, note.pid, channel, place, found.state)
