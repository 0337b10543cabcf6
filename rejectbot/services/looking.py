"""Looking a card up for somebody who acts on it: published, or posted and about to be stored."""

from dataclasses import dataclass

from rejectbot.domain.errors import CardRemoved, CardUnknown
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.rejection import How, Wants
from rejectbot.domain.review import State
from rejectbot.domain.safety_errors import CardHidden
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.services.ports import CardPlace
from rejectbot.services.underway import Underway
from rejectbot.storage import rejections
from rejectbot.storage.engine import Transaction

_THERE = frozenset({State.PUBLISHED})
_IN_ANY_WAY = _THERE | {State.HIDDEN, State.LOST}


@dataclass(frozen=True, slots=True)
class Card:
    """What acting on a card needs to know; `author` is None on an anonymous card.

    `message` is None in the moment between the post and its commit.
    """

    pid: RejectionId
    guild: GuildId
    channel: ChannelId
    message: MessageId | None
    thread: ChannelId | None
    wants: Wants
    how: How
    author: UserId | None
    tell: bool

    @property
    def place(self) -> CardPlace | None:
        """Where the card stands, once that is stored."""
        if self.message is None:
            return None
        return CardPlace(self.pid, self.guild, self.channel, self.message)


class Looking:
    """Finds cards inside the caller's transaction."""

    def __init__(self, underway: Underway) -> None:
        self._underway = underway

    def card(
        self, tx: Transaction, guild: GuildId, pid: RejectionId, *, in_any_way: bool = False
    ) -> Card:
        """The card, if it stands in this server; raises CardUnknown, CardRemoved or CardHidden.

        `in_any_way`: also one that moderators hid, or whose message was deleted on Discord.
        """
        # In this order: a reader that sees no card yet may be told of its commit in between.
        waiting = self._underway.find(pid)
        found = rejections.find(tx, pid)
        if found is not None:
            return _published(found, guild, _IN_ANY_WAY if in_any_way else _THERE)
        if waiting is None or waiting.guild != guild or waiting.held is not None:
            raise CardUnknown
        return _waiting(waiting)


def _waiting(waiting: Waiting) -> Card:
    return Card(
        pid=waiting.pid,
        guild=waiting.guild,
        channel=waiting.channel,
        message=None,
        thread=None,
        wants=waiting.draft.wants,
        how=waiting.how,
        author=waiting.author if waiting.how is How.NAMED else None,
        tell=False,
    )


def _published(found: rejections.FoundRejection, guild: GuildId, states: frozenset[State]) -> Card:
    rejection = found.rejection
    if rejection.guild != guild:
        raise CardUnknown
    if rejection.state is State.HIDDEN and State.HIDDEN not in states:
        raise CardHidden
    if rejection.state not in states:
        raise CardRemoved
    return Card(
        pid=rejection.id,
        guild=rejection.guild,
        channel=rejection.channel,
        message=rejection.message,
        thread=rejection.thread,
        wants=rejection.wants,
        how=rejection.how,
        author=found.author,
        tell=found.tell,
    )
