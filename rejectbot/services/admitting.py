"""What stands before an anonymous share is taken: clues, the member's rate, and the server's."""

import asyncio
from dataclasses import dataclass

from rejectbot.domain.clues import Clue
from rejectbot.domain.ids import GuildId, RejectionId
from rejectbot.domain.rejection import Draft, FormInput, How
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.services.clues import find_clues
from rejectbot.services.gate import Gate
from rejectbot.services.pages import Page, Pages
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Accepted, Author, Sharing


@dataclass(frozen=True, slots=True)
class CluesFound:
    """Nothing was stored: the checked draft goes back to its author with what was found in it."""

    draft: Draft
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class CareNeeded:
    """Nothing was stored: the checked draft goes back to its author, with where to find help."""

    draft: Draft


class Admitting:
    """The way into `Sharing` for everything that members send."""

    def __init__(self, setup: ServerSetup, gate: Gate, sharing: Sharing, pages: Pages) -> None:
        self._setup = setup
        self._gate = gate
        self._sharing = sharing
        self._pages = pages
        self._pace = gate.pace

    def check_ready(self, guild: GuildId) -> None:
        """Raise SharingRests or what `Sharing.ready_channel` raises; from memory, for a form."""
        self._gate.check_open(guild)
        self._sharing.ready_channel(guild)

    async def hand_to_moderators(self, waiting: Waiting) -> None:
        """Show what is held to moderators, once its author was answered."""
        await self._gate.hand_to_moderators(waiting)

    async def take(
        self,
        guild: GuildId,
        author: Author,
        form: FormInput,
        page: Page | None = None,
        *,
        cared: bool = False,
        knowingly: bool = False,
    ) -> Accepted | CluesFound | CareNeeded:
        """Submit a form; `knowingly`: its author has seen the clues in it, or at least, if `cared`,
        where to find help.

        What is sent from a `page` is sent once, over restarts too. Raises what `Sharing.submit`
        or `Gate.check` raises, NewHere, NamedTooSoon, AnonymousTooSoon, AnonymousServerFull,
        DraftGone or SentAlready.
        """
        draft = form.checked(self._setup.of(guild).anonymous)
        if not (cared or knowingly) and await self._gate.needs_care(draft.story, draft.next):
            return CareNeeded(draft)
        self._gate.check_newcomer(guild, author)
        await self._gate.check(guild, draft.story, draft.next)
        self._sharing.ready_channel(guild)
        async with self._pages.once(page) as wanted:
            pid = None if wanted is None else RejectionId(wanted)
            if draft.how is How.NAMED:
                with self._pace.named_share(guild, author.user):
                    return await self._sharing.submit(guild, author, form, pid)
            self._pace.check_text(author.user)
            clues = () if knowingly else await _clues(draft, author)
            if clues:
                return CluesFound(draft, clues)
            with self._pace.text(author.user):
                check = self._pace.server(guild)
                return await self._sharing.submit(guild, author, form, pid, check)


async def _clues(draft: Draft, author: Author) -> tuple[Clue, ...]:
    return await asyncio.to_thread(find_clues, (draft.story, draft.next), author.names)
