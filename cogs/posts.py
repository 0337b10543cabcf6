"""What the bot posts by itself: the second panel of `/setup`, where it is turned on and off."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_update
from rejectbot.bot.checks import MANAGE_SERVER, require
from rejectbot.bot.people import place_of
from rejectbot.bot.quirks import sent_components, sent_values
from rejectbot.bot.router import Router
from rejectbot.bot.settings_panel import SettingsPanel
from rejectbot.domain.team_goal import checked_target
from rejectbot.services.asking import Asking
from rejectbot.services.server_setup import Change, ServerSetup
from rejectbot.services.setting_changes import SettingChanges
from rejectbot.services.team_goals import TeamGoals
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.form import values
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import posts as view
from rejectbot.ui.views import posts_choices as choices
from rejectbot.ui.views import posts_controls as controls
from rejectbot.ui.views.setup import POSTS_VERB
from rejectbot.ui.views.top import Top


class Posts(commands.Cog):
    """For members with Manage Server."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        changes: SettingChanges,
        team_goals: TeamGoals,
        asking: Asking,
    ) -> None:
        self._setup = setup
        self._panel = SettingsPanel(router, changes, controls.UNDO_VERB, self._show)
        self._team_goals = team_goals
        self._asking = asking
        router.on_control(POSTS_VERB, self.open_panel)
        for verb in (controls.DIGEST_DAY_VERB, controls.DIGEST_HOUR_VERB, controls.HOURS_VERB):
            router.on_control(verb, self.chosen)
        router.on_control(controls.ROLE_VERB, self.role_chosen)
        router.on_control(controls.GOAL_VERB, self.open_goal)
        router.on_form(controls.GOAL_VERB, self.goal_sent)

    async def open_panel(self, interaction: Interaction, pressed: CustomId) -> None:
        """The button in the first panel."""
        del pressed
        require(interaction, MANAGE_SERVER)
        await promise(interaction)
        await self._show(interaction, None)

    async def chosen(self, interaction: Interaction, used: CustomId) -> None:
        """A select of the panel."""
        require(interaction, MANAGE_SERVER)
        await self._change(interaction, choices.chosen(used.verb, sent_values(interaction)))

    async def role_chosen(self, interaction: Interaction, used: CustomId) -> None:
        """The role that is asked for an answer, or none."""
        del used
        require(interaction, MANAGE_SERVER)
        server = interaction.guild
        roles = [] if server is None else [role.id for role in server.roles]
        everyone = interaction.guild_id or 0  # @everyone has its server's id
        values = sent_values(interaction)
        await self._change(interaction, choices.role_chosen(values, everyone, roles))

    async def open_goal(self, interaction: Interaction, pressed: CustomId) -> None:
        """Ask for the team's goal."""
        del pressed
        require(interaction, MANAGE_SERVER)
        goal = self._setup.of(place_of(interaction)).team_goal
        await open_form(interaction, view.goal_form(goal, str(interaction.locale)))

    async def goal_sent(self, interaction: Interaction, sent: CustomId) -> None:
        """Set the team's goal, or let it go."""
        del sent
        require(interaction, MANAGE_SERVER)
        await promise(interaction)
        written = values(sent_components(interaction)).get("target", "")
        change = await self._team_goals.anew(place_of(interaction), checked_target(written))
        await self._panel.change(interaction, change)

    async def _change(self, interaction: Interaction, change: Change) -> None:
        await promise_update(interaction)
        await self._panel.change(interaction, change)

    async def _show(self, interaction: Interaction, top: Top | None) -> None:
        guild = place_of(interaction)
        settings = self._setup.of(guild)
        progress = await self._team_goals.progress(guild)
        now = view.PostsNow(
            settings, progress, self._asking.reach(settings), self._setup.lacks_pictures(guild)
        )
        panel = view.posts_panel(now, str(interaction.locale), top)
        await answer(interaction, Reply(panel=panel))
