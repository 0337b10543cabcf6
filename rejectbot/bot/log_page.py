"""The page of `/mod log`, as an answer to the command or in its own place."""

from rejectbot.bot.answers import Interaction, answer
from rejectbot.bot.people import place_of
from rejectbot.services.moderators_log import ModeratorsLog
from rejectbot.ui.cards.moderators_log import log_page
from rejectbot.ui.reply import Reply


async def show_log(interaction: Interaction, log: ModeratorsLog, number: int = 0) -> None:
    """One page, counted from 0."""
    page = await log.page(place_of(interaction), number)
    await answer(interaction, Reply(panel=log_page(page, str(interaction.locale))))
