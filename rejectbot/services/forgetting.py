"""What an erasure takes out of rows, tallies and the outbox, inside its transaction."""

from collections.abc import Callable, Iterable
from datetime import date

from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.parcel import Act, Deed, Parcel
from rejectbot.services.anonymity.tally import Tallies, take_out
from rejectbot.services.outbox import Outbox
from rejectbot.storage import anonymous, outbox, people
from rejectbot.storage.engine import Transaction
from rejectbot.storage.erasure import erase_rows

Person = tuple[GuildId, UserId]


class Forgetting:
    """Nothing written here depends on whether somebody ever shared anonymously."""

    def __init__(self, tallies: Tallies, outbox: Outbox) -> None:
        self._tallies = tallies
        self._outbox = outbox

    def forget(self, tx: Transaction, gone: set[Person]) -> list[Parcel]:
        """Delete the rows of these members and what waits under their names, which is returned."""
        for server, user in sorted(gone):
            erase_rows(tx, user, server)
        dropped = [
            parcel
            for parcel in self._outbox.everything(tx)
            if _names(parcel) and (parcel.guild, parcel.author) in gone
        ]
        for parcel in dropped:
            outbox.remove(tx, parcel.id)
        return dropped

    def dropped(self, parcels: Iterable[Parcel]) -> None:
        """Once that is committed: nobody can press a card any more that was to come."""
        for parcel in parcels:
            self._outbox.committed(parcel.id)

    def reseal(
        self,
        tx: Transaction,
        servers: Iterable[GuildId],
        is_gone: Callable[[GuildId, UserId], bool],
        today: date,
    ) -> None:
        """Seal every tally of these servers anew without who is gone, were they in it or not."""
        for server in servers:
            row = anonymous.tally_to_change(tx, server)
            if row is None:
                continue
            points = self._tallies.open(row)
            for user in list(points):
                if is_gone(server, user):
                    take_out(points, user)
            anonymous.save_tally(tx, self._tallies.reseal(server, points, today))

    def everyone(self, tx: Transaction) -> set[Person]:
        """Whoever stands in rows, or by name in the outbox."""
        waiting = {(p.guild, p.author) for p in self._outbox.everything(tx) if _names(p)}
        return people.everyone(tx) | waiting

    def servers_of(self, tx: Transaction, user: UserId) -> set[GuildId]:
        """Where a member stands in rows, or by name in the outbox."""
        waiting = {p.guild for p in self._outbox.everything(tx) if _names(p) and p.author == user}
        return people.servers_of(tx, user) | waiting


def _names(parcel: Parcel) -> bool:
    """Whether the member's name would stand on it."""
    puts_name = isinstance(parcel, Act) and parcel.deed is Deed.PUT_NAME
    return parcel.how is How.NAMED or puts_name
