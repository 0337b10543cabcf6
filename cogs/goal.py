"""`/goal`: how many rejections a member wants to collect, by when, and how far they are."""

from functools import partial

from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise
from rejectbot.bot.illustrated import answer_illustrated
from rejectbot.bot.painter import Painter
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.goal import GOAL_LEAST, GOAL_MOST, Headway, goal_target
from rejectbot.domain.goal_day import offered
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.goals import Goals
from rejectbot.ui.cards import goal as card
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms import goal as form
from rejectbot.ui.forms.form import values
from rejectbot.ui.reply import Reply


class Goal(commands.Cog):
    """Everything here is answered privately."""

    goal = app_commands.Group(name="goal", description=described("command-goal"), guild_only=True)

    def __init__(self, router: Router, goals: Goals, painter: Painter) -> None:
        self._goals = goals
        self._painter = painter
        router.on_control(card.VERB, self.open)
        router.on_control(form.VERB, self.open_form)
        router.on_form(form.VERB, self.sent)

    @goal.command(name="set", description=described("command-goal-set"))
    @app_commands.describe(target=described("option-goal-target"), by=described("option-goal-by"))
    async def set_target(
        self,
        interaction: Interaction,
        target: app_commands.Range[int, GOAL_LEAST, GOAL_MOST],
        by: str | None = None,
    ) -> None:
        """Set one, or change the one there is."""
        await promise(interaction)
        now = await self._goals.set_target(*_whose(interaction), target, by)
        await self._show(interaction, now, is_new=True)

    @set_target.autocomplete("by")
    async def days(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer days from memory: what is typed is asked about at every key."""
        days = offered(self._goals.today(place_of(interaction)))
        choices = card.day_choices(days, typed, str(interaction.locale))
        return [app_commands.Choice(name=name, value=day) for name, day in choices.items()]

    @goal.command(name="show", description=described("command-goal-show"))
    async def show(self, interaction: Interaction) -> None:
        """How far it is."""
        await promise(interaction)
        await self._show(interaction, await self._goals.of(*_whose(interaction)))

    async def open(self, interaction: Interaction, pressed: CustomId) -> None:
        """The button on one's own page: the same beside it."""
        del pressed
        await promise(interaction)
        await self._show(interaction, await self._goals.of(*_whose(interaction)))

    async def open_form(self, interaction: Interaction, pressed: CustomId) -> None:
        """The button under it: the form begins with what the page shows."""
        target, _, by = pressed.more.partition(":")
        await open_form(interaction, form.goal_form(str(interaction.locale), target, by))

    async def sent(self, interaction: Interaction, sent: CustomId) -> None:
        """The form: as `/goal set`."""
        del sent
        await promise(interaction)
        written = values(sent_components(interaction))
        target = goal_target(written.get("target", ""))
        now = await self._goals.set_target(*_whose(interaction), target, written.get("by"))
        await self._show(interaction, now, is_new=True)

    @goal.command(name="clear", description=described("command-goal-clear"))
    async def clear(self, interaction: Interaction) -> None:
        """Let it go."""
        await promise(interaction)
        old = await self._goals.clear(*_whose(interaction))
        locale = str(interaction.locale)
        if old is None:
            await answer(interaction, Reply(say(locale, "goal-nothing-to-clear")))
        else:
            await answer(interaction, Reply(say(locale, "goal-cleared", target=old.target)))

    async def _show(
        self, interaction: Interaction, shown: Headway | None, *, is_new: bool = False
    ) -> None:
        locale = str(interaction.locale)
        if shown is None:
            await answer(interaction, Reply(panel=card.no_goal_card(locale)))
            return
        chart = card.goal_chart(shown, locale)
        page = partial(card.goal_card, shown, chart, locale, is_new=is_new)
        await answer_illustrated(interaction, self._painter, [chart], page)


def _whose(interaction: Interaction) -> tuple[GuildId, UserId]:
    return place_of(interaction), who(interaction).user
