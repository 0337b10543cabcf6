"""**Report to moderators**: a message menu on cards and notes, for everybody."""

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise
from rejectbot.bot.checks import MODERATE, require
from rejectbot.bot.client import RejectBot
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.tree import KEY, described
from rejectbot.domain.choices import chosen
from rejectbot.domain.ids import ChannelId, MessageId
from rejectbot.domain.reporting import ReportReason
from rejectbot.domain.safety_errors import NothingToModerate, NothingToReport
from rejectbot.services.reporting import Reporting
from rejectbot.ui.cards.reported import KEEP_VERB
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.form import values
from rejectbot.ui.forms.report import VERB, report_form
from rejectbot.ui.reply import Reply

_DIGITS_MOST = 19
_ID_MOST = 2**63 - 1
"""Of a message's id: what is larger is forged, and no database takes it."""


class Reports(commands.Cog):
    """Whoever is reported never learns of it, nor anybody by whom."""

    def __init__(self, bot: RejectBot, reporting: Reporting) -> None:
        self._bot = bot
        self._reporting = reporting
        self._menu = app_commands.ContextMenu(
            name=described("menu-report"),
            callback=self.open,
            extras={KEY: "command-menu-report"},
        )
        bot.router.on_form(VERB, self.reported)
        bot.router.on_control(KEEP_VERB, self.keep)

    async def cog_load(self) -> None:
        """A menu is no attribute that discord.py finds by itself."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it out again."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.guild_only()
    async def open(self, interaction: Interaction, message: discord.Message) -> None:
        """Open the form; whether this is a card or note shows when it is sent."""
        if self._bot.user is None or message.author.id != self._bot.user.id:
            raise NothingToReport
        await open_form(interaction, report_form(message.id, str(interaction.locale)))

    async def reported(self, interaction: Interaction, sent: CustomId) -> None:
        """Store it and say thanks; what follows of it may take Discord a while."""
        await promise(interaction)
        given = values(sent_components(interaction))
        guild, message = place_of(interaction), _message(sent)
        reason = chosen(ReportReason, given.get("reason"))
        words, thread = given.get("words", ""), ChannelId(interaction.channel_id or 0)
        what = await self._reporting.report(guild, who(interaction), message, reason, words, thread)
        is_below = what is not None and what.place.message != message
        locale = str(interaction.locale)
        told = say(locale, "report-known" if what is None else "report-thanks")
        if is_below:
            told = f"{told}\n{say(locale, 'report-below')}"
        await answer(interaction, Reply(told))
        if what is not None:
            await self._reporting.finish(guild, what.id)

    async def keep(self, interaction: Interaction, pressed: CustomId) -> None:
        """A moderator looked, and it stands; of what is hidden this is not offered."""
        require(interaction, MODERATE)
        await promise(interaction)
        if pressed.rejection is None:
            raise NothingToModerate
        guild, user, about = place_of(interaction), who(interaction).user, pressed.rejection
        what = await self._reporting.keep(guild, user, about)
        key = "report-kept" if what.has_message else "report-kept-private"
        await answer(interaction, Reply(say(str(interaction.locale), key)))
        await self._reporting.finish(guild, about)


def _message(sent: CustomId) -> MessageId:
    number = sent.more
    is_number = number.isascii() and number.isdecimal() and len(number) <= _DIGITS_MOST
    if not is_number or int(number) > _ID_MOST:
        raise NothingToReport
    return MessageId(int(number))
