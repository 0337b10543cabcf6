"""Taking a note in: into a card's thread, or to its author alone; named or anonymous."""

from dataclasses import dataclass
from enum import StrEnum

from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import CardNotReady, CardUnknown, NoteWayNotOffered
from rejectbot.domain.ids import ChannelId, GuildId, RejectionId, UserId
from rejectbot.domain.rejection import AnonymousRule, How
from rejectbot.domain.support import NoteText
from rejectbot.services.acts import Acts, Intent
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.looking import Looking
from rejectbot.services.outbox import Outbox
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Author
from rejectbot.storage import rejections
from rejectbot.storage.engine import Database, Transaction


class NoteTo(StrEnum):
    """Who reads a note."""

    THREAD = "thread"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class NoteInput:
    """What came out of the note form, unchecked; what was not chosen is the open way."""

    note: str
    by: str | None = None
    to: str | None = None


class Noting:
    """Accepts notes; `publishing` carries them out. A note's text is never stored in the clear."""

    def __init__(
        self,
        database: Database,
        looking: Looking,
        acts: Acts,
        outbox: Outbox,
        setup: ServerSetup,
    ) -> None:
        self._database = database
        self._acts = acts
        self._looking = looking
        self._outbox = outbox
        self._setup = setup

    async def submit(
        self, guild: GuildId, writer: Author, pid: RejectionId, form: NoteInput
    ) -> Act:
        """Check a note and store it, sealed, to be carried out.

        Raises a TextRefusal, CardUnknown, CardRemoved or CardNotReady; then nothing was stored
        and the text belongs back to its writer.
        """
        text = NoteText.checked(form.note).text
        how, to = self._ways(guild, form)
        card = await self._database.read(lambda tx: self._looking.card(tx, guild, pid))
        if card.place is None:
            raise CardNotReady
        deed = Deed.NOTE if to is NoteTo.THREAD else Deed.PRIVATE_NOTE
        act = await self._acts.make(writer, Intent(guild, pid, deed, how, text))
        await self._outbox.add(act)
        return act

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
        is_off = self._setup.of(guild).anonymous is AnonymousRule.OFF
        if how is None or to is None or (how is How.ANONYMOUS and is_off):
            raise NoteWayNotOffered
        return how, to
