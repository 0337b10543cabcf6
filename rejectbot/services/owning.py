"""Whose rejection it is: by name, by the tag of a recent anonymous post, or by its receipt."""

import hmac
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from enum import StrEnum

from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import GuildId, NoteId, RejectionId, UserId
from rejectbot.domain.rejection import How, Rejection
from rejectbot.domain.review import State
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.links import author_tag, post_key, receipt_hash
from rejectbot.services.ports import Now
from rejectbot.storage import anonymous, notes, private_notes, rejections
from rejectbot.storage.engine import Transaction

_OWNED = frozenset({State.PUBLISHED, State.HIDDEN, State.LOST})
"""Of a card that is hidden, or was deleted on Discord, its author reads what came, and can take it
off their list."""


class By(StrEnum):
    """What shows that somebody is the author."""

    NAME = "name"
    TAG = "tag"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Claim:
    """Which rejection somebody says is theirs; with its receipt, if they gave one."""

    pid: RejectionId
    receipt: str | None = None


@dataclass(frozen=True, slots=True)
class Owned:
    """A rejection that is the asker's own, and by what that is known."""

    rejection: Rejection
    by: By


class Owning:
    """Reads alone: whoever is not the author, or too late, is told the same and leaves no trace."""

    def __init__(self, keys: KeyFile, window_days: int, now: Now) -> None:
        self._keys = keys
        self._window = timedelta(days=window_days)
        self._now = now

    def own(self, tx: Transaction, guild: GuildId, user: UserId, claim: Claim) -> Owned:
        """The rejection, if it was not taken down here and is the user's; raises NotYours."""
        found = rejections.find(tx, claim.pid)
        if found is None or found.rejection.guild != guild:
            raise NotYours
        if found.rejection.state not in _OWNED:
            raise NotYours
        by = self._by(tx, found, user, claim)
        if by is None:
            raise NotYours
        return Owned(found.rejection, by)

    def by_receipt(self, tx: Transaction, guild: GuildId, receipt: str) -> Claim:
        """The rejection of this server that the receipt belongs to; raises NotYours."""
        for pid, stored in anonymous.receipts(tx, guild):
            if hmac.compare_digest(stored, receipt_hash(pid, receipt)):
                return Claim(pid, receipt)
        raise NotYours

    def how(
        self, tx: Transaction, guild: GuildId, user: UserId, wanted: bytes, receipt: str | None
    ) -> How | None:
        """How the user wrote the card or note with this id, whatever its state; None: not they."""
        card = rejections.find(tx, RejectionId(wanted))
        if card is not None:
            claim = Claim(card.rejection.id, receipt)
            return card.rejection.how if self._by(tx, card, user, claim) is not None else None
        note = notes.find(tx, NoteId(wanted))
        found = note or private_notes.find(tx, NoteId(wanted))
        if found is None:
            return None
        if found.author is not None:
            return How.NAMED if found.author == user else None
        link = anonymous.link(tx, RejectionId(wanted))
        is_own = link is not None and self._tagged(link, guild, user)
        return How.ANONYMOUS if is_own else None

    def recent_anonymous(self, tx: Transaction, guild: GuildId, user: UserId) -> list[Rejection]:
        """The user's own anonymous rejections inside the window, newest first."""
        mine = [
            found.rejection
            for link in anonymous.links(tx, guild, self._since())
            if self._tagged(link, guild, user)
            if (found := rejections.find(tx, link.pid)) is not None
            and found.rejection.state in _OWNED
        ]
        return sorted(mine, key=lambda rejection: rejection.message, reverse=True)

    def _by(
        self, tx: Transaction, found: rejections.FoundRejection, user: UserId, claim: Claim
    ) -> By | None:
        if found.author is not None:
            return By.NAME if found.author == user else None
        rejection = found.rejection
        link = anonymous.link(tx, rejection.id)
        if link is not None and self._tagged(link, rejection.guild, user):
            return By.TAG
        stored = anonymous.receipt_hash(tx, rejection.id)
        if stored is None or claim.receipt is None:
            return None
        right = hmac.compare_digest(stored, receipt_hash(rejection.id, claim.receipt))
        return By.RECEIPT if right else None

    def _tagged(self, link: anonymous.Link, guild: GuildId, user: UserId) -> bool:
        key = self._keys.link_key(link.day) if link.day >= self._since() else None
        if key is None:
            return False
        return hmac.compare_digest(link.tag, author_tag(post_key(key, link.pid), guild, user))

    def _since(self) -> date:
        """The oldest UTC day whose links may still be used."""
        return self._now().astimezone(UTC).date() - self._window + timedelta(days=1)
