"""`/journey`: a member's own page, and taking down what they shared with their name."""

from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.services.profile import Profile
from rejectbot.ui.cards import journey as card
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply


class Journey(commands.Cog):
    """Everything here is answered privately."""

    def __init__(self, router: Router, profile: Profile) -> None:
        self._profile = profile
        router.on_control(card.MINE_VERB, self.mine)
        router.on_control(card.ASK_DELETE_VERB, self.ask_delete)
        router.on_control(card.DELETE_VERB, self.delete)

    @app_commands.command(name="journey", description=described("command-journey"))
    @app_commands.guild_only()
    async def journey(self, interaction: Interaction) -> None:
        """The member's own numbers."""
        await promise(interaction)
        shown = await self._profile.journey(*_who(interaction))
        panel = card.journey_card(shown, str(interaction.locale))
        await answer(interaction, Reply(panel=panel))

    async def mine(self, interaction: Interaction, pressed: CustomId) -> None:
        """One's own named rejections: a list of its own first, its pages in the same message."""
        page = pressed.more.partition(":")[0]
        turning = page.isdecimal() and len(page) <= 4
        await (promise_update(interaction) if turning else promise(interaction))
        guild, user = _who(interaction)
        mine = await self._profile.own_rejections(guild, user)
        locale = str(interaction.locale)
        if not mine:
            await answer(interaction, Reply(panel=card.nothing_listed_card(locale)))
            return
        last = (len(mine) - 1) // card.LISTED
        shown = min(int(page), last) if turning else 0
        await answer(interaction, Reply(panel=card.own_rejections_card(mine, guild, shown, locale)))

    async def ask_delete(self, interaction: Interaction, pressed: CustomId) -> None:
        """Say what deleting does before doing it."""
        await promise(interaction)
        rejection = await self._profile.own_rejection(*_who(interaction), _rejection(pressed))
        panel = card.confirm_delete_card(
            rejection,
            points_return=self._profile.points_return(rejection),
            locale=str(interaction.locale),
        )
        await answer(interaction, Reply(panel=panel))

    async def delete(self, interaction: Interaction, pressed: CustomId) -> None:
        """Take the card down."""
        await promise(interaction)
        deleted = await self._profile.delete(*_who(interaction), _rejection(pressed))
        key = "deleted-returned" if deleted.points_returned else "deleted-kept"
        await answer(interaction, Reply(say(str(interaction.locale), key)))


def _who(interaction: Interaction) -> tuple[GuildId, UserId]:
    return GuildId(interaction.guild_id or 0), UserId(interaction.user.id)


def _rejection(pressed: CustomId) -> RejectionId:
    if pressed.rejection is None:
        raise NotYours
    return pressed.rejection
