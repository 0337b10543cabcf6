"""Who acts and where, as the services know them."""

from rejectbot.bot.answers import Interaction
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.sharing import Author


def who(interaction: Interaction) -> Author:
    """The member by id and by the name shown in this server."""
    return Author(UserId(interaction.user.id), interaction.user.display_name)


def place_of(interaction: Interaction) -> GuildId:
    """The server; every command and control of ours is used in one."""
    return GuildId(interaction.guild_id or 0)
