"""How a server's cards were answered: a day's figures, and a card that still waits."""

from dataclasses import dataclass
from datetime import date

from rejectbot.domain.ids import ChannelId, MessageId, RejectionId, UserId
from rejectbot.domain.rejection import Kind, Wants


@dataclass(frozen=True, slots=True)
class SharedDay:
    """How many cards of one of the server's days stand, and how many of them were answered."""

    day: date
    shared: int
    answered: int


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card that nobody has answered."""

    pid: RejectionId
    channel: ChannelId
    message: MessageId


@dataclass(frozen=True, slots=True)
class WaitingRejection:
    """A card that somebody could encourage; `author` where it is a named one."""

    pid: RejectionId
    channel: ChannelId
    message: MessageId
    kind: Kind
    wants: Wants
    author: UserId | None
    supporters: int
