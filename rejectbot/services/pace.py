"""How much a member, and a server, does anonymously: members in memory alone, servers by rows."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.rate import NEW_TEXTS, OWN_CARDS
from rejectbot.services.ports import Now
from rejectbot.services.rate import Rate
from rejectbot.services.server_day import ServerDay
from rejectbot.storage.engine import Transaction


class Pace:
    """One rate for what is written to others, a gentler one for what is done to one's own card."""

    def __init__(self, server_day: ServerDay, now: Now) -> None:
        self._server_day = server_day
        self._now = now
        self._texts: Rate | None = None
        self._own: Rate | None = None

    def begin(self) -> None:
        """The process serves from now on: what members did before is not known."""
        self._texts = Rate(self._now(), rule=NEW_TEXTS)
        self._own = Rate(self._now(), rule=OWN_CARDS)

    def check_text(self, user: UserId) -> None:
        """Raise AnonymousTooSoon unless the member may write anonymously now."""
        _begun(self._texts).check(user, self._now())

    def text(self, user: UserId) -> AbstractContextManager[None]:
        """A share or note is taken in inside this; raises AnonymousTooSoon."""
        return _begun(self._texts).acting(user, self._now())

    def own_card(self, user: UserId) -> AbstractContextManager[None]:
        """Something done to one's own anonymous card; raises AnonymousTooSoon."""
        return _begun(self._own).acting(user, self._now())

    def server(self, guild: GuildId) -> Callable[[Transaction], None]:
        """A check for the transaction that stores; raises AnonymousServerFull."""
        return partial(self._server_day.check, guild)


def _begun(rate: Rate | None) -> Rate:
    if rate is None:
        raise LookupError("the process has not begun to serve")
    return rate
