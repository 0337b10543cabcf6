"""A new season of the boards, from the panel of `/setup`, and going back."""

from dataclasses import replace

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.checks import MANAGE_SERVER, require
from rejectbot.bot.people import place_of
from rejectbot.bot.router import Router
from rejectbot.domain.errors import CardUnknown
from rejectbot.services.seasons import SeasonChange, SeasonOutcome, Seasons
from rejectbot.services.server_setup import ServerSetup
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import season as view
from rejectbot.ui.views.setup import SEASON_VERB

_DIGITS_MOST = 4


class Season(commands.Cog):
    """For members with Manage Server."""

    def __init__(self, router: Router, setup: ServerSetup, seasons: Seasons) -> None:
        self._setup = setup
        self._seasons = seasons
        router.on_control(SEASON_VERB, self.ask)
        router.on_control(view.BEGIN_VERB, self.begin)
        router.on_control(view.UNDO_VERB, self.undo)

    async def ask(self, interaction: Interaction, pressed: CustomId) -> None:
        """The button in the panel: what it would do, before it does anything."""
        del pressed
        require(interaction, MANAGE_SERVER)
        await promise(interaction)
        guild = place_of(interaction)
        season, can_undo = self._setup.of(guild).season, self._seasons.can_undo(guild)
        panel = view.season_question(season, str(interaction.locale), can_undo=can_undo)
        await answer(interaction, Reply(panel=panel))

    async def begin(self, interaction: Interaction, pressed: CustomId) -> None:
        """Begin another season than the one that was seen."""
        require(interaction, MANAGE_SERVER)
        seen = _season(pressed)
        await promise_update(interaction)
        guild = place_of(interaction)
        changed = await self._seasons.reset(guild, seen)
        if changed.season.number == seen + 1 and self._seasons.began_today(guild):
            changed = replace(changed, outcome=SeasonOutcome.BEGUN)  # by a press just before
        await answer(
            interaction, Reply(panel=view.season_changed(changed, str(interaction.locale)))
        )

    async def undo(self, interaction: Interaction, pressed: CustomId) -> None:
        """Go back from the season that was seen."""
        require(interaction, MANAGE_SERVER)
        number, guild = _season(pressed), place_of(interaction)
        await promise_update(interaction)
        runs = self._setup.of(guild).season
        if runs.number == number and view.seen(runs) != pressed.more:
            changed = SeasonChange(SeasonOutcome.OTHER, runs)  # the number was used again
        else:
            changed = await self._seasons.undo(guild, number)
        if changed.season.number == number - 1 and changed.season.reset is None:
            changed = replace(changed, outcome=SeasonOutcome.UNDONE)  # by a press just before
        await answer(
            interaction, Reply(panel=view.season_changed(changed, str(interaction.locale)))
        )


def _season(pressed: CustomId) -> int:
    number = pressed.more.partition(".")[0]
    if not number.isdecimal() or len(number) > _DIGITS_MOST:
        raise CardUnknown
    return int(number)
