"""What is accepted and not done yet: a press on a card, or a second send, may come already."""

from rejectbot.domain.ids import OutboxId, RejectionId
from rejectbot.services.anonymity.parcel import Parcel, Waiting

_DONE_LATELY = 1_000
"""Sendings; a press that comes late is seconds late."""


class Underway:
    """The outbox by the ids of the cards and notes to be, in memory: its rows do not tell them."""

    def __init__(self) -> None:
        self._parcels: dict[bytes, Parcel] = {}
        self._becomes: dict[OutboxId, bytes] = {}
        self._done: dict[bytes, None] = {}

    def add(self, parcel: Parcel) -> None:
        """It is in the outbox now."""
        becomes = parcel.pid if isinstance(parcel, Waiting) else parcel.note_id
        self._parcels[becomes] = parcel
        self._becomes[parcel.id] = becomes

    def remove(self, wanted: OutboxId) -> None:
        """It has left the outbox, one way or the other."""
        becomes = self._becomes.pop(wanted, None)
        if becomes is not None:
            self._parcels.pop(becomes, None)

    def done(self, wanted: OutboxId) -> None:
        """It has left the outbox since it happened."""
        becomes = self._becomes.get(wanted)
        if becomes is not None and any(becomes):
            self._done[becomes] = None
            if len(self._done) > _DONE_LATELY:
                del self._done[next(iter(self._done))]
        self.remove(wanted)

    def knows(self, becomes: bytes) -> bool:
        """Whether a card or note with this id is underway."""
        return becomes in self._parcels

    def was_sent(self, becomes: bytes) -> bool:
        """Whether what has this id is underway, or happened lately."""
        return becomes in self._parcels or becomes in self._done

    def find(self, pid: RejectionId) -> Waiting | None:
        """The share that becomes this card."""
        parcel = self._parcels.get(pid)
        return parcel if isinstance(parcel, Waiting) else None
