"""The buttons of `/mod log`."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, promise_update
from rejectbot.bot.checks import MODERATE, require
from rejectbot.bot.log_page import show_log
from rejectbot.bot.router import Router
from rejectbot.services import moderators_log
from rejectbot.ui.cards.moderators_log import PAGE_VERB
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.pager import page_number


class ModeratorsLog(commands.Cog):
    """For members who may moderate others, at the moment they press."""

    def __init__(self, router: Router, log: moderators_log.ModeratorsLog) -> None:
        self._log = log
        router.on_control(PAGE_VERB, self.turn)

    async def turn(self, interaction: Interaction, pressed: CustomId) -> None:
        """Another page in the place of this one."""
        require(interaction, MODERATE)
        await promise_update(interaction)
        await show_log(interaction, self._log, page_number(pressed))
