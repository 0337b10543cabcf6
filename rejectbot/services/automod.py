"""The server's own AutoMod keyword rules, where the bot may read them: a bot's posts pass by
AutoMod, so what a member could not write themselves must not be posted for them either.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from rejectbot.domain.errors import PlaceRefusal
from rejectbot.domain.filters.keywords import KeywordRule
from rejectbot.domain.ids import GuildId
from rejectbot.domain.safe_text import quoted
from rejectbot.domain.safety_errors import WordsRefused
from rejectbot.services.ports import Environment, KeywordRules
from rejectbot.services.server_setup import ServerSetup

log = structlog.get_logger(__name__)

READ_EVERY = timedelta(minutes=10)
"""Who changes a rule tries it out soon; a request each ten minutes in which somebody writes."""
_PATIENCE_S = 2.0
"""What somebody waits for the rules at most, before their text is taken without them."""


_TRIED_AGAIN_AFTER = timedelta(seconds=30)
"""After a read that failed, each time twice as long, up to `READ_EVERY`."""


@dataclass(frozen=True, slots=True)
class Known:
    """A server's rules as they were last read, if they ever were; from `ask_at` on they are read
    again. `failures`: how many reads failed since.
    """

    ask_at: datetime
    rules: tuple[KeywordRule, ...] | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Applied:
    """How many rules hold for what the bot posts; unless it `was_read` now, those of before."""

    rules: int = 0
    may_read: bool = True
    was_read: bool = True


class AutoMod:
    """Reads them when somebody writes; whose text it is, is asked nowhere."""

    def __init__(self, source: KeywordRules, setup: ServerSetup, environment: Environment) -> None:
        self._source = source
        self._setup = setup
        self._now = environment.now
        self._later = environment.later
        self._known: dict[GuildId, Known] = {}

    def may_read(self, guild: GuildId) -> bool:
        """Whether the bot may read the rules of this server."""
        return self._source.may_read(guild)

    async def look(self, guild: GuildId) -> Applied:
        """What is applied, read anew."""
        if not self.may_read(guild):
            return Applied(may_read=False)
        known = await self._read(guild)
        return Applied(len(known.rules or ()), was_read=not known.failures)

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        self._known.pop(guild, None)

    async def check(self, guild: GuildId, texts: Iterable[str]) -> None:
        """Raise WordsRefused for what AutoMod keeps out: as it is written, and as it is posted."""
        rules = await self._rules(guild)
        if not rules:
            return
        links = self._setup.of(guild).links
        written = tuple(texts)
        posted = tuple(quoted(text, links) for text in written)
        found = await asyncio.to_thread(_find, rules, written + posted)
        if found:
            raise WordsRefused(found=found)

    async def _rules(self, guild: GuildId) -> tuple[KeywordRule, ...]:
        if not self.may_read(guild):
            self._known.pop(guild, None)
            return ()
        known, now = self._known.get(guild), self._now()
        if known is None:
            known = await self._read(guild)
        elif now >= known.ask_at:
            self._known[guild] = replace(known, ask_at=now + READ_EVERY)  # nobody else asks now
            if known.rules is None:
                known = await self._read(guild)
            else:
                self._later(0, partial(self._refresh, guild))
        return known.rules or ()

    async def _refresh(self, guild: GuildId) -> None:
        await self._read(guild)

    async def _read(self, guild: GuildId) -> Known:
        """What is known from now on: after a read that failed, what was known before."""
        before = self._known.get(guild) or Known(self._now())
        try:
            async with asyncio.timeout(_PATIENCE_S):
                rules = await self._source.read(guild, self._setup.of(guild).channel)
        except (PlaceRefusal, TimeoutError):
            log.warning("automod_not_read")
            wait = min(_TRIED_AGAIN_AFTER * 2 ** min(before.failures, 10), READ_EVERY)
            known = Known(self._now() + wait, before.rules, before.failures + 1)
        else:
            known = Known(self._now() + READ_EVERY, rules)
        self._known[guild] = known
        return known


def _find(rules: tuple[KeywordRule, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit for rule in rules for text in texts for hit in rule.find(text)))
