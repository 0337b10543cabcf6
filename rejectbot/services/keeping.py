"""What is kept of a deed that is done, inside the transaction that commits it."""

from datetime import date

from rejectbot.domain.ids import NoteId, RejectionId
from rejectbot.domain.periods import local_day
from rejectbot.domain.points import FOR_UPDATE, Earning, Worth
from rejectbot.domain.rejection import How, UpdateKind
from rejectbot.domain.review import State, sources
from rejectbot.services import by_reports, held_once
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.anonymity.private_notes import PrivateNote, PrivateNotes
from rejectbot.services.desk import entry_of
from rejectbot.services.looking import Card
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import Now, PostedWords
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import (
    anonymous,
    anonymous_holds,
    moderated,
    notes,
    points,
    private_notes,
    rejections,
)
from rejectbot.storage.engine import Transaction


class Keeping:
    """Writes rows; of an anonymous deed none that names anybody."""

    def __init__(
        self, private_notes: PrivateNotes, outbox: Outbox, setup: ServerSetup, now: Now
    ) -> None:
        self._private_notes = private_notes
        self._outbox = outbox
        self._setup = setup
        self._now = now

    def keep(self, tx: Transaction, act: Act, card: Card, posted: PostedWords | None) -> int:
        """Store what the deed leaves; returns the points it earned its doer."""
        match act.deed:
            case Deed.NOTE:
                return self._keep_note(tx, act, card, posted)
            case Deed.PRIVATE_NOTE:
                return self._keep_private_note(tx, act, card)
            case Deed.EDIT:
                self._outbox.edited(tx, act)
                by_reports.start_anew(tx, act.pid)
            case Deed.DELETE:
                if rejections.move(tx, act.pid, sources(State.REMOVED), State.REMOVED):
                    moderated.forget(tx, act.pid)
                    by_reports.let_go(tx, act.pid)
                anonymous.forget(tx, act.pid)
            case Deed.PUT_NAME:
                rejections.put_name(tx, act.pid, act.author)
                # Else moderators would know whose anonymous texts come before them, or came.
                anonymous_holds.forget(tx, act.pid)
                held_once.untie(tx, act.guild, act.pid, entry_of(act))
                anonymous.forget(tx, act.pid)
            case Deed.UPDATE:
                return self._earn_update(tx, act, card)
            case _:
                pass
        return 0

    def _keep_private_note(self, tx: Transaction, act: Act, card: Card) -> int:
        """Sealed; moderators may hold its writer's next texts once its reader has reported it."""
        note = PrivateNote(NoteId(act.note_id), act.pid, act.author_name, act.text, act.day)
        private_notes.add(tx, self._private_notes.close(note))
        _add_writer(tx, act)
        return self._earn(tx, act, card)

    def _keep_note(self, tx: Transaction, act: Act, card: Card, posted: PostedWords | None) -> int:
        if posted is None:
            raise LookupError("a note without its message")
        note_id = NoteId(act.note_id)
        day = local_day(self._now(), self._setup.of(act.guild).time_zone)
        notes.add(
            tx,
            notes.Note(note_id, act.pid, act.guild, posted.thread, posted.message, act.how, day),
        )
        _add_writer(tx, act)
        return self._earn(tx, act, card)

    def _earn_update(self, tx: Transaction, act: Act, card: Card) -> int:
        """A named rejection's own author earns once for each sort of update."""
        if act.how is How.ANONYMOUS or card.author != act.author:
            return 0
        found = rejections.find(tx, act.pid)
        if found is None or found.rejection.state is not State.PUBLISHED:
            return 0  # deleted while the words were posted: what it earned is given back already
        kind = UpdateKind(act.detail)
        if points.find(tx, act.guild, act.author, FOR_UPDATE[kind], act.pid) is not None:
            return 0
        settings = self._setup.of(act.guild)
        day = local_day(self._now(), settings.time_zone)
        earlier = points.count_updates_on_day(tx, act.guild, act.author, day)
        return _earn(tx, act, FOR_UPDATE[kind], day, settings.points.for_update(kind, earlier))

    def _earn(self, tx: Transaction, act: Act, card: Card) -> int:
        """A named note earns once a card, and never on one's own."""
        if act.how is How.ANONYMOUS or card.author == act.author:
            return 0
        if points.find(tx, act.guild, act.author, Earning.NOTE, act.pid) is not None:
            return 0
        settings = self._setup.of(act.guild)
        day = local_day(self._now(), settings.time_zone)
        earlier = points.count_counted_on_day(tx, act.guild, act.author, Earning.NOTE, day)
        return _earn(tx, act, Earning.NOTE, day, settings.points.for_note(earlier))


def _add_writer(tx: Transaction, act: Act) -> None:
    """Of a named note who wrote it; of an anonymous one what its writer is found by."""
    if act.how is How.NAMED:
        notes.add_author(tx, NoteId(act.note_id), act.author)
    elif act.tag is not None:
        anonymous.add_link(tx, RejectionId(act.note_id), act.day, act.tag)


def _earn(tx: Transaction, act: Act, what: Earning, day: date, worth: Worth) -> int:
    key = (act.guild, act.author, what, act.pid)
    points.earn(tx, points.Earned(*key, day, worth.points, worth.counts))
    return worth.points
