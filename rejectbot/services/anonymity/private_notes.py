"""Notes to an author alone: sealed with the link key of their day, and gone with it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rejectbot.domain.ids import NoteId, RejectionId
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.seal import SealBroken, derive, seal, unseal
from rejectbot.storage.private_notes import PrivateNoteRow

_SIZES = (1024, 2048, 4096)
_PURPOSE = "private note"


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """What somebody wrote to the author of `pid`; `writer_name` is empty where anonymous."""

    id: NoteId
    pid: RejectionId
    writer_name: str
    text: str
    day: date


class PrivateNotes:
    """Seals and opens private notes."""

    def __init__(self, keys: KeyFile, random_bytes: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._random_bytes = random_bytes

    def close(self, note: PrivateNote) -> PrivateNoteRow:
        """The row to store; 1, 2 or 4 KiB."""
        key = self._keys.link_key(note.day)
        if key is None:
            raise LookupError("the link key of the day was not made")
        said = {"name": note.writer_name, "text": note.text}
        sealed = seal(
            json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(),
            key=derive(key, _PURPOSE),
            day=note.day,
            bound_to=note.id + note.pid,
            sizes=_SIZES,
            random_bytes=self._random_bytes,
        )
        return PrivateNoteRow(note.id, note.pid, sealed, note.day)

    def open(self, row: PrivateNoteRow) -> PrivateNote | None:
        """The note, or None when its day's key is gone."""
        key = self._keys.link_key(row.day)
        if key is None:
            return None
        try:
            plain = unseal(row.sealed, key=derive(key, _PURPOSE), bound_to=row.id + row.pid)
        except SealBroken:
            return None
        said = json.loads(plain)
        return PrivateNote(row.id, row.pid, said["name"], said["text"], row.day)
