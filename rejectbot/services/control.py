"""What authors do about their own rejections: update, reply, edit, delete, put their name on."""

from dataclasses import dataclass, replace

from rejectbot.domain.errors import CardRemoved, CardUnknown, NotYours
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.rejection import (
    How,
    Rejection,
    Update,
    checked_story,
)
from rejectbot.domain.review import State
from rejectbot.domain.safety_errors import CardHidden
from rejectbot.domain.support import NoteText
from rejectbot.services.acts import Acts, Intent
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.gate import Gate
from rejectbot.services.owning import By, Claim, Owned, Owning
from rejectbot.services.pages import Page, Pages
from rejectbot.services.ports import CardPlace, CardTexts, Publisher
from rejectbot.services.sharing import Author
from rejectbot.storage.engine import Database


@dataclass(frozen=True, slots=True)
class Wish:
    """What an author asks for, unchecked; `later` counts for anonymous rejections only."""

    deed: Deed
    text: str = ""
    detail: str | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class WishCare:
    """Nothing was stored: what was wished goes back, with where to find help."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One of the asker's rejections with what stands on its card; None if nothing does."""

    owned: Owned
    claim: Claim
    texts: CardTexts | None


class Control:
    """Checks that a rejection is the asker's, then puts what they want into the outbox."""

    def __init__(
        self,
        database: Database,
        gate: Gate,
        owning: Owning,
        acts: Acts,
        pages: Pages,
        publisher: Publisher,
    ) -> None:
        self._database = database
        self._gate = gate
        self._owning = owning
        self._acts = acts
        self._pages = pages
        self._pace = gate.pace
        self._publisher = publisher

    async def recent_anonymous(self, guild: GuildId, user: UserId) -> list[Rejection]:
        """The user's own anonymous rejections inside the window, newest first."""
        return await self._database.read(lambda tx: self._owning.recent_anonymous(tx, guild, user))

    async def find_by_receipt(self, guild: GuildId, receipt: str) -> Claim:
        """What the receipt belongs to; raises NotYours."""
        written = receipt.strip().replace(" ", "").upper()
        if not written.isascii():
            raise NotYours
        return await self._database.read(lambda tx: self._owning.by_receipt(tx, guild, written))

    async def open(self, guild: GuildId, user: UserId, claim: Claim) -> OwnPage:
        """One's own rejection as it stands. Raises NotYours or a PlaceRefusal."""
        owned = await self._own(guild, user, claim)
        if owned.rejection.state is not State.PUBLISHED:
            return OwnPage(owned, claim, None)
        try:
            texts = await self._publisher.read_card(_place(owned.rejection))
        except CardUnknown:
            return OwnPage(owned, claim, None)
        return OwnPage(owned, claim, texts)

    async def take(
        self,
        guild: GuildId,
        who: Author,
        claim: Claim,
        wish: Wish,
        page: Page | None = None,
        *,
        cared: bool = False,
    ) -> Act | WishCare:
        """Take in what an author wrote, as `submit` does, unless they are to see where to find
        help first; `cared`: they have.

        What is sent from a `page` is sent once; raises DraftGone or SentAlready too.
        """
        text, _ = _checked(wish)
        if not cared and await self._gate.needs_care(text):
            return WishCare(replace(wish, text=text))
        async with self._pages.once(page) as sending:
            return await self.submit(guild, who, claim, wish, sending)

    async def submit(
        self,
        guild: GuildId,
        who: Author,
        claim: Claim,
        wish: Wish,
        sending: bytes | None = None,
    ) -> Act:
        """Store what the author asks for. Raises SharingRests (but for a deletion), NotYours,
        AnonymousTooSoon or a TextRefusal, and CardRemoved where the card was deleted on Discord
        or is hidden: then it can only be taken off the list.

        Writes one outbox row, whoever asks by whatever; nothing for who may not.
        """
        text, detail = _checked(wish)
        if wish.deed is not Deed.DELETE:
            await self._gate.check(guild, text)
        owned = await self._own(guild, who.user, claim)
        if not _is_open_to(wish.deed, owned.by):
            raise NotYours
        rejection = owned.rejection
        if rejection.state is not State.PUBLISHED and wish.deed is not Deed.DELETE:
            raise CardHidden if rejection.state is State.HIDDEN else CardRemoved
        intent = Intent(
            guild,
            rejection.id,
            wish.deed,
            rejection.how,
            text,
            detail,
            later=wish.later,
            shows_name=wish.deed is Deed.PUT_NAME,
            note_id=sending,
        )
        if intent.how is How.NAMED or wish.deed is Deed.DELETE:
            return await self._acts.store(who, intent)
        with self._pace.own_card(who.user):
            return await self._acts.store(who, intent)

    async def _own(self, guild: GuildId, user: UserId, claim: Claim) -> Owned:
        return await self._database.read(lambda tx: self._owning.own(tx, guild, user, claim))


def _is_open_to(deed: Deed, by: By) -> bool:
    """A name is put on by tag only; a named card goes with its points, through `profile`."""
    if deed is Deed.PUT_NAME:
        return by is By.TAG
    return deed is not Deed.DELETE or by is not By.NAME


def _checked(wish: Wish) -> tuple[str, str]:
    match wish.deed:
        case Deed.UPDATE:
            update = Update.checked(wish.detail, wish.text)
            return update.text, update.kind.value
        case Deed.EDIT:
            return checked_story(wish.text), ""
        case Deed.REPLY:
            return NoteText.checked(wish.text).text, ""
        case _:
            return "", ""


def _place(rejection: Rejection) -> CardPlace:
    return CardPlace(rejection.id, rejection.guild, rejection.channel, rejection.message)
