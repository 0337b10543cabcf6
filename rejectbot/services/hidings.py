"""How it is with what is hidden: who hid it, and until when its text is there."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from rejectbot.domain.ids import EntryId, GuildId
from rejectbot.domain.review import State
from rejectbot.domain.reviewing import comes_back_on
from rejectbot.services import moderable
from rejectbot.services.anonymity.keyring import link_ends
from rejectbot.services.moderable import Moderable
from rejectbot.storage import hidden, moderated, reports_spent
from rejectbot.storage.engine import Transaction


@dataclass(frozen=True, slots=True)
class Hiding:
    """`by_reports`: members' reports hid it, and no moderator has looked.

    `until` is the UTC day at whose beginning it is shown again, where reports hid it, or its text
    is gone, where moderators did; None where that is gone.
    """

    by_reports: bool
    until: date | None


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden card or note, for moderators to decide about."""

    id: EntryId
    what: Moderable
    hiding: Hiding


class Hidings:
    """Reads, in the caller's transaction; `window_days` is how long a text is kept, 7 to 14."""

    def __init__(self, window_days: int) -> None:
        self._window_days = window_days

    def of(self, tx: Transaction, what: Moderable) -> Hiding | None:
        """None where it is not hidden."""
        if what.state is not State.HIDDEN:
            return None
        by_reports = bool(reports_spent.find(tx, what.id))
        row = moderated.find(tx, what.id)
        if row is None or row.removed:
            return Hiding(by_reports, None)
        return self._until(by_reports, row.day)

    def of_server(self, tx: Transaction, guild: GuildId) -> list[Hidden]:
        """All that is hidden there and can be shown again, the oldest first."""
        return [
            Hidden(_entry(what.id), what, self._until(each.waits, each.day))
            for each in hidden.of_guild(tx, guild)
            if (what := moderable.by_id(tx, guild, each.id)) is not None
        ]

    def _until(self, by_reports: bool, day: date) -> Hiding:
        ends = comes_back_on if by_reports else link_ends
        return Hiding(by_reports, ends(day, self._window_days))


def _entry(about: bytes) -> EntryId:
    return EntryId(sha256(b"hidden" + about).digest()[:16])
