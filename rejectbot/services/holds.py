"""Holding an author's next texts for review, as moderators ask for it, see it and end it."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, date
from functools import partial

import structlog

from rejectbot.domain.holds import HoldDays, last_day
from rejectbot.domain.ids import GuildId, HoldId, UserId
from rejectbot.domain.limits import HOLDS_A_DAY, HOLDS_MOST
from rejectbot.domain.measures import HOLDING, Measure
from rejectbot.domain.rejection import How
from rejectbot.domain.reviewing import Reason
from rejectbot.domain.safety_errors import (
    HeldAlready,
    HeldOnce,
    HoldOver,
    HoldsFull,
    HoldsOfDay,
)
from rejectbot.services import held_once
from rejectbot.services.anonymity.keyfile import KeyFile, KeyFileError
from rejectbot.services.held_authors import HeldAuthors
from rejectbot.services.held_posts import HeldPosts, Target
from rejectbot.services.holds_put import HoldsPut
from rejectbot.services.moderators_log import ModeratorsLog
from rejectbot.services.ports import Environment
from rejectbot.storage import anonymous_holds, member_holds, moderation
from rejectbot.storage.anonymous_holds import AnonymousHold
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.member_holds import MemberHold
from rejectbot.storage.moderation import Moderation

log = structlog.get_logger(__name__)

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class HoldWish:
    """What a moderator asks for: `about` is the id of a card or of a note."""

    about: bytes
    days: HoldDays
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """A hold that is stored: of a named author or not, and its last UTC day."""

    how: How
    until: date


class Holds:
    """Rows first, then keys: a key without its row is destroyed by the next sweep, and a row
    without its key holds nobody.
    """

    def __init__(
        self,
        database: Database,
        keys: KeyFile,
        posts: HeldPosts,
        authors: HeldAuthors,
        log: ModeratorsLog,
        environment: Environment,
    ) -> None:
        self._database = database
        self._keys = keys
        self._posts = posts
        self._authors = authors
        self._log = log
        self._now = environment.now
        self._random_bytes = environment.random_bytes
        self._alone = asyncio.Lock()
        self._put = HoldsPut()

    async def put(self, guild: GuildId, moderator: UserId, wish: HoldWish) -> Put:
        """Hold what its author writes next, in the way in which this is written: named or not.

        Raises NothingToModerate, HoldTooLate, HeldOnce, HeldAlready, HoldsOfDay or HoldsFull; then
        nothing was stored. Raises KeyFileError.
        """
        hold = HoldId(self._random_bytes(_ID_BYTES))
        until = last_day(self._today(), wish.days)

        def work(tx: Transaction, known: int) -> tuple[Target, Moderation, int]:
            target = self._posts.find(tx, guild, wish.about)
            logged = self._logged(guild, moderator, wish, target.how)
            put = max(known, _put_on(tx, guild, moderator, logged.day))
            _check_room(tx, guild, put, self._today())
            self._store(tx, hold, target, until, logged)
            return target, logged, put + 1

        async with self._alone:  # what is counted is still true when it is used
            known = self._put.of(guild, moderator, self._log.today(guild))
            target, logged, put = await self._database.write(partial(work, known=known))
            self._authors.begun(guild, target.how)
            if target.key is not None:
                await self._keep_key(hold, target.key, until, logged)
            self._put.remember(guild, moderator, logged.day, put)
        log.info("hold_begun", name=target.how.value)
        return Put(target.how, until)

    async def end(self, guild: GuildId, moderator: UserId, hold: HoldId) -> None:
        """Let it end before its time; raises HoldOver where there is none (any more)."""

        def work(tx: Transaction) -> None:
            about = _remove(tx, guild, hold)
            ended = self._log.measure(guild, moderator, Measure.HOLD_ENDED, about=about)
            moderation.add(tx, ended)

        await self._database.write(work)
        await self._keys.end_hold(hold)
        log.info("hold_ended")

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        self._put.forget(guild)

    def _logged(self, guild: GuildId, moderator: UserId, wish: HoldWish, how: How) -> Moderation:
        """Of an anonymous card or note there is one such row for good: it is held once."""
        detail = None if wish.reason is None else wish.reason.value
        logged = self._log.measure(
            guild, moderator, HOLDING[wish.days], about=wish.about, detail=detail
        )
        return logged if how is How.NAMED else replace(logged, id=held_once.mark(wish.about))

    def _store(
        self, tx: Transaction, hold: HoldId, target: Target, until: date, logged: Moderation
    ) -> None:
        today, guild = self._today(), logged.guild
        if target.author is not None:
            new = MemberHold(hold, guild, target.author, target.id, until, logged.reason)
            if not member_holds.add(tx, new, today):
                found = member_holds.of_member(tx, guild, target.author, today)
                raise HeldAlready(until=until if found is None else found.until)
            moderation.add(tx, logged)
        elif target.tag is not None:
            held = AnonymousHold(hold, guild, target.id, target.tag, until, logged.reason)
            if not (moderation.add(tx, logged) and anonymous_holds.add(tx, held)):
                raise HeldOnce

    async def _keep_key(self, hold: HoldId, key: bytes, until: date, logged: Moderation) -> None:
        def undo(tx: Transaction) -> None:
            anonymous_holds.remove(tx, logged.guild, hold)
            moderation.undo(tx, logged.id)

        try:
            await self._keys.make_hold(hold, key, until)
        except KeyFileError:
            await self._database.write(undo)
            raise

    def _today(self) -> date:
        return self._now().astimezone(UTC).date()


def _put_on(tx: Transaction, guild: GuildId, moderator: UserId, day: date) -> int:
    whats = [each.value for each in HOLDING.values()]
    return moderation.count(tx, guild, moderator, day, whats)


def _check_room(tx: Transaction, guild: GuildId, put: int, today: date) -> None:
    if put >= HOLDS_A_DAY:
        raise HoldsOfDay(most=HOLDS_A_DAY)
    active = anonymous_holds.count(tx, guild, today) + member_holds.count(tx, guild, today)
    if active >= HOLDS_MOST:
        raise HoldsFull(most=HOLDS_MOST)


def _remove(tx: Transaction, guild: GuildId, hold: HoldId) -> bytes:
    """Returns what it was about; raises HoldOver."""
    found = anonymous_holds.find(tx, guild, hold) or member_holds.find(tx, guild, hold)
    if found is None:
        raise HoldOver
    anonymous_holds.remove(tx, guild, hold)
    member_holds.remove(tx, guild, hold)
    return found.pid
