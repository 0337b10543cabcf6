"""What moderators look at first, and where: a panel of `/setup`."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.checks import MANAGE_SERVER, require
from rejectbot.bot.people import place_of
from rejectbot.bot.quirks import sent_values
from rejectbot.bot.router import Router
from rejectbot.bot.settings_panel import SettingsPanel
from rejectbot.services.desks import Desks
from rejectbot.services.review_queue import ReviewQueue
from rejectbot.services.server_setup import Change, ServerSetup
from rejectbot.services.setting_changes import SettingChanges
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import moderators as view
from rejectbot.ui.views.setup import MODERATORS_VERB
from rejectbot.ui.views.top import Top


class Moderators(commands.Cog):
    """For members with Manage Server."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        changes: SettingChanges,
        queue: ReviewQueue,
        desks: Desks,
    ) -> None:
        self._setup = setup
        self._queue = queue
        self._panel = SettingsPanel(router, changes, view.UNDO_VERB, self._show, desks.catch_up)
        router.on_control(MODERATORS_VERB, self.open_panel)
        router.on_control(view.REVIEW_VERB, self.review_chosen)
        router.on_control(view.CHANNEL_VERB, self.channel_chosen)
        router.on_control(view.REPORTS_VERB, self.reports_chosen)

    async def open_panel(self, interaction: Interaction, pressed: CustomId) -> None:
        """The button in the first panel."""
        del pressed
        require(interaction, MANAGE_SERVER)
        await promise(interaction)
        await self._show(interaction, None)

    async def review_chosen(self, interaction: Interaction, used: CustomId) -> None:
        """What moderators look at first."""
        del used
        require(interaction, MANAGE_SERVER)
        await self._change(interaction, view.review_chosen(sent_values(interaction)))

    async def reports_chosen(self, interaction: Interaction, used: CustomId) -> None:
        """How many reports hide something."""
        del used
        require(interaction, MANAGE_SERVER)
        await self._change(interaction, view.reports_chosen(sent_values(interaction)))

    async def channel_chosen(self, interaction: Interaction, used: CustomId) -> None:
        """Where what waits is posted too; then it is."""
        del used
        require(interaction, MANAGE_SERVER)
        server = interaction.guild
        channels = [] if server is None else [channel.id for channel in server.text_channels]
        await self._change(interaction, view.channel_chosen(sent_values(interaction), channels))

    async def _change(self, interaction: Interaction, change: Change) -> None:
        await promise_update(interaction)
        await self._panel.change(interaction, change)

    async def _show(self, interaction: Interaction, top: Top | None) -> None:
        guild = place_of(interaction)
        now = view.ModeratorsNow(
            settings=self._setup.of(guild),
            desk=self._setup.desk_state(guild),
            waiting=await self._queue.count(guild),
            window_days=self._setup.window_days,
        )
        panel = view.moderators_panel(now, str(interaction.locale), top)
        await answer(interaction, Reply(panel=panel))
