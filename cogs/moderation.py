"""`/mod`: keeping the place safe, without knowing who wrote an anonymous text."""

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise
from rejectbot.bot.checks import MODERATE, needs
from rejectbot.bot.people import place_of, who
from rejectbot.bot.tree import described
from rejectbot.services.lockdowns import Lockdowns
from rejectbot.services.publishing import Publishing
from rejectbot.ui.copy import say
from rejectbot.ui.reply import Reply
from rejectbot.ui.views.lockdown import resting_words


class Moderation(commands.Cog):
    """For members who may moderate others."""

    mod = app_commands.Group(
        name="mod",
        description=described("command-mod"),
        guild_only=True,
        default_permissions=discord.Permissions(moderate_members=True),
    )
    lockdown = app_commands.Group(
        name="lockdown", description=described("command-mod-lockdown"), parent=mod
    )

    def __init__(self, lockdowns: Lockdowns, publishing: Publishing) -> None:
        self._lockdowns = lockdowns
        self._publishing = publishing

    @lockdown.command(name="on", description=described("command-mod-lockdown-on"))
    @needs(MODERATE)
    async def lockdown_on(self, interaction: Interaction) -> None:
        """Let sharing rest."""
        await promise(interaction)
        resting = await self._lockdowns.begin(place_of(interaction), who(interaction).user)
        await answer(interaction, Reply(resting_words(resting, str(interaction.locale))))

    @lockdown.command(name="off", description=described("command-mod-lockdown-off"))
    @needs(MODERATE)
    async def lockdown_off(self, interaction: Interaction) -> None:
        """Let sharing go on; the answer comes before what waited."""
        await promise(interaction)
        guild = place_of(interaction)
        was_resting = await self._lockdowns.lift(guild)
        key = "lockdown-lifted" if was_resting else "lockdown-none"
        await answer(interaction, Reply(say(str(interaction.locale), key)))
        if was_resting:
            await self._publishing.go_on(guild)
