"""What a moderator's step changes in storage, beside the state: texts put aside, points, why."""

import json
from dataclasses import replace
from datetime import date

from rejectbot.domain.ids import NoteId, RejectionId, UserId
from rejectbot.domain.moderating import Step
from rejectbot.domain.rejection import How
from rejectbot.domain.safe_text import quoted
from rejectbot.domain.safety_errors import HiddenTextGone
from rejectbot.services.anonymity.aside import Aside, Put
from rejectbot.services.anonymity.parcel import Act
from rejectbot.services.anonymity.private_notes import PrivateNotes
from rejectbot.services.farewells import Farewell
from rejectbot.services.giving_back import give_back, give_note_back
from rejectbot.services.moderable import Moderable, Sort
from rejectbot.storage import moderated, notes, private_notes, rejections
from rejectbot.storage.engine import Transaction


class Aftermath:
    """Call each in the transaction that moves the state."""

    def __init__(self, aside: Aside, private: PrivateNotes) -> None:
        self._aside = aside
        self._private_notes = private

    def of(
        self,
        step: Step,
        tx: Transaction,
        act: Act,
        what: Moderable,
        text: str | None,
        said: Farewell,
    ) -> None:
        """What a step changes; `text` stands there, and `said` is told of what is taken down.

        Raises HiddenTextGone where there is nothing to keep or to show.
        """
        match step:
            case Step.HIDDEN:
                self._hidden(tx, act, what, text)
            case Step.SHOWN:
                self._shown(tx, act, what)
            case _:
                self._taken_down(tx, act, what, said)

    def _hidden(self, tx: Transaction, act: Act, what: Moderable, text: str | None) -> None:
        """Keep what stood there; None: it is covered still, and what was kept of it stays."""
        if text is None:
            self._shown(tx, act, what)
            return
        row = self._aside.close(what.id, act.guild, act.day, text, Put.TEXT)
        moderated.save(tx, row)

    def _shown(self, tx: Transaction, act: Act, what: Moderable) -> None:
        """Seal what was kept anew: it is there as long as the act is tried."""
        text = self._kept(tx, what.id)
        if text is None:
            raise HiddenTextGone
        moderated.save(tx, self._aside.close(what.id, act.guild, act.day, text, Put.TEXT))

    def _taken_down(self, tx: Transaction, act: Act, what: Moderable, said: Farewell) -> None:
        """The points of whoever wrote it by name go; the author is told why, for some days.

        Of what was hidden they get the text with it; of what stands still, before it goes; whoever
        wrote by name and erased themselves nothing, since nobody could read it.
        """
        if what.sort is Sort.CARD:
            card = rejections.find(tx, what.card)
            if card is not None and card.author is not None:
                give_back(tx, act.guild, card.author, what.card)
        else:
            writer = _writer(tx, what)
            if writer is not None:
                give_note_back(tx, act.guild, writer, what.card)
        stood = self._kept(tx, what.id) if what.has_message else self._taken(tx, what)
        told = said if _nobody_reads(tx, what.id) else replace(said, stood=stood or "")
        day = _last_day(tx, act, what)
        row = self._aside.close(what.id, act.guild, day, told.packed(), Put.FAREWELL)
        moderated.save(tx, row)

    def goes(self, tx: Transaction, about: bytes, text: str) -> None:
        """What stands there is going: its author gets it with the reason, and as long."""
        row = moderated.find(tx, about)
        told = None if row is None or not row.removed else self._aside.open(row)
        if row is not None and told is not None and not _nobody_reads(tx, about):
            said = replace(Farewell.unpacked(told), stood=text)
            new = self._aside.close(about, row.guild, row.day, said.packed(), Put.FAREWELL)
            moderated.save(tx, new)

    def _kept(self, tx: Transaction, about: bytes) -> str | None:
        """What is kept of a text that is hidden."""
        row = moderated.find(tx, about)
        return None if row is None or row.removed else self._aside.open(row)

    def _taken(self, tx: Transaction, what: Moderable) -> str | None:
        """The text of a private note, as if it stood somewhere; its reader's copy goes."""
        found = private_notes.find(tx, NoteId(what.id))
        note = None if found is None else self._private_notes.open(found.note)
        private_notes.empty(tx, NoteId(what.id))
        if found is None or note is None or (note.writer_name and found.author is None):
            return None
        return json.dumps([{"components": [{"content": quoted(note.text)}]}], ensure_ascii=False)


def _last_day(tx: Transaction, act: Act, what: Moderable) -> date:
    """Whose key it is sealed with; of a private note its own, since whose it was goes with that."""
    found = None if what.has_message else private_notes.find(tx, NoteId(what.id))
    return act.day if found is None else found.note.day


def _nobody_reads(tx: Transaction, about: bytes) -> bool:
    """Whether it was written by name, and nobody is named beside it any more."""
    card = rejections.find(tx, RejectionId(about))
    if card is not None:
        return card.rejection.how is How.NAMED and card.author is None
    note = notes.find(tx, NoteId(about))
    if note is not None:
        return note.note.how is How.NAMED and note.author is None
    return False


def _writer(tx: Transaction, what: Moderable) -> UserId | None:
    """Who wrote a note with their name."""
    find = notes.find if what.sort is Sort.NOTE else private_notes.find
    found = find(tx, NoteId(what.id))
    return None if found is None else found.author
