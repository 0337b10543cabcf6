"""Doing what somebody asked for about a rejection that stands: once, also after a crash."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import structlog

from rejectbot.domain.errors import CardNotReady
from rejectbot.domain.rejection import How
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.changing import Changing, mark_of
from rejectbot.services.doing_apart import APART, Apart
from rejectbot.services.keeping import Keeping
from rejectbot.services.looking import Card, Looking
from rejectbot.services.ports import CardPlace, PostedWords, Publisher, Words, WordsToPost
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import outbox, rejections
from rejectbot.storage.engine import Database, Transaction

if TYPE_CHECKING:
    from rejectbot.domain.ids import RejectionId

log = structlog.get_logger(__name__)

_CLOCKS_DIFFER = timedelta(minutes=2)
"""How far our clock may be ahead of Discord's when words are looked for by their time."""
_IN_THREAD = {Deed.NOTE: Words.NOTE, Deed.REPLY: Words.REPLY, Deed.UPDATE: Words.UPDATE}


@dataclass(frozen=True, slots=True)
class Done:
    """A deed that is done: its card, where its words stand if it has any, and what they earned."""

    place: CardPlace
    posted: PostedWords | None
    points: int = 0


class Doing:
    """Each deed changes Discord in a way that can be repeated, then commits once."""

    def __init__(
        self,
        database: Database,
        looking: Looking,
        keeping: Keeping,
        apart: Apart,
        setup: ServerSetup,
        publisher: Publisher,
    ) -> None:
        self._database = database
        self._looking = looking
        self._keeping = keeping
        self._apart = apart
        self._setup = setup
        self._publisher = publisher
        self._changing = Changing(publisher, setup)
        self._one_at_a_time: WeakValueDictionary[RejectionId, asyncio.Lock] = WeakValueDictionary()

    async def do(self, act: Act, *, look_first: bool) -> Done | None:
        """Do and commit; None when somebody else has committed it.

        `look_first`: it may be done already. Raises CardUnknown, CardRemoved, CardNotReady,
        UpdatesFull or a PlaceRefusal.
        """
        # Two first notes at once would else both mention the author, who asked for one mention.
        async with self._one_at_a_time.setdefault(act.pid, asyncio.Lock()):
            return await self._do(act, look_first=look_first)

    async def _do(self, act: Act, *, look_first: bool) -> Done | None:
        if act.deed in APART:
            place = await self._apart.do(act)
            return None if place is None else Done(place, None)
        in_any_way = act.deed is Deed.DELETE  # whoever deletes it wants it off their list
        card = await self._database.read(
            lambda tx: self._looking.card(tx, act.guild, act.pid, in_any_way=in_any_way)
        )
        if card.place is None:
            raise CardNotReady
        await self._changing.change(act, card.place, card.wants)
        posted = await self._post(act, card, card.place, look_first=look_first)
        return await self._commit(act, card, card.place, posted)

    async def _post(
        self, act: Act, card: Card, place: CardPlace, *, look_first: bool
    ) -> PostedWords | None:
        words = _IN_THREAD.get(act.deed)
        if words is None or not act.text:
            return None
        to_post = WordsToPost(
            place=place,
            thread=card.thread,
            words=words,
            writer_name=act.author_name if act.how is How.NAMED else None,
            text=act.text,
            mention=card.author if _tells(act, card) else None,
            nonce=act.nonce,
            mark=mark_of(act),
            settings=self._setup.of(act.guild),
        )
        if look_first:
            found = await self._publisher.find_words(to_post, act.due - _CLOCKS_DIFFER)
            if found is not None:
                return found
        return await self._publisher.post_words(to_post)

    async def _commit(
        self, act: Act, card: Card, place: CardPlace, posted: PostedWords | None
    ) -> Done | None:
        def work(tx: Transaction) -> Done | None:
            if not outbox.remove(tx, act.id):
                return None
            if posted is not None and card.thread != posted.thread:
                rejections.set_thread(tx, act.pid, posted.thread)
            if _tells(act, card):
                rejections.set_tell(tx, act.pid, tell=False)
            return Done(place, posted, self._keeping.keep(tx, act, card, posted))

        done = await self._database.write(work)
        log.info("done", id=act.pid.hex(), name=act.deed.value)
        return done


def _tells(act: Act, card: Card) -> bool:
    """Whether the author is mentioned: never by an anonymous note, which may be their own."""
    by_name = act.deed is Deed.NOTE and act.how is How.NAMED
    return by_name and card.tell and card.author != act.author
