"""Taking back one's own text while it waits for moderators."""

from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import GuildId, OutboxId, UserId
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.parcel import Parcel
from rejectbot.services.anonymity.withdrawn import can_be_decided
from rejectbot.services.desk import entry_of
from rejectbot.services.outbox import Outbox
from rejectbot.services.queue_posts import QueuePosts
from rejectbot.storage.engine import Database, Transaction


class TakingBack:
    """Writes the row alone; whose it is, stands sealed in it."""

    def __init__(self, database: Database, outbox: Outbox, posts: QueuePosts) -> None:
        self._database = database
        self._outbox = outbox
        self._posts = posts

    async def take_back(self, guild: GuildId, user: UserId, wanted: OutboxId) -> Parcel:
        """What waited, which nobody can decide about from now on.

        Raises NotYours, also for what is decided or erased already.
        """

        def work(tx: Transaction) -> Parcel:
            found = self._outbox.one(tx, wanted)
            is_own = found is not None and (found.guild, found.author) == (guild, user)
            if found is None or not is_own or not can_be_decided(found):
                raise NotYours
            self._outbox.withdraw(tx, found)
            return found

        parcel = await self._database.write(work)
        self._outbox.dropped(parcel)
        return parcel

    async def finish(self, parcel: Parcel) -> None:
        """Once its author was answered, its message says that it waits no more, if it has a name.

        That of an anonymous one says so at the full hour: nobody sees when it was.
        """
        if parcel.how is How.NAMED:
            await self._posts.close(parcel.guild, entry_of(parcel))

    async def forget_over(self) -> None:
        """At the full hour, before the queue is looked at: what was taken back since the last."""
        await self._outbox.forget_withdrawn()
