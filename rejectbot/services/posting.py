"""Making one accepted share stand in its channel: posted, then committed with its credit."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import structlog

from rejectbot.domain.errors import ChannelGone, PermissionsMissing
from rejectbot.domain.ids import MessageId
from rejectbot.domain.periods import local_day
from rejectbot.domain.rejection import How, Rejection
from rejectbot.domain.review import State
from rejectbot.services.anonymity.parcel import Waiting
from rejectbot.services.crediting import Crediting
from rejectbot.services.ports import CardPlace, CardToPost, CountDisplay, Now, Publisher
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import outbox, rejections
from rejectbot.storage.engine import Database, Transaction

log = structlog.get_logger(__name__)

_CLOCKS_DIFFER = timedelta(minutes=2)
"""How far our clock may be ahead of Discord's when a card is looked for by its time."""


@dataclass(frozen=True, slots=True)
class Published:
    """A card that stands; `points` is what its named author earned, 0 for an anonymous one.

    `for_goal`: it earned none, and counts for the goal that its named author set.
    """

    place: CardPlace
    points: int
    for_goal: bool = False


class Posting:
    """Makes a card stand; `publishing` sees to it that this is not done twice at once."""

    def __init__(
        self,
        database: Database,
        crediting: Crediting,
        setup: ServerSetup,
        publisher: Publisher,
        display: CountDisplay,
        now: Now,
    ) -> None:
        self._database = database
        self._crediting = crediting
        self._setup = setup
        self._publisher = publisher
        self._display = display
        self._now = now

    async def stand(self, waiting: Waiting, *, look_first: bool) -> Published | None:
        """Post and commit; None when somebody else has committed it.

        `look_first`: it may stand already. Raises a PlaceRefusal.
        """
        places = self._places(waiting)
        for place in places if look_first else ():
            message = await self._find(place)
            if message is not None:
                return await self._commit(place, message)
        for place in places:
            try:
                message = await self._publisher.post_card(self._card(place))
            except (ChannelGone, PermissionsMissing):
                # Both say that nothing was posted there, so the other channel can't double it.
                if place is places[-1]:
                    raise
            else:
                return await self._commit(place, message)
        return None

    def _places(self, waiting: Waiting) -> list[Waiting]:
        """The share for each channel it may go to, the first choice first.

        One that waited for its hour goes where all of that hour go: the channel chosen when it was
        sent would tell when that was. Others go there only when their own one refuses them.
        """
        chosen = self._setup.of(waiting.guild).channel
        if chosen is None or chosen == waiting.channel:
            return [waiting]
        moved = replace(waiting, channel=chosen)
        if waiting.waits_for_hour:
            return [moved, waiting]
        return [waiting, moved]

    async def _find(self, waiting: Waiting) -> MessageId | None:
        since = waiting.due - _CLOCKS_DIFFER
        try:
            return await self._publisher.find_card(
                waiting.guild, waiting.channel, waiting.pid, since
            )
        except ChannelGone:
            return None
        except PermissionsMissing:
            chosen = self._setup.of(waiting.guild).channel
            if chosen is None or chosen == waiting.channel:
                raise
            # An earlier channel that we may not read any more: waiting for it could last for ever.
            log.error("earlier_channel_unreadable", id=waiting.pid.hex())
            return None

    async def _commit(self, waiting: Waiting, message: MessageId) -> Published | None:
        settings = self._setup.of(waiting.guild)
        day = local_day(self._now(), settings.time_zone)
        key_day = await self._crediting.prepare()
        card = _rejection(waiting, message, day)
        place = CardPlace(waiting.pid, waiting.guild, waiting.channel, message)

        def work(tx: Transaction) -> Published | None:
            if not outbox.remove(tx, waiting.id):
                return None
            rejections.add(tx, card)
            points = self._crediting.credit(tx, waiting, settings.points, day, key_day)
            for_goal = not points and self._crediting.counts_for_goal(tx, waiting, day)
            return Published(place, points, for_goal)

        published = await self._database.write(work)
        self._display.posted(place)
        log.info("published", id=waiting.pid.hex())
        return published

    def _card(self, waiting: Waiting) -> CardToPost:
        return CardToPost(
            pid=waiting.pid,
            channel=waiting.channel,
            draft=waiting.draft,
            author_name=waiting.author_name if waiting.how is How.NAMED else None,
            nonce=waiting.nonce,
            settings=self._setup.of(waiting.guild),
        )


def _rejection(waiting: Waiting, message: MessageId, day: date) -> Rejection:
    return Rejection(
        id=waiting.pid,
        guild=waiting.guild,
        channel=waiting.channel,
        message=message,
        thread=None,
        kind=waiting.draft.kind,
        wants=waiting.draft.wants,
        how=waiting.draft.how,
        day=day,
        state=State.PUBLISHED,
    )
