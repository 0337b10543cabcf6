"""Holding an author's next texts for review, and the buttons of `/mod held`."""

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_update
from rejectbot.bot.checks import MODERATE, require
from rejectbot.bot.holds_page import show_holds
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.domain.choices import chosen
from rejectbot.domain.holds import HoldDays
from rejectbot.domain.ids import HoldId
from rejectbot.domain.reviewing import Reason
from rejectbot.domain.safety_errors import HoldOver, NothingToModerate
from rejectbot.services import holds
from rejectbot.services.held_posts import HeldPosts
from rejectbot.ui.cards.holds import END_VERB, PAGE_VERB
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.form import values
from rejectbot.ui.forms.hold import HOLD_VERB, hold_form
from rejectbot.ui.pager import page_number
from rejectbot.ui.views.holds import put_reply


class Holds(commands.Cog):
    """For members who may moderate others, at the moment they press."""

    def __init__(self, router: Router, putting: holds.Holds, posts: HeldPosts) -> None:
        self._holds = putting
        self._posts = posts
        router.on_control(HOLD_VERB, self.ask)
        router.on_form(HOLD_VERB, self.put)
        router.on_control(PAGE_VERB, self.turn)
        router.on_control(END_VERB, self.end)

    async def ask(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the form; whether it is possible still shows when that is sent."""
        require(interaction, MODERATE)
        await open_form(interaction, hold_form(_about(pressed).hex(), str(interaction.locale)))

    async def put(self, interaction: Interaction, sent: CustomId) -> None:
        """Hold what its author writes next; of no length that we know, it is the shortest."""
        require(interaction, MODERATE)
        await promise(interaction)
        given = values(sent_components(interaction))
        days = next((each for each in HoldDays if str(each) == given.get("days")), HoldDays.DAY)
        wish = holds.HoldWish(_about(sent), days, chosen(Reason, given.get("reason")))
        put = await self._holds.put(place_of(interaction), who(interaction).user, wish)
        await answer(interaction, put_reply(put, str(interaction.locale)))

    async def turn(self, interaction: Interaction, pressed: CustomId) -> None:
        """Another page in the place of this one."""
        require(interaction, MODERATE)
        await promise_update(interaction)
        await show_holds(interaction, self._posts, page_number(pressed))

    async def end(self, interaction: Interaction, pressed: CustomId) -> None:
        """End one; the page comes back without it."""
        require(interaction, MODERATE)
        if pressed.rejection is None:  # 16 bytes as text, like any id of ours
            raise HoldOver
        await promise_update(interaction)
        hold = HoldId(pressed.rejection)
        await self._holds.end(place_of(interaction), who(interaction).user, hold)
        told = say(str(interaction.locale), "holds-ended")
        await show_holds(interaction, self._posts, told=told)


def _about(used: CustomId) -> bytes:
    if used.rejection is None:
        raise NothingToModerate
    return used.rejection
