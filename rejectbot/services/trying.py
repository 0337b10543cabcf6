"""Trying again: an attempt counts at once; `telling` lets the channel know, if its member wants.

Attempts follow named rejections or none. Of an anonymous one nobody could be told that it is
theirs, so none is offered.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from rejectbot.domain.errors import (
    AnsweredAlready,
    NothingOfThatName,
    NotYours,
    TriedEnough,
)
from rejectbot.domain.ids import (
    AttemptId,
    GuildId,
    RejectionId,
    UserId,
    rejection_id_from_text,
)
from rejectbot.domain.limits import ATTEMPTS_A_DAY
from rejectbot.domain.periods import local_day
from rejectbot.domain.points import Earning
from rejectbot.domain.rejection import Rejection
from rejectbot.domain.review import State
from rejectbot.domain.trying import ASK_AFTER_DAYS, ASK_LATER_DAYS, Outcome
from rejectbot.services.ports import Environment
from rejectbot.services.server_setup import ServerSetup
from rejectbot.storage import attempts, points, rejections
from rejectbot.storage.attempts import Attempt
from rejectbot.storage.engine import Database, Transaction
from rejectbot.storage.points import Earned

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Offered:
    """One of somebody's own rejections, shared `days` ago by the server's days."""

    rejection: Rejection
    days: int


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt that was stored, what it earned, and which rejection it followed."""

    attempt: Attempt
    points: int
    after: Rejection | None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answered question, and the rejection that the attempt followed, if that still stands."""

    outcome: Outcome
    rejection: Rejection | None


class Trying:
    """Every question is asked about one's own attempts: others raise NotYours."""

    def __init__(
        self,
        database: Database,
        setup: ServerSetup,
        environment: Environment,
    ) -> None:
        self._database = database
        self._setup = setup
        self._now = environment.now
        self._random_bytes = environment.random_bytes

    async def offered(self, guild: GuildId, user: UserId) -> list[Offered]:
        """The user's own named rejections that stand, newest first."""
        today = local_day(self._now(), self._setup.of(guild).time_zone)
        found = await self._database.read(lambda tx: rejections.of_author(tx, guild, user))
        mine = [each.rejection for each in found if each.rejection.state is State.PUBLISHED]
        return [Offered(rejection, (today - rejection.day).days) for rejection in mine]

    async def again(self, guild: GuildId, user: UserId, what: str | None) -> Tried:
        """Store an attempt, perhaps after the rejection whose id is `what`, and its points.

        Raises NothingOfThatName or TriedEnough.
        """
        settings = self._setup.of(guild)
        day = local_day(self._now(), settings.time_zone)
        pid = None if what is None else rejection_id_from_text(what)
        new = Attempt(AttemptId(self._random_bytes(_ID_BYTES)), guild, user, day, pid)

        def work(tx: Transaction) -> Tried:
            after = own_standing(tx, guild, user, pid)
            if what is not None and after is None:
                raise NothingOfThatName
            if attempts.count_on_day(tx, guild, user, day) >= ATTEMPTS_A_DAY:
                raise TriedEnough(most=ATTEMPTS_A_DAY)
            earlier = points.count_counted_on_day(tx, guild, user, Earning.ATTEMPT, day)
            worth = settings.points.for_attempt(earlier)
            attempts.add(tx, new)
            key = (guild, user, Earning.ATTEMPT, RejectionId(new.id))
            points.earn(tx, Earned(*key, day, worth.points, worth.counts))
            return Tried(new, worth.points, after)

        return await self._database.write(work)

    async def ask_after(self, guild: GuildId, user: UserId, wanted: AttemptId, days: int) -> None:
        """Have the inbox ask how it went after so many days: one of ASK_AFTER_DAYS.

        Raises NotYours or AnsweredAlready.
        """
        if days not in ASK_AFTER_DAYS:
            raise NotYours
        await self._ask_in(guild, user, wanted, days)

    async def ask_later(self, guild: GuildId, user: UserId, wanted: AttemptId) -> None:
        """Have the inbox ask a week later. Raises NotYours or AnsweredAlready."""
        await self._ask_in(guild, user, wanted, ASK_LATER_DAYS)

    async def stop_asking(self, guild: GuildId, user: UserId, wanted: AttemptId) -> None:
        """Let the question go; an answer that was given stays. Raises NotYours."""
        await self._set_asking(guild, user, wanted, None)

    async def answer(
        self, guild: GuildId, user: UserId, wanted: AttemptId, outcome: Outcome
    ) -> Answered:
        """Keep how it went; the question goes with it. Raises NotYours."""

        def work(tx: Transaction) -> Answered:
            found = attempts.find(tx, guild, user, wanted)
            if found is None:
                raise NotYours
            attempts.answer(tx, guild, user, wanted, outcome.value)
            return Answered(outcome, own_standing(tx, guild, user, found.pid))

        return await self._database.write(work)

    async def _ask_in(self, guild: GuildId, user: UserId, wanted: AttemptId, days: int) -> None:
        today = local_day(self._now(), self._setup.of(guild).time_zone)
        if not await self._set_asking(guild, user, wanted, today + timedelta(days=days)):
            raise AnsweredAlready

    async def _set_asking(
        self, guild: GuildId, user: UserId, wanted: AttemptId, on: date | None
    ) -> bool:
        """Returns False where it was answered: an old message may be pressed after a newer one."""

        def work(tx: Transaction) -> bool:
            if attempts.find(tx, guild, user, wanted) is None:
                raise NotYours
            return attempts.set_asking(tx, guild, user, wanted, ask_on=on)

        return await self._database.write(work)


def own_standing(
    tx: Transaction, guild: GuildId, user: UserId, pid: RejectionId | None
) -> Rejection | None:
    """The user's own named rejection, while it stands in this server."""
    found = None if pid is None else rejections.find(tx, pid)
    if found is None or found.author != user or found.rejection.guild != guild:
        return None
    return found.rejection if found.rejection.state is State.PUBLISHED else None
