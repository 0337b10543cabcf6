"""What somebody points at who reports or moderates a message of the bot's.

Of what an author adds below their card (an update's words, a reply) nothing is stored: such a
message is known by its thread alone, and stands for its card.
"""

from dataclasses import dataclass

from rejectbot.domain.ids import ChannelId, GuildId, MessageId
from rejectbot.services import moderable
from rejectbot.services.moderable import Moderable
from rejectbot.storage import rejections
from rejectbot.storage.engine import Transaction


@dataclass(frozen=True, slots=True)
class Pointed:
    """A card or note; `below` is the message that was meant, where it stands for its card."""

    what: Moderable
    below: MessageId | None = None


def pointed_at(
    tx: Transaction, guild: GuildId, message: MessageId, thread: ChannelId
) -> Pointed | None:
    """The card or note that is this message, or else the card whose thread it stands in.

    The message must be the bot's own; `thread` may be any channel.
    """
    what = moderable.at(tx, guild, message)
    if what is not None:
        return Pointed(what)
    pid = rejections.find_by_message(tx, MessageId(thread))  # a thread has its card's id
    card = None if pid is None else moderable.by_id(tx, guild, pid)
    return None if card is None else Pointed(card, below=message)
