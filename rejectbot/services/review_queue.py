"""What waits for moderators in a server, as they may see it: sealed until then."""

from rejectbot.domain.ids import EntryId, GuildId
from rejectbot.services.anonymity.parcel import Act, Parcel
from rejectbot.services.anonymity.withdrawn import is_seen
from rejectbot.services.desk import Entry, entry_of
from rejectbot.services.hidings import Hidden, Hidings
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import CardPlace, Now
from rejectbot.services.reported import Reported, Reports
from rejectbot.storage import rejections
from rejectbot.storage.engine import Database, Transaction


class ReviewQueue:
    """Reads alone. Nobody finds an anonymous entry here before its hour is over."""

    def __init__(
        self, database: Database, outbox: Outbox, reports: Reports, hidings: Hidings, now: Now
    ) -> None:
        self._database = database
        self._outbox = outbox
        self._reports = reports
        self._hidings = hidings
        self._now = now

    async def entries(self, guild: GuildId) -> list[Entry]:
        """All that moderators may see now, those of the earliest hour first, shuffled within it."""
        return await self._database.read(lambda tx: self._entries(tx, guild))

    async def everything(self, guild: GuildId) -> list[Entry | Reported | Hidden]:
        """What was reported, which waits longest first; all of these; then what else is hidden."""

        def work(tx: Transaction) -> list[Entry | Reported | Hidden]:
            reported = self._reports.open_in(tx, guild)
            told = {each.what.id for each in reported}
            hidden = self._hidings.of_server(tx, guild)
            others = [each for each in hidden if each.what.id not in told]
            return [*reported, *self._entries(tx, guild), *others]

        return await self._database.read(work)

    async def count(self, guild: GuildId) -> int:
        """How many entries that is."""
        return len(await self.entries(guild))

    def find(self, tx: Transaction, guild: GuildId, wanted: EntryId) -> Parcel | None:
        """What waits under this id, if moderators may see it; its author may have withdrawn it."""
        return next((each for each in self.seen(tx, guild) if entry_of(each) == wanted), None)

    def seen(self, tx: Transaction, guild: GuildId) -> list[Parcel]:
        """All that waits in a server and may be seen, in order."""
        now = self._now()
        seen = [
            (each.held, entry_of(each), each)
            for each in self._outbox.of_server(tx, guild)
            if each.held is not None and is_seen(each, now)
        ]
        # The id is a hash of chance: within an hour it gives an order that tells nothing.
        return [each for _, _, each in sorted(seen, key=lambda found: found[:2])]

    def again(self, tx: Transaction, parcel: Parcel) -> Entry | None:
        """One of these as it waits now, without opening all the others; None when it is over."""
        waits = self._outbox.one(tx, parcel.id)
        if waits is None or not is_seen(waits, self._now()):
            return None
        return self._entry(tx, waits)

    def _entry(self, tx: Transaction, parcel: Parcel) -> Entry:
        return Entry(entry_of(parcel), parcel, _about(tx, parcel))

    def _entries(self, tx: Transaction, guild: GuildId) -> list[Entry]:
        return [self._entry(tx, parcel) for parcel in self.seen(tx, guild)]


def _about(tx: Transaction, parcel: Parcel) -> CardPlace | None:
    if not isinstance(parcel, Act):
        return None
    found = rejections.find(tx, parcel.pid)
    if found is None or found.rejection.guild != parcel.guild:
        return None
    card = found.rejection
    return CardPlace(card.id, card.guild, card.channel, card.message)
