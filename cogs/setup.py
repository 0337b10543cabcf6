"""`/setup`: one command makes a server ready, and its panel changes everything else."""

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_update
from rejectbot.bot.checks import MANAGE_SERVER, needs, require
from rejectbot.bot.pauses import Pauses
from rejectbot.bot.quirks import sent_components, sent_values
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import ChannelGone
from rejectbot.domain.ids import ChannelId, GuildId
from rejectbot.domain.rejection import AnonymousRule
from rejectbot.domain.settings import ServerSettings
from rejectbot.services.gate import Gate
from rejectbot.services.server_setup import Change, ServerSetup
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.form import values
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import setup as view
from rejectbot.ui.views import setup_choices as choices
from rejectbot.ui.views.setup_troubles import troubles


class Setup(commands.Cog):
    """For members with Manage Server."""

    def __init__(self, router: Router, setup: ServerSetup, gate: Gate, pauses: Pauses) -> None:
        self._pauses = pauses
        self._setup = setup
        self._gate = gate
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
        channel=described("option-setup-channel"), anonymous=described("option-setup-anonymous")
    )
    @app_commands.choices(
        anonymous=[
            app_commands.Choice(name=described(f"setup-anonymous-{rule.value}"), value=rule.value)
            for rule in AnonymousRule
        ]
    )
    @app_commands.guild_only()
    @needs(MANAGE_SERVER)
    async def setup(
        self,
        interaction: Interaction,
        channel: discord.TextChannel | None = None,
        anonymous: str | None = None,
    ) -> None:
        """Store what was given, then show the panel."""
        await promise(interaction)
        rule = chosen(AnonymousRule, anonymous)

        def change(old: ServerSettings) -> ServerSettings:
            return replace(
                old,
                channel=ChannelId(channel.id) if channel else old.channel,
                anonymous=rule or old.anonymous,
            )

        await self._change_and_show(interaction, change)

    async def chosen(self, interaction: Interaction, used: CustomId) -> None:
        """A select of the panel."""
        require(interaction, MANAGE_SERVER)
        await promise_update(interaction)
        chosen = sent_values(interaction)
        if used.verb == view.CHANNEL_VERB and not _is_text_channel(interaction, chosen):
            raise ChannelGone
        change = choices.chosen(used.verb, chosen)
        await self._change_and_show(interaction, change)

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
        await self._change_and_show(interaction, change)

    async def _change_and_show(self, interaction: Interaction, change: Change) -> None:
        guild = GuildId(interaction.guild_id or 0)
        settings = self._setup.of(guild)
        if change(settings) != settings:
            settings = await self._setup.change(guild, change)
        rests, refused = not self._gate.is_open(guild), self._pauses.since(guild)
        self._pauses.lift(guild)
        missing = self._setup.missing_permissions(guild)
        panel = view.setup_panel(
            settings,
            missing,
            str(interaction.locale),
            is_hidden=self._setup.is_hidden(guild),
            lacks_pictures=self._setup.lacks_pictures(guild),
            troubles=troubles(rests=rests, refused=refused, locale=str(interaction.locale)),
        )
        await answer(interaction, Reply(panel=panel))


def _is_text_channel(interaction: Interaction, chosen: list[str]) -> bool:
    """Whether a text channel of this server was chosen: a forged choice can name any number."""
    server = interaction.guild
    if server is None:
        return False
    return any([str(channel.id)] == chosen for channel in server.text_channels)
