"""Who acts, as the services know them."""

from rejectbot.bot.answers import Interaction
from rejectbot.domain.ids import UserId
from rejectbot.services.sharing import Author


def who(interaction: Interaction) -> Author:
    """The member by id and by the name shown in this server."""
    return Author(UserId(interaction.user.id), interaction.user.display_name)
