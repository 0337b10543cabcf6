"""What has no name is held once: the log's row about that has an id which says so."""

from hashlib import sha256

from rejectbot.domain.ids import EntryId, GuildId
from rejectbot.domain.measures import OF_HOLDS
from rejectbot.domain.reviewing import Verdict
from rejectbot.storage import moderation
from rejectbot.storage.engine import Transaction

_ID_BYTES = 16
_BEFORE_ITS_NAME = frozenset(each.value for each in (*OF_HOLDS, *Verdict))


def mark(about: bytes) -> EntryId:
    """The id of the one row of `moderation` that says that this card or note was held."""
    return EntryId(sha256(b"hold" + about).digest()[:_ID_BYTES])


def lift(tx: Transaction, about: bytes, new: EntryId) -> None:
    """It can be held again: the row stays, under the id `new`, which is nobody's."""
    moderation.rename(tx, mark(about), new)


def untie(tx: Transaction, guild: GuildId, card: bytes, new: EntryId) -> None:
    """A name comes onto a card: the log says no more that its author was held, or what of theirs
    waited for moderators.
    """
    lift(tx, card, new)
    moderation.untie(tx, guild, card, _BEFORE_ITS_NAME)
