"""A press on a card's own message shows that the card stands, whatever was found before."""

from rejectbot.bot.answers import Interaction
from rejectbot.domain.ids import GuildId, MessageId, RejectionId
from rejectbot.services.cards import Cards


async def is_found_by(interaction: Interaction, cards: Cards, pid: RejectionId) -> bool:
    """Whether this press brought back a card that was taken for deleted: then try again."""
    message = interaction.message
    if message is None:
        return False
    guild = GuildId(interaction.guild_id or 0)
    return await cards.stands(guild, pid, MessageId(message.id))
