"""A new season of the boards, from the panel of `/setup`, and going back."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.checks import MANAGE_SERVER, require
from rejectbot.bot.people import place_of
from rejectbot.bot.router import Router
from rejectbot.domain.errors import CardUnknown
from rejectbot.services.seasons import Seasons
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
        changed = await self._seasons.reset(place_of(interaction), seen)
        await answer(
            interaction, Reply(panel=view.season_changed(changed, str(interaction.locale)))
        )

    async def undo(self, interaction: Interaction, pressed: CustomId) -> None:
        """Go back from the season that was seen."""
        require(interaction, MANAGE_SERVER)
        seen = _season(pressed)
        await promise_update(interaction)
        changed = await self._seasons.undo(place_of(interaction), seen)
        await answer(
            interaction, Reply(panel=view.season_changed(changed, str(interaction.locale)))
        )


def _season(pressed: CustomId) -> int:
    if not pressed.more.isdecimal() or len(pressed.more) > _DIGITS_MOST:
        raise CardUnknown
    return int(pressed.more)
