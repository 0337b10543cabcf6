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


@dataclass(frozen=True, slots=True)
class Known:
    """A server's rules as they were at `read_at`."""

    rules: tuple[KeywordRule, ...]
    read_at: datetime


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

    async def count(self, guild: GuildId) -> int:
        """How many rules are applied, read anew; 0 where they can't be read."""
        if self.may_read(guild):
            await self._read(guild)
        return len(self._known.get(guild, Known((), self._now())).rules)

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
            await self._read(guild)
        elif now - known.read_at >= READ_EVERY:
            self._known[guild] = replace(known, read_at=now)  # nobody else asks meanwhile
            self._later(0, partial(self._read, guild))
        return self._known[guild].rules

    async def _read(self, guild: GuildId) -> None:
        before = self._known.get(guild, Known((), self._now()))
        try:
            async with asyncio.timeout(_PATIENCE_S):
                rules = await self._source.read(guild, self._setup.of(guild).channel)
        except (PlaceRefusal, TimeoutError):
            log.warning("automod_not_read")
            rules = before.rules
        self._known[guild] = Known(rules, self._now())


def _find(rules: tuple[KeywordRule, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit for rule in rules for text in texts for hit in rule.find(text)))
