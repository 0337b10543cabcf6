"""Snowflakes, because discord.py reads the time, the order and the shard of a thing from its id."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

DISCORD_EPOCH_MS = 1_420_070_400_000
SPREAD = 32


@dataclass(slots=True)
class Snowflakes:
    """Hands out rising ids: 42 bits of milliseconds since 2015, then 22 bits to tell them apart."""

    _last_ms: int = 0
    _within: int = 0
    _guilds: int = 0
    _tokens: Iterator[int] = field(default_factory=count)

    def next(self) -> int:
        """An id of this moment, larger than every one before."""
        now = int(time.time() * 1000) - DISCORD_EPOCH_MS
        if now > self._last_ms:
            self._last_ms, self._within = now, 0
        else:
            self._within += 1
        return (self._last_ms << 22) + self._within

    def next_guild(self) -> int:
        """An id such that guilds made in a row fall to the shards in turn (up to 32 of them)."""
        ms = (self.next() >> 22) + 1
        self._last_ms = ms + (self._guilds - ms) % SPREAD
        self._within, self._guilds = 0, self._guilds + 1
        return self._last_ms << 22

    def token(self, kind: str) -> str:
        """A token that no other thing has."""
        return f"{kind}-{next(self._tokens)}"


def created_at(snowflake: int) -> float:
    """Seconds since 1970 at which an id was made."""
    return ((snowflake >> 22) + DISCORD_EPOCH_MS) / 1000
