"""`/encourage`: who waits for a kind word, one card at a time."""

from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.people import place_of, who
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.services.encouraging import Encouraging, NobodyWaits, Offer
from rejectbot.services.server_setup import ServerSetup
from rejectbot.ui.cards.encourage import NEXT_VERB, end_card, gone_card, offer_card
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply


class Encourage(commands.Cog):
    """Support and notes are given with the card's own buttons, which stand here as well."""

    def __init__(self, router: Router, setup: ServerSetup, encouraging: Encouraging) -> None:
        self._setup = setup
        self._encouraging = encouraging
        router.on_control(NEXT_VERB, self.next)

    @app_commands.command(name="encourage", description=described("command-encourage"))
    @app_commands.guild_only()
    async def encourage(self, interaction: Interaction) -> None:
        """The first who waits."""
        await promise(interaction)
        await self._show(interaction)

    async def next(self, interaction: Interaction, pressed: CustomId) -> None:
        """Another one, in the same message."""
        del pressed
        await promise_update(interaction)
        await self._show(interaction)

    async def _show(self, interaction: Interaction) -> None:
        guild, locale = place_of(interaction), str(interaction.locale)
        found = await self._encouraging.next(guild, who(interaction).user)
        if isinstance(found, Offer):
            panel = offer_card(found, self._setup.of(guild), locale)
        elif isinstance(found, NobodyWaits):
            panel = end_card(found, locale)
        else:
            panel = gone_card(locale)
        await answer(interaction, Reply(panel=panel))
