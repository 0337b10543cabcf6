"""Saying once how to begin, in the server's system channel; where that may not be, to nobody."""

import discord
import structlog

from rejectbot.bot.refusing import refusing
from rejectbot.domain.errors import CardUnknown, PlaceRefusal
from rejectbot.domain.ids import ChannelId
from rejectbot.ui.cards.first_steps import first_steps

log = structlog.get_logger(__name__)


async def post_first_steps(server: discord.Guild) -> None:
    """Post them in the server's own language; whoever calls this has noted that it did."""
    channel = server.system_channel
    if channel is None:
        return
    given = channel.permissions_for(server.me)
    if not (given.view_channel and given.send_messages):
        return
    try:
        with refusing(ChannelId(channel.id)):
            await channel.send(
                view=first_steps(str(server.preferred_locale)),
                nonce=str(server.id),
                allowed_mentions=discord.AllowedMentions.none(),
            )
    except (PlaceRefusal, CardUnknown) as refusal:
        log.warning("first_steps_not_posted", refusal=type(refusal).__name__)
        return
    log.info("first_steps_posted")
