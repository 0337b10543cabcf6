"""Support: the four kind buttons of a card."""

from functools import partial

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise
from rejectbot.bot.counts import CardCounts
from rejectbot.bot.router import Router
from rejectbot.bot.standing import is_found_by
from rejectbot.domain.errors import CardRemoved, CardUnknown
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.support import SupportKind
from rejectbot.services.cards import Cards
from rejectbot.services.supporting import Supporting
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.views.support import pressed_reply


class Support(commands.Cog):
    """Answers to a card."""

    def __init__(
        self,
        router: Router,
        supporting: Supporting,
        cards: Cards,
        counts: CardCounts,
    ) -> None:
        self._supporting = supporting
        self._cards = cards
        self._counts = counts
        for kind in SupportKind:
            router.on_control(kind.value, partial(self.press, kind))

    async def press(self, kind: SupportKind, interaction: Interaction, pressed: CustomId) -> None:
        """Toggle one kind of support."""
        await promise(interaction)
        pid = _rejection(pressed)
        if interaction.message is not None and not interaction.message.flags.ephemeral:
            self._counts.saw(interaction.message)  # from /encourage it is a private page
        guild, user = GuildId(interaction.guild_id or 0), UserId(interaction.user.id)
        try:
            done = await self._supporting.press(guild, user, pid, kind)
        except CardRemoved:
            if not await is_found_by(interaction, self._cards, pid):
                raise
            done = await self._supporting.press(guild, user, pid, kind)
        await answer(interaction, pressed_reply(done, str(interaction.locale)))


def _rejection(used: CustomId) -> RejectionId:
    if used.rejection is None:
        raise CardUnknown
    return used.rejection
