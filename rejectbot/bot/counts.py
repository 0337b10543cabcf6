"""Counts on cards: edited in at once when nobody has pressed lately, else gathered."""

import asyncio
from collections.abc import Callable
from functools import partial

import aiohttp
import discord
import structlog

from rejectbot.bot.card_edits import CardEdits
from rejectbot.bot.quirks import may_work_later
from rejectbot.bot.refusing import UNKNOWN_MESSAGE
from rejectbot.domain.ids import RejectionId
from rejectbot.domain.limits import COUNT_EDIT_EVERY
from rejectbot.services.cards import Cards
from rejectbot.services.ports import CardPlace
from rejectbot.ui.cards.rejection import with_counts

log = structlog.get_logger(__name__)

_AFTER_FAILURE = 30.0
"""Seconds to wait when Discord did not take an edit."""
_REMEMBERED = 1_000
"""Cards whose last edit is remembered; more are pressed within 5 seconds nowhere."""


class CardCounts:
    """`services.ports.CountDisplay`: at most one edit in 5 seconds for each card, exact in the end.

    A card is edited from itself, since its story is stored nowhere else.
    """

    def __init__(self, cards: Cards, edits: CardEdits, monotonic: Callable[[], float]) -> None:
        self._cards = cards
        self._edits = edits
        self._monotonic = monotonic
        self._client: discord.Client | None = None
        self._tasks: dict[RejectionId, asyncio.Task[None]] = {}
        self._wanted: dict[RejectionId, CardPlace] = {}
        self._next_edit: dict[RejectionId, float] = {}
        self._seen: dict[int, discord.Message] = {}
        self._early: set[RejectionId] = set()

    def attach(self, client: discord.Client) -> None:
        """Use this client from now on."""
        self._client = client

    def saw(self, message: discord.Message) -> None:
        """Keep a card that Discord just showed us, until it is edited: it saves reading it."""
        self._seen[message.id] = message
        if len(self._seen) > _REMEMBERED:
            del self._seen[next(iter(self._seen))]

    def refresh(self, place: CardPlace) -> None:
        """Show the card's counts as soon as its last edit is 5 seconds old."""
        self._wanted[place.pid] = place
        if place.pid not in self._tasks:
            task = asyncio.create_task(self._keep_showing(place.pid))
            self._tasks[place.pid] = task
            task.add_done_callback(partial(self._ended, place.pid))

    def refresh_when_posted(self, pid: RejectionId) -> None:
        """Remember that a card has support before its place is stored."""
        self._early.add(pid)

    def posted(self, place: CardPlace) -> None:
        """Show what came early."""
        if place.pid in self._early:
            self._early.discard(place.pid)
            self.refresh(place)

    def _ended(self, pid: RejectionId, task: asyncio.Task[None]) -> None:
        self._tasks.pop(pid, None)
        if task.cancelled():
            return
        if task.exception() is not None:
            log.error("card_edit_crashed", id=pid.hex(), exc_info=task.exception())
            self._remember_edit(pid, _AFTER_FAILURE)
        if pid in self._wanted:  # wanted again in the moment between the last look and the end
            self.refresh(self._wanted[pid])

    async def finish(self, seconds: float) -> None:
        """Show at once whatever still waits, for so many seconds at most."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        try:
            async with asyncio.timeout(seconds):
                for place in list(self._wanted.values()):
                    await self._show(place)
        except TimeoutError:
            log.warning("counts_left_for_next_start", count=len(self._wanted))

    async def _keep_showing(self, pid: RejectionId) -> None:
        while pid in self._wanted:
            wait = self._next_edit.get(pid, 0.0) - self._monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            place = self._wanted.pop(pid)
            shown = False
            try:
                shown = await self._show(place)
            finally:
                if not shown:
                    self._wanted.setdefault(pid, place)
            self._remember_edit(pid, COUNT_EDIT_EVERY if shown else _AFTER_FAILURE)

    def _remember_edit(self, pid: RejectionId, pause: float) -> None:
        self._next_edit.pop(pid, None)
        self._next_edit[pid] = self._monotonic() + pause
        if len(self._next_edit) > _REMEMBERED:
            del self._next_edit[next(iter(self._next_edit))]

    async def _show(self, place: CardPlace) -> bool:
        """Edit the card; False when that should be tried again."""
        try:
            async with self._edits.alone(place.message):
                await self._edit(place)
        except (discord.RateLimited, aiohttp.ClientError, TimeoutError, OSError):
            return False
        except discord.HTTPException as error:
            if may_work_later(error):
                return False
            if error.code == UNKNOWN_MESSAGE:
                await self._cards.lost(place.pid)
            log.info("card_not_editable", id=place.pid.hex(), code=error.code)
        return True

    async def _edit(self, place: CardPlace) -> None:
        message = self._seen.pop(place.message, None)
        if message is None or not self._edits.is_current(message):
            message = await self._read(place)
        counts = await self._cards.counts(place.pid)
        await message.edit(
            view=with_counts(message, counts),
            allowed_mentions=discord.AllowedMentions.none(),
        )

    async def _read(self, place: CardPlace) -> discord.Message:
        if self._client is None:
            raise OSError("no client yet")
        channel = self._client.get_partial_messageable(place.channel, guild_id=place.guild)
        return await channel.fetch_message(place.message)
