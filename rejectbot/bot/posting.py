"""A public post that a member asked for, in the channel where they asked."""

import discord

from rejectbot.bot.answers import Interaction
from rejectbot.bot.publisher import refusing
from rejectbot.domain.errors import ChannelGone
from rejectbot.domain.ids import ChannelId


async def post_here(interaction: Interaction, view: discord.ui.LayoutView) -> None:
    """Post as a plain message of the bot; raises a PlaceRefusal."""
    if interaction.channel_id is None:
        raise ChannelGone
    with refusing(ChannelId(interaction.channel_id)):
        await interaction.client.get_partial_messageable(
            interaction.channel_id, guild_id=interaction.guild_id
        ).send(view=view, allowed_mentions=discord.AllowedMentions.none())
