"""Cards that are accepted and not stored as published yet: a press on one may come already."""

from rejectbot.domain.ids import OutboxId, RejectionId
from rejectbot.services.anonymity.parcel import Waiting


class Underway:
    """Shares of the outbox by the id of their card, in memory: the outbox does not tell it."""

    def __init__(self) -> None:
        self._waiting: dict[RejectionId, Waiting] = {}
        self._cards: dict[OutboxId, RejectionId] = {}

    def add(self, waiting: Waiting) -> None:
        """It is in the outbox now."""
        self._waiting[waiting.pid] = waiting
        self._cards[waiting.id] = waiting.pid

    def remove(self, wanted: OutboxId) -> None:
        """It has left the outbox, one way or the other."""
        pid = self._cards.pop(wanted, None)
        if pid is not None:
            del self._waiting[pid]

    def find(self, pid: RejectionId) -> Waiting | None:
        """The share that becomes this card."""
        return self._waiting.get(pid)
