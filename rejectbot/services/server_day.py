"""How much a server takes anonymously in one of its days, over restarts and without user ids."""

from rejectbot.domain.errors import AnonymousServerFull
from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import ANONYMOUS_A_SERVERS_DAY
from rejectbot.domain.periods import local_day
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.seal import SealBroken
from rejectbot.services.ports import Now
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import anonymous_rate, outbox
from rejectbot.storage.engine import Transaction
from rejectbot.storage.outbox import OutboxRow


class ServerDay:
    """Counts what was published on the server's local day, and what waits."""

    def __init__(self, envelopes: Envelopes, setup: ServerSetup, now: Now) -> None:
        self._envelopes = envelopes
        self._setup = setup
        self._now = now

    def check(self, guild: GuildId, tx: Transaction) -> None:
        """Raise AnonymousServerFull if another anonymous submission would be too many."""
        day = local_day(self._now(), self._setup.of(guild).time_zone)
        room = ANONYMOUS_A_SERVERS_DAY - anonymous_rate.published(tx, guild, day)
        # Opening rows is for the rare case that named ones among them would fill the server.
        if anonymous_rate.count_waiting(tx, guild) < room:
            return
        waiting = outbox.of_guild(tx, guild)
        if sum(map(self._may_be_anonymous, waiting)) >= room:
            raise AnonymousServerFull(limit=ANONYMOUS_A_SERVERS_DAY)

    def _may_be_anonymous(self, row: OutboxRow) -> bool:
        try:
            return self._envelopes.open(row).how is How.ANONYMOUS
        except SealBroken:
            return True
