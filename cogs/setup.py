"""`/setup`: one command makes a server ready, and its panel changes everything else."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_update
from rejectbot.bot.checks import MANAGE_SERVER, needs, require
from rejectbot.bot.pauses import Pauses
from rejectbot.bot.people import place_of
from rejectbot.bot.quirks import sent_components, sent_values
from rejectbot.bot.router import Router
from rejectbot.bot.settings_panel import SettingsPanel
from rejectbot.bot.tree import described
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import ChannelGone
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.reviewing import ReviewRule
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.desks import Desks
from rejectbot.services.gate import Gate
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.setting_changes import SettingChanges
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.form import values
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import setup as view
from rejectbot.ui.views import setup_choices as choices
from rejectbot.ui.views.moderators import desk_troubles
from rejectbot.ui.views.setting_changes import lately_changed
from rejectbot.ui.views.setup_troubles import troubles
from rejectbot.ui.views.top import Top


class Setup(commands.Cog):
    """For members with Manage Server."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        changes: SettingChanges,
        gate: Gate,
        pauses: Pauses,
        desks: Desks,
    ) -> None:
        self._pauses = pauses
        self._setup = setup
        self._changes = changes
        self._gate = gate
        self._panel = SettingsPanel(router, changes, view.UNDO_VERB, self._show, desks.catch_up)
        for verb in (
            view.CHANNEL_VERB,
            view.ANONYMOUS_VERB,
            view.EMOJI_VERB,
            view.LANGUAGE_VERB,
        ):
            router.on_control(verb, self.chosen)
        for verb in (view.POINTS_VERB, view.CREDIT_VERB, view.ZONE_VERB):
            router.on_control(verb, self.open_form)
            router.on_form(verb, self.form_sent)

    @app_commands.command(name="setup", description=described("command-setup"))
    @app_commands.describe(
        channel=described("option-setup-channel"),
        moderators_channel=described("option-setup-moderators-channel"),
        review=described("option-setup-review"),
        anonymous=described("option-setup-anonymous"),
    )
    @app_commands.choices(
        review=[
            app_commands.Choice(name=described(f"setup-review-{rule.value}"), value=rule.value)
            for rule in ReviewRule
        ],
        anonymous=[
            app_commands.Choice(name=described(f"setup-anonymous-{rule.value}"), value=rule.value)
            for rule in AnonymousRule
        ],
    )
    @app_commands.guild_only()
    @needs(MANAGE_SERVER)
    async def setup(
        self,
        interaction: Interaction,
        channel: discord.TextChannel | None = None,
        moderators_channel: discord.TextChannel | None = None,
        review: str | None = None,
        anonymous: str | None = None,
    ) -> None:
        """Store what was given, then show the panel."""
        await promise(interaction)
        rule, looked_at = chosen(AnonymousRule, anonymous), chosen(ReviewRule, review)
        desk = moderators_channel

        def change(old: ServerSettings) -> ServerSettings:
            return replace(
                old,
                channel=ChannelId(channel.id) if channel else old.channel,
                moderators_channel=ChannelId(desk.id) if desk else old.moderators_channel,
                review=looked_at or old.review,
                anonymous=rule or old.anonymous,
            )

        await self._panel.change(interaction, change)

    async def chosen(self, interaction: Interaction, used: CustomId) -> None:
        """A select of the panel."""
        require(interaction, MANAGE_SERVER)
        await promise_update(interaction)
        chosen = sent_values(interaction)
        if used.verb == view.CHANNEL_VERB and not _is_text_channel(interaction, chosen):
            raise ChannelGone
        change = choices.chosen(used.verb, chosen)
        await self._panel.change(interaction, change)

    async def open_form(self, interaction: Interaction, pressed: CustomId) -> None:
        """A button of the panel that asks for text."""
        require(interaction, MANAGE_SERVER)
        settings = self._setup.of(GuildId(interaction.guild_id or 0))
        locale = str(interaction.locale)
        if pressed.verb == view.ZONE_VERB:
            await open_form(interaction, view.zone_form(settings, locale))
        elif pressed.verb == view.CREDIT_VERB:
            await open_form(interaction, view.credit_form(settings, locale))
        else:
            await open_form(interaction, view.points_form(settings.points, locale))

    async def form_sent(self, interaction: Interaction, sent: CustomId) -> None:
        """A form of the panel."""
        require(interaction, MANAGE_SERVER)
        await promise(interaction)
        change = choices.written(sent.verb, values(sent_components(interaction)))
        await self._panel.change(interaction, change)

    async def _show(self, interaction: Interaction, top: Top | None) -> None:
        guild = place_of(interaction)
        settings = self._setup.of(guild)
        locale, desk = str(interaction.locale), self._setup.desk_state(guild)
        if top is None:
            top = lately_changed(await self._changes.recent(guild), settings, locale)
        rests, refused = not self._gate.is_open(guild), self._pauses.since(guild)
        self._pauses.lift(guild)
        in_the_way = troubles(rests=rests, refused=refused, locale=locale)
        now = view.SetupNow(
            settings,
            self._setup.missing_permissions(guild),
            is_hidden=self._setup.is_hidden(guild),
            lacks_pictures=self._setup.lacks_pictures(guild),
            troubles=[*in_the_way, *desk_troubles(settings, desk, locale)],
        )
        panel = view.setup_panel(now, locale, top)
        await answer(interaction, Reply(panel=panel))


def _is_text_channel(interaction: Interaction, chosen: list[str]) -> bool:
    """Whether a text channel of this server was chosen: a forged choice can name any number."""
    server = interaction.guild
    if server is None:
        return False
    return any([str(channel.id)] == chosen for channel in server.text_channels)
