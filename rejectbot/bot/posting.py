"""A public post that a member asked for, in the channel where they asked."""

import discord

from rejectbot.bot.answers import Interaction
from rejectbot.bot.refusing import refusing
from rejectbot.domain.errors import ChannelGone
from rejectbot.domain.ids import ChannelId


async def post_here(interaction: Interaction, view: discord.ui.LayoutView) -> None:
    """Post as a plain message of the bot, once for each press; raises a PlaceRefusal."""
    if interaction.channel_id is None:
        raise ChannelGone
    in_thread = isinstance(interaction.channel, discord.Thread)
    needed = ("view_channel", "send_messages_in_threads" if in_thread else "send_messages")
    given = interaction.app_permissions
    lacking = tuple(name for name in needed if not getattr(given, name))
    with refusing(ChannelId(interaction.channel_id), *needed, known=lacking):
        await interaction.client.get_partial_messageable(
            interaction.channel_id, guild_id=interaction.guild_id
        ).send(
            view=view,
            nonce=str(interaction.id),
            allowed_mentions=discord.AllowedMentions.none(),
        )
