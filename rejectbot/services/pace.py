"""How much a member, and a server, does anonymously: members in memory alone, servers by rows."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from rejectbot.domain.errors import AnonymousServerFull
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import ANONYMOUS_A_SERVERS_DAY
from rejectbot.domain.periods import local_day
from rejectbot.domain.rate import NEW_TEXTS, OWN_CARDS
from rejectbot.services.ports import Now
from rejectbot.services.rate import Rate
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import anonymous_rate
from rejectbot.storage.engine import Transaction


class Pace:
    """One rate for what is written to others, a gentler one for what is done to one's own card."""

    def __init__(self, setup: ServerSetup, now: Now) -> None:
        self._setup = setup
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
        day = local_day(self._now(), self._setup.of(guild).time_zone)

        def check(tx: Transaction) -> None:
            if anonymous_rate.taken(tx, guild, day) >= ANONYMOUS_A_SERVERS_DAY:
                raise AnonymousServerFull(limit=ANONYMOUS_A_SERVERS_DAY)

        return check


def _begun(rate: Rate | None) -> Rate:
    if rate is None:
        raise LookupError("the process has not begun to serve")
    return rate
