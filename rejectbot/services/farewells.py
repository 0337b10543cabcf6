"""What the author of a removed or hidden card or note reads: found by name, tag or receipt.

It only reads: that somebody looked is stored nowhere.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Self

from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import GuildId, MessageId, UserId
from rejectbot.domain.rejection import How
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import Reason
from rejectbot.services import moderable
from rejectbot.services.anonymity.aside import Aside
from rejectbot.services.moderable import Sort
from rejectbot.services.owning import Claim, Owning
from rejectbot.storage import moderated
from rejectbot.storage.engine import Transaction
from rejectbot.storage.moderated import Moderated


@dataclass(frozen=True, slots=True)
class Farewell:
    """Why it was removed; `words` are a moderator's own, up to 200 characters, or empty.

    `stood` is what was in the message, as `covers` gives it, or empty where nobody could read it.
    """

    reason: Reason | None
    words: str
    stood: str = ""

    def packed(self) -> str:
        """As it is sealed."""
        reason = self.reason.value if self.reason else ""
        return json.dumps([reason, self.words, self.stood], ensure_ascii=False)

    @classmethod
    def unpacked(cls, text: str) -> Self:
        """What was packed; earlier versions put nothing of the message in."""
        reason, words, *stood = json.loads(text)
        return cls(chosen(Reason, reason), words, *stood)


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed; `message` tells when it was posted, `day` is the UTC day of the removal.

    Of a private note `day` is when it was written: its key goes first.
    `is_hidden`: it is only hidden, since that day, and the farewell has its text alone.
    """

    sort: Sort
    how: How
    message: MessageId
    day: date
    farewell: Farewell
    is_hidden: bool = False


class Farewells:
    """Looks at all that was removed or hidden in a server, whoever asks."""

    def __init__(self, aside: Aside, owning: Owning) -> None:
        self._aside = aside
        self._owning = owning

    def of(self, tx: Transaction, guild: GuildId, user: UserId) -> list[Removed]:
        """All of this member's own that was removed or hidden lately, the newest post first."""
        found = [self._own(tx, row, user) for row in moderated.of_guild(tx, guild)]
        own = [each for each in found if each is not None]
        return sorted(own, key=lambda each: each.message, reverse=True)

    def one(self, tx: Transaction, guild: GuildId, user: UserId, claim: Claim) -> Removed:
        """What somebody claims by its receipt or otherwise; raises NotYours."""
        row = moderated.find(tx, claim.pid)
        if row is None or not row.removed or row.guild != guild:
            raise NotYours
        found = self._own(tx, row, user, claim.receipt)
        if found is None:
            raise NotYours
        return found

    def hidden(self, tx: Transaction, guild: GuildId, user: UserId, claim: Claim) -> str:
        """What stood on a card that is claimed, as `covers` has it, where it is hidden; else empty.

        Raises NotYours.
        """
        card = self._owning.own(tx, guild, user, claim).rejection
        row = moderated.find(tx, card.id)
        if card.state is not State.HIDDEN or row is None or row.removed:
            return ""
        return self._aside.open(row) or ""

    def _own(
        self, tx: Transaction, row: Moderated, user: UserId, receipt: str | None = None
    ) -> Removed | None:
        what = moderable.by_id(tx, row.guild, row.id)
        how = self._owning.how(tx, row.guild, user, row.id, receipt)
        text = self._aside.open(row)
        if what is None or how is None or text is None:
            return None
        if not row.removed and what.state is not State.HIDDEN:
            return None  # it is about to stand again
        said = Farewell.unpacked(text) if row.removed else Farewell(None, "", text)
        return Removed(what.sort, how, what.place.message, row.day, said, not row.removed)
