"""Which messages are cards of ours: bounded, so that a foreign reaction costs no query."""

from rejectbot.domain.ids import MessageId, RejectionId

CAPACITY = 50_000
"""Newest cards; about 10 MB. An older card's reaction is read by its author id, or reconciled."""


class KnownCards:
    """Message to rejection, the oldest forgotten first."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._cards: dict[MessageId, RejectionId] = {}

    def add(self, message: MessageId, pid: RejectionId) -> None:
        """Remember a card."""
        self._cards[message] = pid
        if len(self._cards) > self._capacity:
            del self._cards[next(iter(self._cards))]

    def get(self, message: MessageId) -> RejectionId | None:
        """The card's rejection, if it is remembered."""
        return self._cards.get(message)
