"""The bot as discord.py sees it: few intents, no caches of people or messages."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import discord
import structlog
from discord.ext import commands

from rejectbot.bot import quirks
from rejectbot.bot.answers import Interaction
from rejectbot.bot.errands import Errands
from rejectbot.bot.pauses import Pauses
from rejectbot.bot.router import Router
from rejectbot.bot.tree import CommandTree

log = structlog.get_logger(__name__)

FINISH_WITHIN = 5.0
"""Seconds that work under way gets when the bot ends; the whole end takes less than 10."""


@dataclass(frozen=True, slots=True)
class Turns:
    """What the composition root does at the turns of the bot's life."""

    start: Callable[["RejectBot"], Awaitable[None]]
    shard_ready: Callable[[int], Coroutine[Any, Any, None]]
    guild_back: Callable[[int], Coroutine[Any, Any, None]]
    guild_added: Callable[[int], Coroutine[Any, Any, None]]
    guild_removed: Callable[[int], Coroutine[Any, Any, None]]
    stop: Callable[[], Awaitable[None]]


class RejectBot(commands.AutoShardedBot):
    """Knows no use-case: cogs hold the commands, the router holds buttons and forms."""

    def __init__(
        self,
        *,
        turns: Turns,
        router: Router,
        errands: Errands,
        shard_count: int | None,
        shard_ids: tuple[int, ...] | None,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.guild_reactions = True
        self._wanted: dict[str, Callable[[Any], bool]] = {}
        self._ending = False
        only: dict[str, Any] = {} if shard_ids is None else {"shard_ids": list(shard_ids)}
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=CommandTree,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            shard_count=shard_count,
            **only,
        )
        self.router = router
        self.pauses = Pauses(discord.utils.utcnow, self._server_of)
        self.errands = errands
        self._turns = turns

    @property
    def ending(self) -> bool:
        """Whether the bot takes nothing new in."""
        return self._ending

    def shard_of(self, guild: int) -> int:
        """The shard that Discord serves this server on."""
        return (guild >> 22) % (self.shard_count or 1)

    def _server_of(self, channel: int) -> int | None:
        found = self.get_channel(channel)
        guild = getattr(found, "guild", None)
        return None if guild is None else int(guild.id)

    def pass_only(self, event: str, wanted: Callable[[Any], bool]) -> None:
        """Drop an event unless `wanted` says so, before a task is made for it."""
        self._wanted[event] = wanted

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Hand an event on, if it is wanted and the bot is not about to end.

        An interaction that comes then is left unanswered: the member's form stays open.
        """
        if self._ending and event_name == "interaction":
            return
        wanted = self._wanted.get(event_name)
        if wanted is None or wanted(*args):
            super().dispatch(event_name, *args, **kwargs)

    async def setup_hook(self) -> None:
        """Open everything before the gateway is reached."""
        quirks.send_through(self, self.pauses.ask)
        await self._turns.start(self)

    async def on_shard_ready(self, shard_id: int) -> None:
        """After a READY, not after a resume: events may have been lost."""
        servers = sum(guild.shard_id == shard_id for guild in self.guilds)
        log.info("ready", shard=shard_id, count=servers)
        self.errands.start(self._turns.shard_ready(shard_id))

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server came back after an outage: its events may have been lost too."""
        self.pauses.lift(guild.id)
        self.errands.start(self._turns.guild_back(guild.id))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added to a server, for the first time or again."""
        self.pauses.lift(guild.id)
        self.errands.start(self._turns.guild_added(guild.id))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed, or the server deleted; an outage does not come here."""
        self.errands.start(self._turns.guild_removed(guild.id))

    async def on_guild_channel_create(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is there: what was refused is asked again, here and below."""
        self.pauses.lift(channel.guild.id)

    async def on_guild_channel_update(
        self, _: discord.abc.GuildChannel, channel: discord.abc.GuildChannel
    ) -> None:
        """Its permissions may have changed."""
        self.pauses.lift(channel.guild.id)

    async def on_guild_role_update(self, _: discord.Role, role: discord.Role) -> None:
        """So may the bot's own."""
        self.pauses.lift(role.guild.id)

    async def on_member_update(self, _: discord.Member, member: discord.Member) -> None:
        """Of the bot itself, which may have other roles now; nobody else's change is looked at."""
        if self.user is not None and member.id == self.user.id:
            self.pauses.lift(member.guild.id)

    async def on_thread_update(self, _: discord.Thread, thread: discord.Thread) -> None:
        """It may have been unlocked."""
        self.pauses.lift(thread.guild.id)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Commands go through the tree; everything else through the router."""
        self.errands.join()
        await self.router.dispatch(interaction)

    async def close(self) -> None:
        """End within 10 seconds, with nothing lost: take nothing new in, finish what is begun."""
        if self._ending:
            await super().close()
            return
        self._ending = True
        try:
            await self.errands.finish(FINISH_WITHIN)
            await self._turns.stop()
        finally:
            await super().close()
