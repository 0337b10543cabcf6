"""Badges: the page of one's own, from `/journey`, and which one the board shows."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_values
from rejectbot.bot.router import Router
from rejectbot.domain.badges import Badge
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import BadgeNotEarned
from rejectbot.services.badges import Badges as OwnBadges
from rejectbot.ui.cards import badges as card
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply


class Badges(commands.Cog):
    """Everything here is answered privately."""

    def __init__(self, router: Router, badges: OwnBadges) -> None:
        self._badges = badges
        router.on_control(card.VERB, self.open)
        router.on_control(card.SHOW_VERB, self.show)

    async def open(self, interaction: Interaction, pressed: CustomId) -> None:
        """The button on one's own page."""
        del pressed
        await promise(interaction)
        own = await self._badges.of(place_of(interaction), who(interaction).user)
        await answer(interaction, Reply(panel=card.badges_card(own, str(interaction.locale))))

    async def show(self, interaction: Interaction, used: CustomId) -> None:
        """The select: one to show on the board, or none."""
        del used
        await promise_update(interaction)
        value = next(iter(sent_values(interaction)), None)
        badge = chosen(Badge, value)
        if badge is None and value != card.NONE:
            raise BadgeNotEarned
        own = await self._badges.show(place_of(interaction), who(interaction).user, badge)
        await answer(interaction, Reply(panel=card.badges_card(own, str(interaction.locale))))
