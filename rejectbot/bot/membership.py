"""Discord's own word for which servers the bot is in."""

import aiohttp
import discord

from rejectbot.bot.quirks import may_work_later
from rejectbot.bot.refusing import MISSING_ACCESS
from rejectbot.domain.errors import DiscordRefused, DiscordUnreachable
from rejectbot.domain.ids import GuildId

_UNKNOWN_GUILD = 10004
_NOT_A_MEMBER = (_UNKNOWN_GUILD, MISSING_ACCESS)
"""Discord's codes; any other refusal, such as a proxy's own, says nothing of the server."""


class DiscordMembership:
    """Asks, and does not look into discord.py's cache: a sharded one keeps servers that left."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def servers(self) -> frozenset[GuildId]:
        """Every server's id, a request for 200; raises DiscordUnreachable or DiscordRefused."""
        try:
            listed = self._client.fetch_guilds(limit=None, with_counts=False)
            return frozenset([GuildId(guild.id) async for guild in listed])
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _refusal(error) from None

    async def is_member(self, guild: GuildId) -> bool:
        """Whether the bot is in this one; raises DiscordUnreachable or DiscordRefused."""
        try:
            await self._client.fetch_guild(guild, with_counts=False)
        except discord.HTTPException as error:
            if error.code in _NOT_A_MEMBER:
                return False
            raise _refusal(error) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _refusal(error) from None
        return True


def _refusal(error: Exception) -> DiscordUnreachable | DiscordRefused:
    if isinstance(error, discord.HTTPException) and not may_work_later(error):
        return DiscordRefused()
    return DiscordUnreachable()
