"""Telling the channel of an attempt, once and only by its member's press, and taking that down.

What is known of the post is in the database at each step: an attempt is marked before it is posted,
so after a crash or an outage the next press looks for the post before it makes another one.
"""

import asyncio
from datetime import UTC, datetime, time, timedelta
from weakref import WeakValueDictionary

from rejectbot.domain.errors import (
    CardUnknown,
    DiscordUnreachable,
    NoChannelYet,
    NotYours,
    PlaceRefusal,
    TakenDownAlready,
    ToldAlready,
    ToldEnough,
    ToldTooLate,
)
from rejectbot.domain.ids import AttemptId, ChannelId, GuildId, MessageId, RejectionId, UserId
from rejectbot.domain.limits import TOLD_A_DAY, TOLD_WITHIN
from rejectbot.domain.periods import local_day
from rejectbot.domain.rejection import Rejection
from rejectbot.services.announcement import (
    Announcement,
    Announcer,
    TriedAgain,
    addressed,
    mark_of,
)
from rejectbot.services.gate import Gate
from rejectbot.services.lost_cards import remember_lost
from rejectbot.services.ports import CardPlace, Now, Publisher
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Author
from rejectbot.services.trying import own_standing
from rejectbot.storage import attempts
from rejectbot.storage.attempts import NOT_TOLD, TAKEN_DOWN, Attempt
from rejectbot.storage.attempts import Telling as Told
from rejectbot.storage.engine import Database, Transaction

_DAY = timedelta(days=1)
_ZONES_APART = timedelta(days=1)
"""A server's day begins and ends at most so far from the same day of UTC."""


class Telling:
    """For one's own attempts: others raise NotYours."""

    def __init__(
        self,
        database: Database,
        setup: ServerSetup,
        gate: Gate,
        announcer: Announcer,
        publisher: Publisher,
        now: Now,
    ) -> None:
        self._database = database
        self._setup = setup
        self._gate = gate
        self._announcer = announcer
        self._publisher = publisher
        self._now = now
        self._one_at_a_time: WeakValueDictionary[AttemptId, asyncio.Lock] = WeakValueDictionary()

    async def tell(self, guild: GuildId, who: Author, wanted: AttemptId) -> ChannelId:
        """Say in the channel that the member tried again: once. Returns the channel.

        Raises SharingRests, NotYours, ToldAlready, TakenDownAlready, ToldTooLate,
        ToldEnough, NoChannelYet or a PlaceRefusal. After DiscordUnreachable it may stand: the
        next press looks.
        """
        self._gate.check_open(guild)
        async with self._one_at_a_time.setdefault(wanted, asyncio.Lock()):
            found = await self._find(guild, who.user, wanted)
            if found.message is not None:
                raise ToldAlready
            if found.telling == TAKEN_DOWN:
                raise TakenDownAlready
            message = await self._look_for(found)
            if message is not None and found.channel is not None:
                await self._stands(found, found.channel, message)
                return found.channel
            return await self._post(found, who.name)

    async def take_down(self, guild: GuildId, user: UserId, wanted: AttemptId) -> None:
        """Take down what told the channel; the attempt counts, and is not told again.

        Raises NotYours or a PlaceRefusal.
        """
        async with self._one_at_a_time.setdefault(wanted, asyncio.Lock()):
            found = await self._find(guild, user, wanted)
            if found.channel is None:
                return
            message = found.message or await self._look_for(found)
            if message is not None:
                await self._publisher.delete_card(_place(found, found.channel, message))
            await self._store(found, TAKEN_DOWN)

    async def _post(self, found: Attempt, name: str) -> ChannelId:
        announcement = await self._announcement(found, name)
        await self._mark(found, announcement.channel)
        try:
            message = await self._announcer.announce(announcement)
        except DiscordUnreachable:
            raise  # it may have arrived
        except PlaceRefusal:
            await self._store(found, NOT_TOLD)
            raise
        await self._stands(found, announcement.channel, message)
        return announcement.channel

    async def _stands(self, found: Attempt, channel: ChannelId, message: MessageId) -> None:
        if not await self._store(found, Told(True, channel, message)):
            # Its member was erased meanwhile: nobody could find the post any more.
            await self._publisher.delete_card(_place(found, channel, message))

    async def _look_for(self, found: Attempt) -> MessageId | None:
        """The post of an attempt that was marked, where nothing says what became of it."""
        if not found.told or found.channel is None:
            return None
        since, before = told_between(found)
        return await self._announcer.find_announcement(
            found.guild, found.channel, mark_of(found.id), since, before
        )

    async def _announcement(self, found: Attempt, name: str) -> Announcement:
        after = await self._database.read(
            lambda tx: own_standing(tx, found.guild, found.user, found.pid)
        )
        settings = self._setup.of(found.guild)
        content = TriedAgain(name, None if after is None else await self._if_it_stands(after))
        made = addressed(settings, content, found.id)
        if made is None:
            raise NoChannelYet
        return made

    async def _if_it_stands(self, after: Rejection) -> Rejection | None:
        """The rejection, unless its card was deleted on Discord: nothing is to link there."""
        try:
            await self._publisher.read_card(
                CardPlace(after.id, after.guild, after.channel, after.message)
            )
        except CardUnknown:
            await remember_lost(self._database, after.id)
            return None
        return after

    async def _mark(self, found: Attempt, channel: ChannelId) -> None:
        zone = self._setup.of(found.guild).time_zone
        today = local_day(self._now(), zone)

        def work(tx: Transaction) -> None:
            if not found.told:
                _check_day(tx, found)
            attempts.set_telling(tx, found.guild, found.user, found.id, Told(True, channel))

        if today - found.day > TOLD_WITHIN:
            raise ToldTooLate
        await self._database.write(work)

    async def _store(self, found: Attempt, new: Told) -> bool:
        return await self._database.write(
            lambda tx: attempts.set_telling(tx, found.guild, found.user, found.id, new)
        )

    async def _find(self, guild: GuildId, user: UserId, wanted: AttemptId) -> Attempt:
        found = await self._database.read(lambda tx: attempts.find(tx, guild, user, wanted))
        if found is None:
            raise NotYours
        return found


def _check_day(tx: Transaction, found: Attempt) -> None:
    told = attempts.count_told_on_day(tx, found.guild, found.user, found.day)
    if told >= TOLD_A_DAY:
        raise ToldEnough(most=TOLD_A_DAY)


def told_between(found: Attempt) -> tuple[datetime, datetime]:
    """From when until when a post that told of it can have been made."""
    begin = datetime.combine(found.day, time(), UTC)
    return begin - _ZONES_APART, begin + TOLD_WITHIN + _DAY + _ZONES_APART


def _place(found: Attempt, channel: ChannelId, message: MessageId) -> CardPlace:
    return CardPlace(RejectionId(found.id), found.guild, channel, message)
