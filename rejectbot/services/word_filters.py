"""A server's words and phrases: kept by moderators, compared with everything that members write."""

import asyncio
from collections.abc import Iterable

from rejectbot.domain.filters import (
    FilterAction,
    Matcher,
    Pattern,
    WordFilter,
    honest,
    pattern_of,
    read,
)
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.domain.limits import FILTERS_MOST
from rejectbot.domain.measures import Measure
from rejectbot.domain.safety_errors import FiltersFull, FilterUnknown, WordsAsked, WordsRefused
from rejectbot.services.moderators_log import ModeratorsLog
from rejectbot.storage import moderation, word_filters
from rejectbot.storage.engine import Database, Transaction

_GRAVEST_FIRST = (FilterAction.REFUSE, FilterAction.ASK)
_REFUSALS = {FilterAction.REFUSE: WordsRefused, FilterAction.ASK: WordsAsked}


class WordFilters:
    """Whole in memory, written through; who wrote what is never asked."""

    def __init__(self, database: Database, log: ModeratorsLog) -> None:
        self._database = database
        self._log = log
        self._known: dict[GuildId, dict[str, FilterAction]] = {}
        self._matchers: dict[GuildId, Matcher] = {}
        self._lock = asyncio.Lock()

    async def load(self) -> None:
        """Read those of every server."""
        found = await self._database.read(word_filters.load_all)
        self._known = {
            guild: {each.words: each.action for each in kept} for guild, kept in found.items()
        }

    def of(self, guild: GuildId) -> list[WordFilter]:
        """A server's, by their words."""
        known = self._known.get(guild, {})
        return [WordFilter(words, known[words]) for words in sorted(known)]

    def forget(self, guild: GuildId) -> None:
        """What is stored of the server is gone."""
        self._known.pop(guild, None)
        self._matchers.pop(guild, None)

    async def add(
        self, guild: GuildId, moderator: UserId, written: str, action: FilterAction
    ) -> WordFilter:
        """Look for these words from now on; raises FilterEmpty, FilterTooLong or FiltersFull."""
        new = WordFilter(pattern_of(written).written, action)
        logged = self._log.measure(
            guild, moderator, Measure.WORDS_ADDED, words=new.words, detail=action.value
        )

        def work(tx: Transaction) -> None:
            word_filters.save(tx, guild, new)
            moderation.add(tx, logged)

        async with self._lock:
            known = self._known.setdefault(guild, {})
            if new.words not in known and len(known) >= FILTERS_MOST:
                raise FiltersFull(most=FILTERS_MOST)
            await self._database.write(work)
            known[new.words] = action
            self._matchers.pop(guild, None)
        return new

    async def remove(self, guild: GuildId, moderator: UserId, written: str) -> str:
        """Look for these words no more; returns them, or raises FilterUnknown."""
        words = honest(written)
        logged = self._log.measure(guild, moderator, Measure.WORDS_REMOVED, words=words)

        def work(tx: Transaction) -> None:
            if not word_filters.remove(tx, guild, words):
                raise FilterUnknown
            moderation.add(tx, logged)

        async with self._lock:
            await self._database.write(work)
            self._known.get(guild, {}).pop(words, None)
            self._matchers.pop(guild, None)
        return words

    async def check(self, guild: GuildId, texts: Iterable[str]) -> None:
        """Raise WordsRefused or WordsAsked, with what was found in the texts, gravest first."""
        known, found = await self._found(guild, texts)
        for action in _GRAVEST_FIRST:
            words = tuple(
                dict.fromkeys(
                    text for pattern, text in found if known.get(pattern.written) is action
                )
            )
            if words:
                raise _REFUSALS[action](found=words)

    async def wants_review(self, guild: GuildId, texts: Iterable[str]) -> bool:
        """Whether moderators are to look first at texts that `check` let through."""
        if not self.reviews(guild):
            return False
        known, found = await self._found(guild, texts)
        return any(known.get(pattern.written) is FilterAction.REVIEW for pattern, _ in found)

    def reviews(self, guild: GuildId) -> bool:
        """Whether some words bring a text before moderators there."""
        return FilterAction.REVIEW in self._known.get(guild, {}).values()

    async def _found(
        self, guild: GuildId, texts: Iterable[str]
    ) -> tuple[dict[str, FilterAction], list[tuple[Pattern, str]]]:
        known = self._known.get(guild)
        if not known:
            return {}, []
        return known, await asyncio.to_thread(_find, self._matcher(guild), tuple(texts))

    def _matcher(self, guild: GuildId) -> Matcher:
        matcher = self._matchers.get(guild)
        if matcher is None:
            matcher = Matcher(map(pattern_of, self._known[guild]))
            self._matchers[guild] = matcher
        return matcher


def _find(matcher: Matcher, texts: tuple[str, ...]) -> list[tuple[Pattern, str]]:
    """Some milliseconds; with a text made to be slow, 100."""
    return [each for text in texts for each in matcher.find(read(text)).items()]
