"""Taking a note in: into a card's thread, or to its author alone; named or anonymous."""

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from rejectbot.domain.choices import chosen
from rejectbot.domain.clues import Clue
from rejectbot.domain.errors import CardNotReady, CardUnknown, NoteWayNotOffered
from rejectbot.domain.ids import ChannelId, GuildId, RejectionId, UserId
from rejectbot.domain.rejection import AnonymousRule, How
from rejectbot.domain.support import NoteText
from rejectbot.services.acts import Acts, Intent
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.clues import find_clues
from rejectbot.services.gate import Gate
from rejectbot.services.looking import Looking
from rejectbot.services.pages import Page, Pages
from rejectbot.services.sharing import Author
from rejectbot.storage import rejections
from rejectbot.storage.engine import Database, Transaction


class NoteTo(StrEnum):
    """Who reads a note."""

    THREAD = "thread"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class NoteInput:
    """What came out of the note form of the card `pid`; what was not chosen is the open way.

    `opener` is a sentence of ours that was chosen to stand before the note, or empty.
    """

    pid: RejectionId
    note: str
    by: str | None = None
    to: str | None = None
    opener: str = ""


@dataclass(frozen=True, slots=True)
class NoteClues:
    """Nothing was stored: the cleaned text goes back to its writer with what was found in it."""

    text: str
    to: NoteTo
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class NoteCare:
    """Nothing was stored: the cleaned text goes back to its writer, with where to find help."""

    text: str
    how: How
    to: NoteTo


class Noting:
    """Accepts notes; `publishing` carries them out. A note's text is never stored in the clear."""

    def __init__(
        self,
        database: Database,
        gate: Gate,
        looking: Looking,
        acts: Acts,
        pages: Pages,
    ) -> None:
        self._database = database
        self._gate = gate
        self._acts = acts
        self._looking = looking
        self._pages = pages
        self._pace = gate.pace

    async def submit(
        self,
        guild: GuildId,
        writer: Author,
        form: NoteInput,
        page: Page | None = None,
        *,
        cared: bool = False,
        knowingly: bool = False,
    ) -> Act | NoteClues | NoteCare:
        """Check a note and store it, sealed, to be carried out.

        `knowingly`: its writer has seen the clues in it, or at least, if `cared`, where to find
        help; what is sent from a `page` is sent once.
        Raises what `Gate.check` raises, NewHere, a TextRefusal, CardUnknown, CardRemoved,
        CardNotReady, NamedTooSoon, AnonymousTooSoon, AnonymousServerFull,
        DraftGone or SentAlready; then nothing was stored
        and the text belongs back to its writer.
        """
        text = " ".join(filter(None, (form.opener, NoteText.checked(form.note).text)))
        how, to = self._ways(guild, form)
        if not (cared or knowingly) and await self._gate.needs_care(text):
            return NoteCare(text, how, to)
        self._gate.check_newcomer(guild, writer)
        await self._gate.check(guild, text)
        card = await self._database.read(lambda tx: self._looking.card(tx, guild, form.pid))
        if card.place is None:
            raise CardNotReady
        deed = Deed.NOTE if to is NoteTo.THREAD else Deed.PRIVATE_NOTE
        async with self._pages.once(page) as note_id:
            intent = Intent(guild, form.pid, deed, how, text, note_id=note_id)
            if how is How.NAMED:
                with self._pace.named_note(guild, writer.user):
                    return await self._store(writer, intent)
            self._pace.check_text(writer.user)
            clues = () if knowingly else await asyncio.to_thread(find_clues, (text,), writer.names)
            if clues:
                return NoteClues(text, to, clues)
            with self._pace.text(writer.user):
                return await self._store(writer, intent)

    async def _store(self, writer: Author, intent: Intent) -> Act:
        if intent.how is How.NAMED:
            return await self._acts.store(writer, intent)
        return await self._acts.store(writer, intent, self._pace.server(intent.guild))

    async def tell_author(self, guild: GuildId, user: UserId, pid: RejectionId) -> ChannelId | None:
        """Mention the author of a named card at the next named note; raises CardUnknown.

        Returns the thread, where there are notes already.
        """

        def work(tx: Transaction) -> ChannelId | None:
            card = self._looking.card(tx, guild, pid)
            if card.author != user:
                raise CardUnknown
            rejections.set_tell(tx, pid, tell=True)
            return card.thread

        return await self._database.write(work)

    def _ways(self, guild: GuildId, form: NoteInput) -> tuple[How, NoteTo]:
        how = chosen(How, form.by or How.NAMED.value)
        to = chosen(NoteTo, form.to or NoteTo.THREAD.value)
        is_off = self._acts.rule(guild) is AnonymousRule.OFF
        if how is None or to is None or (how is How.ANONYMOUS and is_off):
            raise NoteWayNotOffered
        return how, to
