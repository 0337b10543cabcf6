"""How much a member, and a server, does: members in memory alone, servers by rows."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import NAMED_REMEMBERED
from rejectbot.domain.rate import NAMED_NOTES, NAMED_SHARES, NEW_TEXTS, OWN_CARDS, REPORTS
from rejectbot.domain.safety_errors import NamedTooSoon, ReportedEnough
from rejectbot.services.ports import Now
from rejectbot.services.rate import K, Rate
from rejectbot.services.server_day import ServerDay
from rejectbot.storage.engine import Transaction

InServer = tuple[GuildId, UserId]


class Pace:
    """One rate for what is written to others, a gentler one for what is done to one's own card;
    wide ones for what carries a name.
    """

    def __init__(self, server_day: ServerDay, now: Now) -> None:
        self._server_day = server_day
        self._now = now
        self._texts: Rate[UserId] | None = None
        self._own: Rate[UserId] | None = None
        self._shares: Rate[InServer] | None = None
        self._notes: Rate[InServer] | None = None
        self._reports: Rate[UserId] | None = None

    def begin(self) -> None:
        """The process serves from now on: what members did before is not known."""
        self._texts = Rate(self._now(), rule=NEW_TEXTS)
        self._own = Rate(self._now(), rule=OWN_CARDS)
        self._shares = Rate(self._now(), NAMED_REMEMBERED, NAMED_SHARES, NamedTooSoon)
        self._notes = Rate(self._now(), NAMED_REMEMBERED, NAMED_NOTES, NamedTooSoon)
        self._reports = Rate(self._now(), NAMED_REMEMBERED, REPORTS, ReportedEnough)

    def check_text(self, user: UserId) -> None:
        """Raise AnonymousTooSoon unless the member may write anonymously now."""
        _begun(self._texts).check(user, self._now())

    def text(self, user: UserId) -> AbstractContextManager[None]:
        """A share or note is taken in inside this; raises AnonymousTooSoon."""
        return _begun(self._texts).acting(user, self._now())

    def own_card(self, user: UserId) -> AbstractContextManager[None]:
        """Something done to one's own anonymous card; raises AnonymousTooSoon."""
        return _begun(self._own).acting(user, self._now())

    def named_share(self, guild: GuildId, user: UserId) -> AbstractContextManager[None]:
        """A named share is taken in inside this; raises NamedTooSoon."""
        return _begun(self._shares).acting((guild, user), self._now())

    def named_note(self, guild: GuildId, user: UserId) -> AbstractContextManager[None]:
        """A named note, likewise."""
        return _begun(self._notes).acting((guild, user), self._now())

    def report(self, user: UserId) -> AbstractContextManager[None]:
        """A report is taken in inside this; raises ReportedEnough."""
        return _begun(self._reports).acting(user, self._now())

    def server(self, guild: GuildId) -> Callable[[Transaction], None]:
        """A check for the transaction that stores; raises AnonymousServerFull."""
        return partial(self._server_day.check, guild)


def _begun(rate: Rate[K] | None) -> Rate[K]:
    if rate is None:
        raise LookupError("the process has not begun to serve")
    return rate
