"""How much a server takes anonymously in one of its days, over restarts and without user ids."""

from datetime import UTC, date

from rejectbot.domain.errors import AnonymousServerFull
from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import ANONYMOUS_A_SERVERS_DAY
from rejectbot.domain.periods import begin_of, local_day
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.envelope import Envelopes
from rejectbot.services.anonymity.seal import SealBroken, sealed_day
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
        zone = self._setup.of(guild).time_zone
        day = local_day(self._now(), zone)
        since = begin_of(day, zone).astimezone(UTC).date()
        room = ANONYMOUS_A_SERVERS_DAY - anonymous_rate.published(tx, guild, day, since)
        # Opening rows is for the rare case that other ones among them would fill the server.
        if anonymous_rate.count_waiting(tx, guild) < room:
            return
        waiting = (row for row in outbox.of_guild(tx, guild) if _may_be_since(row, since))
        if sum(map(self._may_be_anonymous, waiting)) >= room:
            raise AnonymousServerFull(limit=ANONYMOUS_A_SERVERS_DAY)

    def _may_be_anonymous(self, row: OutboxRow) -> bool:
        try:
            return self._envelopes.open(row).how is How.ANONYMOUS
        except SealBroken:
            return True


def _may_be_since(row: OutboxRow, since: date) -> bool:
    """Whether it was taken in from the UTC day `since` on: what waits for review can be older."""
    try:
        return sealed_day(row.sealed) >= since
    except SealBroken:
        return True
