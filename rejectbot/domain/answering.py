"""How a server's cards were answered: a day's figures, and a card that still waits."""

from dataclasses import dataclass
from datetime import date

from rejectbot.domain.ids import ChannelId, MessageId


@dataclass(frozen=True, slots=True)
class SharedDay:
    """How many cards of one of the server's days stand, and how many of them were answered."""

    day: date
    shared: int
    answered: int


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card that nobody has answered."""

    channel: ChannelId
    message: MessageId
