"""Doing on Discord what moderators decided about a card or note: once, also after a crash."""

from functools import partial

import structlog

from rejectbot.domain.errors import CardUnknown
from rejectbot.domain.review import State
from rejectbot.services import moderable
from rejectbot.services.aftermath import Aftermath
from rejectbot.services.anonymity.aside import Aside, Put
from rejectbot.services.anonymity.parcel import Act, Deed
from rejectbot.services.covers import Covers
from rejectbot.services.lost_cards import message_is_gone
from rejectbot.services.moderable import Moderable, Sort
from rejectbot.services.ports import CardPlace
from rejectbot.services.reconciling import Reconciling
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import moderated, outbox
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)

_WANTED = {
    Deed.HIDE: State.HIDDEN,
    Deed.SHOW: State.PUBLISHED,
    Deed.REMOVE: State.REMOVED,
}
"""The state that a deed follows; in another one, something else was decided since."""


class SettingAside:
    """What was decided is stored already: here the message follows it."""

    def __init__(
        self,
        database: Database,
        aside: Aside,
        aftermath: Aftermath,
        setup: ServerSetup,
        covers: Covers,
        reconciling: Reconciling,
    ) -> None:
        self._database = database
        self._aside = aside
        self._aftermath = aftermath
        self._setup = setup
        self._covers = covers
        self._reconciling = reconciling

    async def do(self, act: Act) -> CardPlace | None:
        """Do and commit; None where that was done. Raises a PlaceRefusal."""
        about = target_of(act)
        what = await self._database.read(lambda tx: moderable.by_id(tx, act.guild, about))
        if what is not None and what.has_message and what.state is _WANTED[act.deed]:
            try:
                await self._change(act, what)
            except CardUnknown:
                await self._database.write(partial(message_is_gone, what=what))
        was_there = await self._database.write(partial(_done, act=act, about=about))
        log.info("done", id=about.hex(), name=act.deed.value)
        if what is None or not was_there:
            return None
        if act.deed is Deed.SHOW and what.sort is Sort.CARD:
            await self._reconciling.recount(what.place)
        return what.place

    async def _change(self, act: Act, what: Moderable) -> None:
        match act.deed:
            case Deed.HIDE:
                locale = self._setup.of(act.guild).locale
                keep = partial(self._keep, act)
                await self._covers.cover(what.place, what.channel, keep, locale)
            case Deed.SHOW:
                row = await self._database.read(lambda tx: moderated.find(tx, what.id))
                text = None if row is None or row.removed else self._aside.open(row)
                if text is not None:
                    await self._covers.uncover(what.place, what.channel, text)
            case _:
                last = partial(self._goes, what.id)
                await self._covers.delete(what.place, what.channel, last)

    async def _keep(self, act: Act, text: str) -> None:
        """What stands there now: an edit may have come since the moderator pressed.

        That may be days ago, and the text must be there for as long as if it were now.
        """
        about, today = target_of(act), await self._aside.today()

        def work(tx: Transaction) -> None:
            found = moderable.by_id(tx, act.guild, about)
            if found is not None and found.state is State.HIDDEN:
                moderated.save(tx, self._aside.close(about, act.guild, today, text, Put.TEXT))

        await self._database.write(work)

    async def _goes(self, about: bytes, text: str) -> None:
        await self._database.write(lambda tx: self._aftermath.goes(tx, about, text))


def target_of(act: Act) -> bytes:
    """The id of the card or note that a moderator's deed is about."""
    return act.note_id if any(act.note_id) else act.pid


def _done(tx: Transaction, act: Act, about: bytes) -> bool:
    if not outbox.remove(tx, act.id):
        return False
    found = moderable.by_id(tx, act.guild, about)
    if act.deed is Deed.SHOW and (found is None or found.state is not State.HIDDEN):
        row = moderated.find(tx, about)
        if row is not None and not row.removed:
            moderated.forget(tx, about)
    return True
