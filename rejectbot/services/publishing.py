"""When what was accepted is done: at once, at its hour, after a failure, after a restart."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import structlog

from rejectbot.domain.errors import CardNotReady, DiscordUnreachable, PlaceRefusal, Refusal
from rejectbot.domain.ids import GuildId
from rejectbot.domain.limits import OUTBOX_OVERDUE, OUTBOX_RETRY_FIRST, OUTBOX_RETRY_LAST
from rejectbot.domain.rejection import How
from rejectbot.domain.safety_errors import CardHidden
from rejectbot.services.anonymity.parcel import BY_MODERATORS, Act, Parcel, Waiting
from rejectbot.services.doing import Doing, Done
from rejectbot.services.outbox import Outbox
from rejectbot.services.ports import Environment
from rejectbot.services.posting import Posting, Published
from rejectbot.services.rests import Rests
from rejectbot.services.team_goals import TeamGoals

if TYPE_CHECKING:
    from rejectbot.domain.ids import OutboxId

T = TypeVar("T")

log = structlog.get_logger(__name__)


class Publishing:
    """Sees to it that whatever was accepted happens once, over crashes and outages."""

    def __init__(
        self,
        outbox: Outbox,
        posting: Posting,
        doing: Doing,
        team_goals: TeamGoals,
        rests: Rests,
        environment: Environment,
    ) -> None:
        self._outbox = outbox
        self._posting = posting
        self._doing = doing
        self._team_goals = team_goals
        self._rests = rests
        self._now = environment.now
        self._later = environment.later
        self._busy: set[OutboxId] = set()
        self._failures: dict[OutboxId, int] = {}
        self._leftover: frozenset[OutboxId] = frozenset()

    async def publish(self, waiting: Waiting) -> Published | None:
        """Publish a share that was just accepted; None when it is held or will be tried again.

        Raises a PlaceRefusal for a named share that can't be posted: it is taken out of the
        outbox then, and its text belongs back to its author.
        """
        published = await self._first_try(
            waiting, lambda: self._do_share(waiting, look_first=False)
        )
        if published is not None:
            is_named = waiting.how is How.NAMED  # whoever shared anonymously was answered before
            await self._team_goals.published(waiting.guild, is_awaited=is_named)
        return published

    async def carry_out(self, act: Act) -> Done | None:
        """Do what was just accepted; None when it is held or will be tried again.

        Raises the Refusal for a named act that can't be done, as `publish` does.
        """
        return await self._first_try(act, lambda: self._do_act(act, look_first=False))

    async def carry_out_now(self, act: Act) -> None:
        """Do an anonymous act that was answered already, unless it waits for its hour."""
        if not act.waits_for_hour:
            await self.carry_out(act)

    async def publish_due(self) -> None:
        """Do what waited for this hour, in an order that tells nothing.

        What else is overdue and has no timer is done too: nothing depends on a restart.
        """
        await self._do_all(self._due(await self._outbox.waiting(), self._now()))
        await self._rests.forget_over()

    async def go_on(self, guild: GuildId) -> None:
        """What kept it is over: do what waits by name, and what moderators decided; the rest goes
        out at the full hour.
        """
        now, waiting = self._now(), await self._outbox.waiting()
        at_once = (each for each in waiting if each.guild == guild and _is_at_once(each))
        ready = [each for each in at_once if each.due <= now and each.id not in self._failures]
        await self._do_all((parcel, True) for parcel in ready)

    async def find_leftover(self) -> None:
        """Before this process takes anything in: see what an earlier one accepted."""
        self._leftover = frozenset(parcel.id for parcel in await self._outbox.remember())

    async def recover(self) -> None:
        """Do what an earlier process accepted, looking first for whether it is done."""
        now, waiting = self._now(), await self._outbox.waiting()
        left = (each for each in waiting if each.id in self._leftover and each.due <= now)
        await self._do_all((parcel, True) for parcel in left)

    def _due(self, waiting: list[Parcel], now: datetime) -> Iterator[tuple[Parcel, bool]]:
        """What to do, each with whether to look first for whether it is done."""
        for parcel in waiting:
            overdue = parcel.due <= now - OUTBOX_OVERDUE or self._rests.lets_go(parcel)
            of_this_hour = parcel.waits_for_hour and parcel.due <= now
            if parcel.id not in self._failures and (overdue or of_this_hour):
                yield parcel, overdue or parcel.id in self._leftover

    async def _do_all(self, parcels: Iterable[tuple[Parcel, bool]]) -> None:
        """One after the other, then celebrate: no card waits for what else is posted."""
        stood: dict[GuildId, None] = {}
        for parcel, look_first in parcels:
            done = await self._do_or_try_again(parcel, look_first=look_first)
            if isinstance(done, Published):
                stood[parcel.guild] = None
        for guild in stood:
            await self._team_goals.published(guild, is_awaited=False)

    async def release(self, parcel: Parcel) -> None:
        """Do what moderators let through, unless it waits for its hour."""
        if not parcel.waits_for_hour:
            await self._do_all([(parcel, False)])

    async def _first_try(self, parcel: Parcel, do: Callable[[], Awaitable[T]]) -> T | None:
        if parcel.held is not None or self._rests.stops(parcel):
            return None
        try:
            return await self._alone(parcel, do)
        except Refusal as refusal:
            if parcel.how is How.ANONYMOUS or isinstance(refusal, DiscordUnreachable):
                await self._refused(parcel, refusal)
                return None
            await self._outbox.remove(parcel.id)
            raise
        except Exception:
            # It is stored, so it will happen: to say that nothing happened would be untrue.
            log.exception("publish_crashed", id=parcel.pid.hex())
            await self._try_again(parcel)
            return None

    async def _do_or_try_again(
        self, parcel: Parcel, *, look_first: bool
    ) -> Published | Done | None:
        if self._rests.keeps(parcel):
            await self._let_wait(parcel)
            return None
        try:
            done = await self._alone(
                parcel, lambda: self._do_if_waiting(parcel, look_first=look_first)
            )
        except Refusal as refusal:
            await self._refused(parcel, refusal)
        except Exception:
            # One share's trouble must not keep the others from appearing.
            log.exception("publish_crashed", id=parcel.pid.hex())
            await self._try_again(parcel)
        else:
            self._failures.pop(parcel.id, None)
            return done
        return None

    async def _let_wait(self, parcel: Parcel) -> None:
        """No timer any more: it is looked at again each hour, and when the rest ends."""
        self._failures.pop(parcel.id, None)
        if self._rests.is_last_call(parcel):
            await self._outbox.give_back(parcel)

    async def _alone(self, parcel: Parcel, do: Callable[[], Awaitable[T]]) -> T | None:
        """Do it unless somebody is at it."""
        if parcel.id in self._busy:
            return None
        self._busy.add(parcel.id)
        try:
            return await do()
        finally:
            self._busy.discard(parcel.id)

    async def _do_if_waiting(self, parcel: Parcel, *, look_first: bool) -> Published | Done | None:
        if await self._outbox.find(parcel.id) is None:
            return None
        if isinstance(parcel, Waiting):
            return await self._do_share(parcel, look_first=look_first)
        return await self._do_act(parcel, look_first=look_first)

    async def _do_share(self, waiting: Waiting, *, look_first: bool) -> Published | None:
        published = await self._posting.stand(waiting, look_first=look_first)
        self._outbox.committed(waiting.id)
        return published

    async def _do_act(self, act: Act, *, look_first: bool) -> Done | None:
        done = await self._doing.do(act, look_first=look_first)
        self._outbox.committed(act.id)
        return done

    async def _refused(self, parcel: Parcel, refusal: Refusal) -> None:
        log.warning("publish_failed", id=parcel.pid.hex(), refusal=type(refusal).__name__)
        if isinstance(refusal, PlaceRefusal | CardNotReady | CardHidden):
            await self._try_again(parcel)
        else:  # the card is gone: trying again can't help
            self._failures.pop(parcel.id, None)
            await self._outbox.give_back(parcel)

    async def _try_again(self, parcel: Parcel) -> None:
        if await self._outbox.given_up(parcel, self._rests.tried_since(parcel)):
            self._failures.pop(parcel.id, None)
            return
        failures = self._failures[parcel.id] = self._failures.get(parcel.id, 0) + 1
        delay = min(OUTBOX_RETRY_FIRST * 2 ** min(failures - 1, 10), OUTBOX_RETRY_LAST)
        self._later(delay.total_seconds(), partial(self._retry, parcel))

    async def _retry(self, parcel: Parcel) -> None:
        try:
            still = await self._outbox.find(parcel.id)
        except Exception:
            # It is stored, and nobody else would try again before the next hour.
            log.exception("retry_crashed", id=parcel.pid.hex())
            await self._try_again(parcel)
            return
        if still is None:
            self._failures.pop(parcel.id, None)
        else:
            await self._do_all([(still, True)])


def _is_at_once(parcel: Parcel) -> bool:
    by_moderators = isinstance(parcel, Act) and parcel.deed in BY_MODERATORS
    return parcel.how is How.NAMED or by_moderators
