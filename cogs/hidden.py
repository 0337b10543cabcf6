"""*Read it*: what is hidden, for a moderator alone, without showing it to anybody else."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise
from rejectbot.bot.checks import MODERATE, require
from rejectbot.bot.people import place_of
from rejectbot.bot.router import Router
from rejectbot.domain.safety_errors import NothingToModerate
from rejectbot.services.hidden_texts import HiddenTexts
from rejectbot.ui.cards.hidden import hidden_page
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply
from rejectbot.ui.views.moderating import READ_VERB


class Hidden(commands.Cog):
    """For members who may moderate others, at the moment they press; noted nowhere."""

    def __init__(self, router: Router, hidden: HiddenTexts) -> None:
        self._hidden = hidden
        router.on_control(READ_VERB, self.read)

    async def read(self, interaction: Interaction, pressed: CustomId) -> None:
        """Beside the page or message that it was pressed on, which stays as it is."""
        require(interaction, MODERATE)
        await promise(interaction)
        if pressed.rejection is None:
            raise NothingToModerate
        text = await self._hidden.read(place_of(interaction), pressed.rejection)
        await answer(interaction, Reply(panel=hidden_page(text, str(interaction.locale))))
