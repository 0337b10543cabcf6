"""Edits of one card, one after the other, each from the card as it then stands."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import discord

if TYPE_CHECKING:
    from datetime import datetime

_REMEMBERED = 1_000
"""Changed cards; a press that was on its way during an edit comes within seconds."""


class CardEdits:
    """Keeps edits of counts and edits of texts from undoing one another."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._changed: dict[int, datetime] = {}

    @asynccontextmanager
    async def alone(self, message: int) -> AsyncIterator[None]:
        """Edit this message inside, while nobody else does."""
        async with self._locks.setdefault(message, asyncio.Lock()):
            yield

    def changed(self, message: discord.Message) -> None:
        """Its texts were just changed to those of `message`, as Discord returned it."""
        if message.edited_at is not None:
            self._changed.pop(message.id, None)
            self._changed[message.id] = message.edited_at
        if len(self._changed) > _REMEMBERED:
            del self._changed[next(iter(self._changed))]

    def is_current(self, message: discord.Message) -> bool:
        """Whether `message`, seen in an event, can't be from before the last change of texts."""
        changed = self._changed.get(message.id)
        return changed is None or (message.edited_at is not None and message.edited_at >= changed)
