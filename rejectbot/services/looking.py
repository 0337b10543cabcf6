"""Looking a card up for somebody who acts on it: published, or posted and about to be stored."""

from dataclasses import dataclass

from rejectbot.domain.errors import CardRemoved, CardUnknown
from rejectbot.domain.ids import ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.rejection import How, Wants
from rejectbot.domain.review import State
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.seal import SealBroken
from rejectbot.services.ports import CardPlace
from rejectbot.storage import outbox, rejections
from rejectbot.storage.engine import Transaction


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

    def __init__(self, envelopes: Envelopes) -> None:
        self._envelopes = envelopes

    def card(self, tx: Transaction, guild: GuildId, pid: RejectionId) -> Card:
        """The card, if it stands in this server; raises CardUnknown or CardRemoved."""
        found = rejections.find(tx, pid)
        return self._waiting(tx, guild, pid) if found is None else _published(found, guild)

    def _waiting(self, tx: Transaction, guild: GuildId, pid: RejectionId) -> Card:
        row = outbox.find(tx, pid)
        if row is None or row.guild != guild:
            raise CardUnknown
        try:
            waiting = self._envelopes.open(row)
        except SealBroken:
            raise CardUnknown from None
        named = waiting.draft.how is How.NAMED
        return Card(
            pid=pid,
            guild=row.guild,
            channel=waiting.channel,
            message=None,
            thread=None,
            wants=waiting.draft.wants,
            author=waiting.author if named else None,
            tell=False,
        )


def _published(found: rejections.FoundRejection, guild: GuildId) -> Card:
    rejection = found.rejection
    if rejection.guild != guild:
        raise CardUnknown
    if rejection.state is not State.PUBLISHED:
        raise CardRemoved
    return Card(
        pid=rejection.id,
        guild=rejection.guild,
        channel=rejection.channel,
        message=rejection.message,
        thread=rejection.thread,
        wants=rejection.wants,
        author=found.author,
        tell=found.tell,
    )
