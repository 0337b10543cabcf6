"""Private answers that hold a draft: what is sent from one is sent once, over restarts too."""

import asyncio
import hmac
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date
from weakref import WeakValueDictionary

from rejectbot.domain.errors import DraftGone, SentAlready
from rejectbot.domain.ids import REJECTION_ID_BYTES, MessageId, NoteId, RejectionId
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.ports import Now
from rejectbot.services.underway import Underway
from rejectbot.storage import notes, private_notes, rejections
from rejectbot.storage.engine import Database, Transaction


@dataclass(frozen=True, slots=True)
class Page:
    """The private answer whose draft is sent, and the UTC day on which it was given."""

    message: MessageId
    day: date


class Pages:
    """Gives what is sent from a page an id that follows from the page."""

    def __init__(self, database: Database, keys: KeyFile, underway: Underway, now: Now) -> None:
        self._database = database
        self._keys = keys
        self._underway = underway
        self._now = now
        self._locks: WeakValueDictionary[bytes, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def once(self, page: Page | None) -> AsyncIterator[bytes | None]:
        """Nobody else sends from the page meanwhile; gives the id of what is sent from it.

        Without a page there is nothing to keep apart, and no id. Raises DraftGone or SentAlready.
        """
        if page is None:
            yield None
            return
        wanted = await self._id_from(page)
        async with self._locks.setdefault(wanted, asyncio.Lock()):
            if self._underway.was_sent(wanted) or await self._database.read(_stored(wanted)):
                raise SentAlready
            yield wanted

    async def _id_from(self, page: Page) -> bytes:
        """The same for the same page, and like any random id for whoever lacks the day's key."""
        if page.day == self._now().astimezone(UTC).date():
            await self._keys.ensure_day(page.day)
        link_key = self._keys.link_key(page.day)
        if link_key is None:
            raise DraftGone
        said = b"page" + page.message.to_bytes(8, "big")
        return hmac.digest(link_key, said, "sha256")[:REJECTION_ID_BYTES]


def _stored(wanted: bytes) -> Callable[[Transaction], bool]:
    def work(tx: Transaction) -> bool:
        if rejections.find(tx, RejectionId(wanted)) is not None:
            return True
        note = NoteId(wanted)
        return notes.is_stored(tx, note) or private_notes.is_stored(tx, note)

    return work
