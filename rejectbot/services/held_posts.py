"""Of whose card or note moderators may hold the author, and the pages of what they hold."""

from dataclasses import dataclass
from datetime import UTC, date

from rejectbot.domain.choices import chosen
from rejectbot.domain.ids import GuildId, HoldId, NoteId, RejectionId, UserId
from rejectbot.domain.limits import HOLDS_PAGE
from rejectbot.domain.rejection import How
from rejectbot.domain.reviewing import Reason
from rejectbot.domain.safety_errors import HoldTooLate, NothingToModerate
from rejectbot.services.anonymity.keyfile import KeyFile
from rejectbot.services.anonymity.keyring import first_link_day
from rejectbot.services.anonymity.links import post_key
from rejectbot.services.moderable import by_id, standing
from rejectbot.services.ports import CardPlace, Now
from rejectbot.storage import (
    anonymous,
    anonymous_holds,
    member_holds,
    notes,
    private_notes,
    rejections,
)
from rejectbot.storage.anonymous_holds import AnonymousHold
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.member_holds import MemberHold


@dataclass(frozen=True, slots=True)
class Target:
    """A card or note (`id`) with its named `author`, or with what an anonymous one is found by."""

    id: bytes
    how: How
    author: UserId | None = None
    tag: bytes | None = None
    key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A hold as moderators see it: `author` where it is about a named one, `until` a UTC day.

    `place`: the card or note, where it is still to be seen.
    """

    id: HoldId
    until: date
    reason: Reason | None
    author: UserId | None
    place: CardPlace | None


@dataclass(frozen=True, slots=True)
class HeldPage:
    """Up to `HOLDS_PAGE` holds, those of named authors first; `number` from 0, `count` of all."""

    holds: tuple[Held, ...]
    number: int
    count: int

    @property
    def has_more(self) -> bool:
        """Whether there is a page after this one."""
        return self.count > (self.number + 1) * HOLDS_PAGE


class HeldPosts:
    """Reads alone."""

    def __init__(self, database: Database, keys: KeyFile, window_days: int, now: Now) -> None:
        self._database = database
        self._keys = keys
        self._window_days = window_days
        self._now = now

    def find(self, tx: Transaction, guild: GuildId, about: bytes) -> Target:
        """The card or note, with what a hold takes; raises NothingToModerate or HoldTooLate."""
        how, author = _written(tx, guild, about)
        if how is How.NAMED:
            if author is None:
                raise HoldTooLate  # whoever wrote it had themselves erased
            return Target(about, how, author=author)
        link = anonymous.link(tx, RejectionId(about))
        if link is None or link.day < first_link_day(self._today(), self._window_days):
            raise HoldTooLate
        link_key = self._keys.link_key(link.day)
        if link_key is None:
            raise HoldTooLate
        return Target(about, how, tag=link.tag, key=post_key(link_key, link.pid))

    async def page(self, guild: GuildId, number: int) -> HeldPage:
        """A page of what is held there; the last one for a number past it."""
        return await self._database.read(lambda tx: self._page(tx, guild, number))

    def _page(self, tx: Transaction, guild: GuildId, number: int) -> HeldPage:
        today = self._today()
        found: list[MemberHold | AnonymousHold] = [
            *member_holds.of_guild(tx, guild, today),
            *anonymous_holds.of_guild(tx, guild, today),
        ]
        last = max(len(found) - 1, 0) // HOLDS_PAGE
        first = min(number, last) * HOLDS_PAGE
        shown = tuple(_held(tx, each) for each in found[first : first + HOLDS_PAGE])
        return HeldPage(shown, min(number, last), len(found))

    def _today(self) -> date:
        return self._now().astimezone(UTC).date()


def _written(tx: Transaction, guild: GuildId, about: bytes) -> tuple[How, UserId | None]:
    card = rejections.find(tx, RejectionId(about))
    if card is not None and card.rejection.guild == guild:
        return card.rejection.how, card.author
    note = notes.find(tx, NoteId(about))
    if note is not None and note.note.guild == guild:
        return note.note.how, note.author
    private = private_notes.find(tx, NoteId(about))
    if private is None or by_id(tx, guild, about) is None:  # nobody has reported it
        raise NothingToModerate
    return (How.ANONYMOUS if private.author is None else How.NAMED), private.author


def _held(tx: Transaction, hold: MemberHold | AnonymousHold) -> Held:
    author = hold.user if isinstance(hold, MemberHold) else None
    place = standing(tx, hold.guild, hold.pid)
    return Held(hold.id, hold.until, chosen(Reason, hold.reason), author, place)
