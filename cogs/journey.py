"""`/journey`: a member's own page, and the list of their rejections."""

from functools import partial

from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.illustrated import answer_illustrated
from rejectbot.bot.painter import Painter
from rejectbot.bot.people import place_of, who
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.services.control import Control
from rejectbot.services.profile import Profile
from rejectbot.services.years import Years
from rejectbot.ui.cards import journey as card
from rejectbot.ui.charts.year import year_chart
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply


class Journey(commands.Cog):
    """Everything here is answered privately."""

    def __init__(
        self, router: Router, profile: Profile, years: Years, control: Control, painter: Painter
    ) -> None:
        self._profile = profile
        self._years = years
        self._control = control
        self._painter = painter
        router.on_control(card.MINE_VERB, self.mine)

    @app_commands.command(name="journey", description=described("command-journey"))
    @app_commands.guild_only()
    async def journey(self, interaction: Interaction) -> None:
        """The member's own numbers."""
        await promise(interaction)
        guild, user, locale = place_of(interaction), who(interaction).user, str(interaction.locale)
        shown = await self._profile.journey(guild, user)
        year = year_chart(await self._years.of(guild, user), locale)
        page = partial(card.journey_card, shown, year, locale)
        await answer_illustrated(interaction, self._painter, [year], page)

    async def mine(self, interaction: Interaction, pressed: CustomId) -> None:
        """One's own rejections: a list of its own first, its pages in the same message."""
        page = pressed.more.partition(":")[0]
        turning = page.isdecimal() and len(page) <= 4
        await (promise_update(interaction) if turning else promise(interaction))
        guild, user = place_of(interaction), who(interaction).user
        named = await self._profile.own_rejections(guild, user)
        mine = [*named, *await self._control.recent_anonymous(guild, user)]
        mine.sort(key=lambda rejection: rejection.message, reverse=True)
        locale = str(interaction.locale)
        if not mine:
            await answer(interaction, Reply(panel=card.nothing_listed_card(locale)))
            return
        last = (len(mine) - 1) // card.LISTED
        shown = min(int(page), last) if turning else 0
        await answer(interaction, Reply(panel=card.own_rejections_card(mine, shown, locale)))
