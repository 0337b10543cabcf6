"""`/again`: somebody tried again; and, for who wanted it, how it went."""

from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_values
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.errors import NotYours, ToldAlready
from rejectbot.domain.ids import AttemptId
from rejectbot.domain.trying import Outcome
from rejectbot.services.telling import Telling
from rejectbot.services.trying import Trying
from rejectbot.ui.cards import asking
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import again as view

_OUTCOMES = {
    asking.WORKED_OUT_VERB: Outcome.WORKED_OUT,
    asking.NOT_THIS_TIME_VERB: Outcome.NOT_THIS_TIME,
}


class Again(commands.Cog):
    """The channel hears of an attempt only by its member's own press."""

    def __init__(self, router: Router, trying: Trying, telling: Telling) -> None:
        self._trying = trying
        self._telling = telling
        router.on_control(view.TELL_VERB, self.tell)
        router.on_control(view.UNTELL_VERB, self.take_down)
        router.on_control(view.ASK_VERB, self.ask)
        router.on_control(asking.LATER_VERB, self.later)
        router.on_control(asking.ENOUGH_VERB, self.enough)
        for verb in _OUTCOMES:
            router.on_control(verb, self.answered)

    @app_commands.command(name="again", description=described("command-again"))
    @app_commands.describe(what=described("option-again-what"))
    @app_commands.guild_only()
    async def again(self, interaction: Interaction, what: str | None = None) -> None:
        """Count an attempt."""
        await promise(interaction)
        tried = await self._trying.again(place_of(interaction), who(interaction).user, what)
        await answer(interaction, view.tried_reply(tried, str(interaction.locale)))

    @again.autocomplete("what")
    async def offer(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """One's own named rejections, newest first, by kind and day: their stories are not kept."""
        offered = await self._trying.offered(place_of(interaction), who(interaction).user)
        return view.choices(offered, typed, str(interaction.locale))

    async def tell(self, interaction: Interaction, pressed: CustomId) -> None:
        """Let the channel know."""
        await promise(interaction)
        wanted, locale = _of(pressed), str(interaction.locale)
        try:
            channel = await self._telling.tell(place_of(interaction), who(interaction), wanted)
        except ToldAlready as already:
            await answer(interaction, view.told_already_reply(already, wanted, locale))
            return
        await answer(interaction, view.told_reply(wanted, channel, locale))

    async def take_down(self, interaction: Interaction, pressed: CustomId) -> None:
        """Let the channel know no more."""
        await promise(interaction)
        await self._telling.take_down(place_of(interaction), who(interaction).user, _of(pressed))
        await answer(interaction, Reply(say(str(interaction.locale), "again-untold")))

    async def ask(self, interaction: Interaction, used: CustomId) -> None:
        """Choose when the inbox asks."""
        await promise(interaction)
        days = view.days_chosen(sent_values(interaction))
        await self._trying.ask_after(place_of(interaction), who(interaction).user, _of(used), days)
        await answer(interaction, view.will_ask_reply(days, str(interaction.locale)))

    async def answered(self, interaction: Interaction, pressed: CustomId) -> None:
        """It worked out, or not this time."""
        await promise(interaction)
        outcome = _OUTCOMES[pressed.verb]
        found = await self._trying.answer(
            place_of(interaction), who(interaction).user, _of(pressed), outcome
        )
        await answer(interaction, view.answered_reply(found, str(interaction.locale)))

    async def later(self, interaction: Interaction, pressed: CustomId) -> None:
        """Ask again in a week."""
        await promise(interaction)
        await self._trying.ask_later(place_of(interaction), who(interaction).user, _of(pressed))
        await answer(interaction, Reply(say(str(interaction.locale), "asking-moved")))

    async def enough(self, interaction: Interaction, pressed: CustomId) -> None:
        """Do not ask any more."""
        await promise(interaction)
        await self._trying.stop_asking(place_of(interaction), who(interaction).user, _of(pressed))
        await answer(interaction, Reply(say(str(interaction.locale), "asking-stopped")))


def _of(used: CustomId) -> AttemptId:
    if used.rejection is None:  # attempts have ids of the same length
        raise NotYours
    return AttemptId(used.rejection)
