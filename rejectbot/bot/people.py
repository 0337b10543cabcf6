"""Who acts and where, as the services know them."""

from rejectbot.bot.answers import Interaction
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.sharing import Author


def who(interaction: Interaction) -> Author:
    """The member by id, by the name shown in this server, and by all their names."""
    user = interaction.user
    names = (user.name, user.global_name, getattr(user, "nick", None))
    return Author(UserId(user.id), user.display_name, tuple(name for name in names if name))


def place_of(interaction: Interaction) -> GuildId:
    """The server; every command and control of ours is used in one."""
    return GuildId(interaction.guild_id or 0)
