"""How it is with the reports of a card or note, and with the message that says so."""

import hmac
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256

from rejectbot.domain.ids import GuildId
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.keyring import month_of
from rejectbot.services.anonymity.seal import derive
from rejectbot.services.reported import LookedAt, Reported, Reports
from rejectbot.storage import report_messages, reports
from rejectbot.storage.engine import Transaction
from rejectbot.storage.report_messages import ReportMessage
from rejectbot.storage.reports import OPEN

_PURPOSE = "report post"
_PRINT_BYTES = 16


@dataclass(frozen=True, slots=True)
class ReportState:
    """`reports` counts all there ever were about this card or note; `since` is the UTC day of the
    earliest open one.
    """

    about: bytes
    what: Reported | LookedAt
    posted: ReportMessage | None
    reports: int
    since: date | None

    @property
    def begin(self) -> datetime:
        """Before any message about them was posted; for open ones."""
        if self.since is None:
            raise LookupError("nothing is open")
        return datetime.combine(self.since, time(), UTC)


class ReportStates:
    """Reads alone."""

    def __init__(self, kept: Reports, keys: KeyFile) -> None:
        self._reports = kept
        self._keys = keys

    def of(self, tx: Transaction, guild: GuildId, about: bytes) -> ReportState:
        """How it is now."""
        posted = report_messages.find(tx, about)
        is_here = posted is not None and posted.guild == guild
        every = reports.of_one(tx, guild, about)
        since = min((each.day for each in every if each.state == OPEN), default=None)
        what = self._reports.one(tx, guild, about)
        return ReportState(about, what, posted if is_here else None, len(every), since)

    def print_of(self, state: ReportState, drawn: bytes) -> bytes | None:
        """16 bytes for what is `drawn` about open reports: other ones for anything else.

        They take the key of the earliest one's month, so that nobody without it can try out which
        words a reporter may have added; None where that is lost.
        """
        key = self._keys.report_key(month_of(state.begin.date()))
        if key is None:
            return None
        return hmac.new(derive(key, _PURPOSE), drawn, sha256).digest()[:_PRINT_BYTES]
