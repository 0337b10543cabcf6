"""What stands before an anonymous share is taken: clues, the member's rate, and the server's."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date
from functools import partial
from weakref import WeakValueDictionary

from rejectbot.domain.clues import Clue
from rejectbot.domain.errors import DraftGone, SentAlready
from rejectbot.domain.ids import REJECTION_ID_BYTES, GuildId, MessageId, RejectionId
from rejectbot.domain.rejection import Draft, FormInput, How
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.clues import find_clues
from rejectbot.services.ports import Environment
from rejectbot.services.rate import Rate
from rejectbot.services.server_day import ServerDay
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Accepted, Author, Sharing
from rejectbot.storage import outbox, rejections
from rejectbot.storage.engine import Database, Transaction


@dataclass(frozen=True, slots=True)
class Page:
    """The private answer whose draft is sent, and the UTC day on which it was given."""

    message: MessageId
    day: date


@dataclass(frozen=True, slots=True)
class CluesFound:
    """Nothing was stored: the checked draft goes back to its author with what was found in it."""

    draft: Draft
    clues: tuple[Clue, ...]


class Admitting:
    """The way into `Sharing` for everything that members send."""

    def __init__(
        self,
        database: Database,
        keys: KeyFile,
        setup: ServerSetup,
        server_day: ServerDay,
        sharing: Sharing,
        environment: Environment,
    ) -> None:
        self._database = database
        self._keys = keys
        self._setup = setup
        self._server_day = server_day
        self._sharing = sharing
        self._now = environment.now
        self._rate: Rate | None = None
        self._pages: WeakValueDictionary[RejectionId, asyncio.Lock] = WeakValueDictionary()

    def begin(self) -> None:
        """The process serves from now on: what members did before is not known."""
        self._rate = Rate(self._now())

    async def take(
        self,
        guild: GuildId,
        author: Author,
        form: FormInput,
        page: Page | None = None,
        *,
        knowingly: bool = False,
    ) -> Accepted | CluesFound:
        """Submit a form; `knowingly`: its author has seen the clues in it.

        What is sent from a `page` is sent once, over restarts too. Raises what `Sharing.submit`
        raises, AnonymousTooSoon, AnonymousServerFull, DraftGone or SentAlready.
        """
        draft = form.checked(self._setup.of(guild).anonymous)
        self._sharing.ready_channel(guild)
        async with self._once(page) as pid:
            if draft.how is How.NAMED:
                return await self._sharing.submit(guild, author, form, pid)
            self._serving().check(author.user, self._now())
            clues = () if knowingly else await _clues(draft, author)
            if clues:
                return CluesFound(draft, clues)
            return await self._submit(guild, author, form, pid)

    async def _submit(
        self, guild: GuildId, author: Author, form: FormInput, pid: RejectionId | None
    ) -> Accepted:
        check = partial(self._server_day.check, guild)
        with self._serving().acting(author.user, self._now()):
            return await self._sharing.submit(guild, author, form, pid, check)

    def _serving(self) -> Rate:
        if self._rate is None:
            raise LookupError("the process has not begun to serve")
        return self._rate

    @asynccontextmanager
    async def _once(self, page: Page | None) -> AsyncIterator[RejectionId | None]:
        """Nobody else sends from the page meanwhile; gives the id of what is sent from it."""
        if page is None:
            yield None
            return
        pid = await self._id_from(page)
        async with self._pages.setdefault(pid, asyncio.Lock()):
            if await self._database.read(partial(_is_stored, pid)):
                raise SentAlready
            yield pid

    async def _id_from(self, page: Page) -> RejectionId:
        """The same for the same page, and like any random id for whoever lacks the day's key."""
        if page.day == self._now().astimezone(UTC).date():
            await self._keys.ensure_day(page.day)
        link_key = self._keys.link_key(page.day)
        if link_key is None:
            raise DraftGone
        said = b"page" + page.message.to_bytes(8, "big")
        return RejectionId(hmac.digest(link_key, said, "sha256")[:REJECTION_ID_BYTES])


async def _clues(draft: Draft, author: Author) -> tuple[Clue, ...]:
    return await asyncio.to_thread(find_clues, (draft.story, draft.next), author.names)


def _is_stored(pid: RejectionId, tx: Transaction) -> bool:
    return outbox.find(tx, pid) is not None or rejections.find(tx, pid) is not None
