"""Leaving a named note in a card's thread."""

import asyncio
import hmac
from dataclasses import dataclass
from weakref import WeakValueDictionary

import structlog

from rejectbot.domain.errors import CardNotReady, CardUnknown
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.periods import local_day
from rejectbot.domain.points import Earning
from rejectbot.domain.support import NoteText
from rejectbot.services.looking import Card, Looking
from rejectbot.services.ports import Environment, NoteToPost, PostedNote, Publisher
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Author
from rejectbot.storage import points, rejections
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)

_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class NoteLeft:
    """A note that stands, and what it earned its writer."""

    posted: PostedNote
    points: int


class Noting:
    """Posts a note, then credits it. A note's text is never stored."""

    def __init__(
        self,
        database: Database,
        looking: Looking,
        setup: ServerSetup,
        publisher: Publisher,
        environment: Environment,
    ) -> None:
        self._database = database
        self._looking = looking
        self._setup = setup
        self._publisher = publisher
        self._now = environment.now
        self._nonce_key = environment.random_bytes(32)
        # Two first notes at once would else both mention the author, who asked for one mention.
        self._one_at_a_time: WeakValueDictionary[RejectionId, asyncio.Lock] = WeakValueDictionary()

    async def leave(self, guild: GuildId, writer: Author, pid: RejectionId, raw: str) -> NoteLeft:
        """Check and post a note, and credit its writer.

        Raises a TextRefusal, CardUnknown, CardRemoved or a PlaceRefusal; then nothing was
        credited and the text belongs back to its writer.
        """
        note = NoteText.checked(raw)
        async with self._one_at_a_time.setdefault(pid, asyncio.Lock()):
            card = await self._database.read(lambda tx: self._looking.card(tx, guild, pid))
            posted = await self._publisher.post_note(self._to_post(card, writer, note))
            earned = await self._credit(card, writer.user, posted)
        return NoteLeft(posted, earned)

    async def _credit(self, card: Card, writer: UserId, posted: PostedNote) -> int:
        try:
            return await self._database.write(lambda tx: self._store(tx, card, writer, posted))
        except Exception:
            # The note stands; to say that nothing happened would have it written twice.
            log.exception("note_not_credited", id=card.pid.hex())
            return 0

    async def tell_author(self, guild: GuildId, user: UserId, pid: RejectionId) -> None:
        """Mention the author of a named card at its first note; raises CardUnknown."""

        def work(tx: Transaction) -> None:
            card = self._looking.card(tx, guild, pid)
            if card.author != user:
                raise CardUnknown
            rejections.set_tell(tx, pid, tell=True)

        await self._database.write(work)

    def _to_post(self, card: Card, writer: Author, note: NoteText) -> NoteToPost:
        if card.place is None:
            raise CardNotReady
        told = card.tell and card.author != writer.user
        return NoteToPost(
            place=card.place,
            thread=card.thread,
            writer_name=writer.name,
            text=note.text,
            mention=card.author if told else None,
            nonce=self._nonce(card, writer, note),
            settings=self._setup.of(card.guild),
        )

    def _nonce(self, card: Card, writer: Author, note: NoteText) -> str:
        """The same for the same note, so that sending it again after a failure can't double it."""
        said = card.pid + writer.user.to_bytes(8, "big") + note.text.encode()
        return hmac.digest(self._nonce_key, said, "sha256")[:_NONCE_BYTES].hex()

    def _store(self, tx: Transaction, card: Card, writer: UserId, posted: PostedNote) -> int:
        if card.thread != posted.thread:
            rejections.set_thread(tx, card.pid, posted.thread)
        if card.author == writer:
            return 0
        if card.tell:
            rejections.set_tell(tx, card.pid, tell=False)
        if points.find(tx, card.guild, writer, Earning.NOTE, card.pid) is not None:
            return 0
        settings = self._setup.of(card.guild)
        day = local_day(self._now(), settings.time_zone)
        earlier = points.count_worth_on_day(tx, card.guild, writer, Earning.NOTE, day)
        earned = settings.points.for_note(earlier)
        points.earn(tx, points.Earned(card.guild, writer, Earning.NOTE, card.pid, day, earned))
        return earned
