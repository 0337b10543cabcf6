"""Where Discord says no to the same thing again and again, it is not asked until something changes.

10,000 refused requests in 10 minutes ban the bot's address. So after three equal 403 or 404 a
target rests: the next answer is the last one, without a request. Each hour one request is let
through; whatever changes in the server, or `/setup`, ends the rest at once.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import discord
import structlog
from discord.http import Route

from rejectbot.bot.refusing import MISSING_ACCESS, UNKNOWN_CHANNEL

log = structlog.get_logger(__name__)

EQUAL_REFUSALS = 3
ASKED_AGAIN_AFTER = timedelta(hours=1)
_REMEMBERED = 1_000
"""Targets; beyond that the oldest refusal is forgotten, and asked for anew."""
_THREADS = "/threads"
_MESSAGES = "/channels/{channel_id}/messages"


@dataclass(slots=True)
class _Trouble:
    channel: int
    refusal: discord.HTTPException
    since: datetime
    times: int = 0
    ask_at: datetime | None = None


@dataclass(slots=True)
class Pauses:
    """`server_of`: which server a channel is in, as far as that is known."""

    now: Callable[[], datetime]
    server_of: Callable[[int], int | None]
    _troubles: dict[str, _Trouble] = field(default_factory=dict)

    async def ask(self, route: Route, request: Callable[[], Awaitable[Any]]) -> Any:
        """Send a request about a channel, unless its target rests; raises what Discord says."""
        if route.channel_id is None:
            return await request()
        self._check(route)
        try:
            answer = await request()
        except (discord.Forbidden, discord.NotFound) as refusal:
            self._refused(route, int(route.channel_id), refusal)
            raise
        for target in _targets(route) if self._troubles else ():
            self._troubles.pop(target, None)
        if self._troubles and route.path.endswith(_THREADS):
            self._lift(lambda channel: channel == int(answer["id"]))  # it was deleted before
        return answer

    def lift(self, guild: int) -> None:
        """Something changed in the server, or somebody looks after it: ask again."""
        self._lift(lambda channel: self.server_of(channel) in {guild, None})

    def since(self, guild: int) -> dict[int, datetime]:
        """Since when which channels of the server refuse something."""
        found: dict[int, datetime] = {}
        for trouble in self._troubles.values():
            if trouble.ask_at is not None and self.server_of(trouble.channel) == guild:
                earlier = found.get(trouble.channel, trouble.since)
                found[trouble.channel] = min(earlier, trouble.since)
        return found

    def stopped(self, channel: int) -> datetime | None:
        """Since when nothing can be posted in a channel, if it is not even tried any more."""
        to_post = _targets(Route("POST", _MESSAGES, channel_id=channel))[:2]
        troubles = [each for each in map(self._troubles.get, to_post) if each is not None]
        return min((each.since for each in troubles if each.ask_at is not None), default=None)

    def _lift(self, is_meant: Callable[[int], bool]) -> None:
        kept = {k: each for k, each in self._troubles.items() if not is_meant(each.channel)}
        self._troubles = kept

    def _check(self, route: Route) -> None:
        for target in _targets(route) if self._troubles else ():
            trouble = self._troubles.get(target)
            if trouble is None or trouble.ask_at is None:
                continue
            if self.now() < trouble.ask_at:
                raise _again(trouble.refusal)
            trouble.ask_at = self.now() + ASKED_AGAIN_AFTER

    def _refused(self, route: Route, channel: int, refusal: discord.HTTPException) -> None:
        target = _target(route, refusal)
        known = self._troubles.pop(target, None)
        if known is None or known.refusal.code != refusal.code:
            known = _Trouble(channel, refusal, self.now())
        known.times += 1
        if known.times == EQUAL_REFUSALS:
            known.ask_at = self.now() + ASKED_AGAIN_AFTER
            log.warning("target_paused", code=refusal.code, status=refusal.status)
        self._troubles[target] = known
        if len(self._troubles) > _REMEMBERED:
            del self._troubles[next(iter(self._troubles))]


def _again(refusal: discord.HTTPException) -> discord.HTTPException:
    """The same answer, for whoever turns it into words."""
    return type(refusal)(refusal.response, {"code": refusal.code, "message": refusal.text})


def _targets(route: Route) -> tuple[str, str, str]:
    """What a refusal can be about: the channel, something done in it, one thing in it."""
    return (f"{route.channel_id}", f"{route.channel_id} {route.key}", f"{route.key} {route.url}")


def _target(route: Route, refusal: discord.HTTPException) -> str:
    channel, doing, thing = _targets(route)
    if refusal.code in {UNKNOWN_CHANNEL, MISSING_ACCESS}:
        return channel
    return doing if isinstance(refusal, discord.Forbidden) else thing
