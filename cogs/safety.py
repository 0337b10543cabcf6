"""The safety page of `/setup`, behind its button in the first panel."""

from dataclasses import replace

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_update
from rejectbot.bot.checks import MANAGE_SERVER, require
from rejectbot.bot.people import place_of
from rejectbot.bot.quirks import sent_components, sent_values
from rejectbot.bot.router import Router
from rejectbot.bot.settings_panel import SettingsPanel
from rejectbot.domain.settings import checked_care
from rejectbot.services.automod import AutoMod
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.setting_changes import SettingChanges
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.form import values
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import safety as view
from rejectbot.ui.views.setup import SAFETY_VERB
from rejectbot.ui.views.top import Top


class Safety(commands.Cog):
    """For members with Manage Server."""

    def __init__(
        self, router: Router, setup: ServerSetup, changes: SettingChanges, automod: AutoMod
    ) -> None:
        self._setup = setup
        self._automod = automod
        self._panel = SettingsPanel(router, changes, view.UNDO_VERB, self._show)
        router.on_control(SAFETY_VERB, self.open_panel)
        for verb in (view.LINKS_VERB, view.NEWCOMERS_VERB):
            router.on_control(verb, self.chosen)
        router.on_control(view.CARE_VERB, self.open_care)
        router.on_form(view.CARE_VERB, self.care_sent)

    async def open_panel(self, interaction: Interaction, pressed: CustomId) -> None:
        """The button in the first panel."""
        del pressed
        require(interaction, MANAGE_SERVER)
        await promise(interaction)
        await self._show(interaction, None)

    async def chosen(self, interaction: Interaction, used: CustomId) -> None:
        """A select of the panel."""
        require(interaction, MANAGE_SERVER)
        await promise_update(interaction)
        change = view.chosen(used.verb, sent_values(interaction))
        await self._panel.change(interaction, change)

    async def open_care(self, interaction: Interaction, pressed: CustomId) -> None:
        """Ask for the server's own words about help."""
        del pressed
        require(interaction, MANAGE_SERVER)
        settings = self._setup.of(place_of(interaction))
        await open_form(interaction, view.care_form(settings, str(interaction.locale)))

    async def care_sent(self, interaction: Interaction, sent: CustomId) -> None:
        """Store them, or that there are none."""
        del sent
        require(interaction, MANAGE_SERVER)
        await promise(interaction)
        words = checked_care(values(sent_components(interaction)).get("care", ""))
        await self._panel.change(interaction, lambda old: replace(old, care=words))

    async def _show(self, interaction: Interaction, top: Top | None) -> None:
        guild = place_of(interaction)
        applied, locale = await self._automod.look(guild), str(interaction.locale)
        panel = view.safety_panel(self._setup.of(guild), applied, locale, top)
        await answer(interaction, Reply(panel=panel))
