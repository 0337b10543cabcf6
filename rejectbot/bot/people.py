"""Who acts and where, as the services know them."""

import discord

from rejectbot.bot.answers import Interaction
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.sharing import Author


def who(interaction: Interaction) -> Author:
    """The member by id, by the name shown in this server, by all their names, and since when."""
    user = interaction.user
    names = (user.name, user.global_name, getattr(user, "nick", None))
    joined = user.joined_at if isinstance(user, discord.Member) else None
    own = tuple(name for name in names if name)
    return Author(UserId(user.id), user.display_name, own, joined)


def place_of(interaction: Interaction) -> GuildId:
    """The server; every command and control of ours is used in one."""
    return GuildId(interaction.guild_id or 0)
