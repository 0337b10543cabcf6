"""Cards and notes as moderators see them: where they stand and how it is with them, never whose."""

from dataclasses import dataclass, replace
from enum import StrEnum

from rejectbot.domain.ids import ChannelId, GuildId, MessageId, NoteId, RejectionId
from rejectbot.domain.moderating import THEN, Step, sources, steps
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.review import State
from rejectbot.services.ports import CardPlace
from rejectbot.storage import notes, private_notes, rejections, reports
from rejectbot.storage.engine import Transaction
from rejectbot.storage.notes import FoundNote

_SEEN = frozenset({State.PUBLISHED, State.HIDDEN})
"""States of a card or note that has a message to look at."""


class Sort(StrEnum):
    """What it is."""

    CARD = "card"
    NOTE = "note"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Moderable:
    """`id` is its own, `card` that of the card it is or stands under.

    `place` is its message; `channel` is the one whose permissions count, also in a thread. A note
    to an author alone has no message: `place` is its card's, and it can only be taken away.
    """

    id: bytes
    sort: Sort
    card: RejectionId
    channel: ChannelId
    place: CardPlace
    state: State

    @property
    def has_message(self) -> bool:
        """Whether anything of it is on Discord."""
        return self.sort is not Sort.PRIVATE

    @property
    def steps(self) -> tuple[Step, ...]:
        """What can be done about it now, in the order in which it is offered."""
        possible = steps(self.state)
        if self.has_message:
            return possible
        return tuple(step for step in possible if step is Step.TAKEN_DOWN)


def at(tx: Transaction, guild: GuildId, message: MessageId) -> Moderable | None:
    """The card or note that is this message."""
    pid = rejections.find_by_message(tx, message)
    if pid is not None:
        return by_id(tx, guild, pid)
    note = notes.find_by_message(tx, message)
    return None if note is None else _note(tx, guild, note)


def by_id(tx: Transaction, guild: GuildId, wanted: bytes) -> Moderable | None:
    """The card or note with this id in this server, whatever its state.

    A note to an author alone is found once that author has reported it.
    """
    card = rejections.find(tx, RejectionId(wanted))
    if card is not None:
        return _card(guild, card.rejection)
    note = notes.find(tx, NoteId(wanted))
    if note is not None:
        return _note(tx, guild, note)
    return private(tx, guild, NoteId(wanted)) if reports.states(tx, [wanted]) else None


def private(tx: Transaction, guild: GuildId, wanted: NoteId) -> Moderable | None:
    """A note to an author alone, for whoever may know of it."""
    found = private_notes.find(tx, wanted)
    card = None if found is None else rejections.find(tx, found.note.pid)
    about = None if card is None else _card(guild, card.rejection)
    if found is None or about is None:
        return None
    return replace(about, id=found.note.id, sort=Sort.PRIVATE, state=found.note.state)


def standing(tx: Transaction, guild: GuildId, wanted: bytes) -> CardPlace | None:
    """Where the card or note with this id is to be seen, if it is."""
    found = by_id(tx, guild, wanted)
    is_seen = found is not None and found.has_message and found.state in _SEEN
    return found.place if found is not None and is_seen else None


def take(tx: Transaction, what: Moderable, step: Step) -> bool:
    """Move its state; False where somebody was faster."""
    if what.sort is Sort.CARD:
        return rejections.move(tx, what.card, sources(step), THEN[step])
    if what.sort is Sort.PRIVATE:
        return private_notes.take_away(tx, NoteId(what.id))
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
