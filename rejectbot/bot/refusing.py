"""What Discord says no to, turned into refusals that name what is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord
import structlog

from rejectbot.bot.quirks import may_work_later
from rejectbot.domain.errors import (
    CardUnknown,
    ChannelGone,
    DiscordRefused,
    DiscordUnreachable,
    PermissionsMissing,
)
from rejectbot.domain.ids import ChannelId

log = structlog.get_logger(__name__)

UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
MISSING_ACCESS = 50001
"""Discord's code for a place that can't even be seen."""


@contextmanager
def refusing(channel: ChannelId, *needed: str, known: tuple[str, ...] = ()) -> Iterator[None]:
    """Raise ChannelGone, CardUnknown, PermissionsMissing, DiscordUnreachable or DiscordRefused.

    The first two only where Discord's own code says so: a card that is called gone is given up.
    `needed` are the permissions that the request takes, `known` those that are known to be
    missing (discord.py's flag names): of a 403 the latter are named, without them the former.
    """
    try:
        yield
    except discord.NotFound as error:
        raise _not_found(error) from None
    except discord.Forbidden as error:
        missing = known or (("view_channel",) if error.code == MISSING_ACCESS else needed)
        raise PermissionsMissing(channel=channel, permissions=missing) from None
    except (discord.RateLimited, aiohttp.ClientError, TimeoutError, OSError):
        raise DiscordUnreachable from None
    except discord.HTTPException as error:
        if may_work_later(error):
            raise DiscordUnreachable from None
        log.error("discord_refused", code=error.code, status=error.status)
        raise DiscordRefused from None


def _not_found(error: discord.NotFound) -> Exception:
    if error.code == UNKNOWN_MESSAGE:
        return CardUnknown()
    return ChannelGone() if error.code == UNKNOWN_CHANNEL else DiscordUnreachable()
