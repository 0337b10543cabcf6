"""**Moderate rejection**: a message menu on cards and notes, with what can be done about them."""

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_update
from rejectbot.bot.checks import MODERATE, needs, require
from rejectbot.bot.client import RejectBot
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.tree import KEY, described
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import Refusal
from rejectbot.domain.ids import ChannelId, MessageId
from rejectbot.domain.moderating import Step
from rejectbot.domain.reviewing import Reason
from rejectbot.domain.safety_errors import NothingToModerate
from rejectbot.services.hidden_texts import HiddenTexts
from rejectbot.services.moderable import Moderable
from rejectbot.services.moderating import Decision
from rejectbot.services.moderating import Moderating as Service
from rejectbot.ui.cards.hidden import hiding_words
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.form import values
from rejectbot.ui.forms.moderating import removal_form
from rejectbot.ui.reply import Reply
from rejectbot.ui.views.clues import block
from rejectbot.ui.views.moderating import VERBS, moderating_page, possible
from rejectbot.ui.views.refusal import refusal_text


class Moderating(commands.Cog):
    """For members who may moderate others, at the moment they press."""

    def __init__(self, bot: RejectBot, moderating: Service, hidden: HiddenTexts) -> None:
        self._bot = bot
        self._moderating = moderating
        self._hidden = hidden
        self._menu = app_commands.ContextMenu(
            name=described("menu-moderate"),
            callback=self.open,
            extras={KEY: "command-menu-moderate"},
        )
        router = bot.router
        router.on_control(VERBS[Step.HIDDEN], self.hide)
        router.on_control(VERBS[Step.SHOWN], self.show)
        router.on_control(VERBS[Step.TAKEN_DOWN], self.ask_reason)
        router.on_form(VERBS[Step.TAKEN_DOWN], self.remove)

    async def cog_load(self) -> None:
        """A menu is no attribute that discord.py finds by itself."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it out again."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.guild_only()
    @needs(MODERATE)
    async def open(self, interaction: Interaction, message: discord.Message) -> None:
        """What can be done about this message, if it is a card or note."""
        if self._bot.user is None or message.author.id != self._bot.user.id:
            raise NothingToModerate
        await promise(interaction)
        thread = ChannelId(message.channel.id)
        found = await self._moderating.at(place_of(interaction), MessageId(message.id), thread)
        await self._show(interaction, found.what, is_for_below=found.below is not None)

    async def hide(self, interaction: Interaction, pressed: CustomId) -> None:
        """Put our words in the place of its text."""
        require(interaction, MODERATE)
        await self._decide(interaction, Decision(_about(pressed), Step.HIDDEN))

    async def show(self, interaction: Interaction, pressed: CustomId) -> None:
        """Put its text back."""
        require(interaction, MODERATE)
        await self._decide(interaction, Decision(_about(pressed), Step.SHOWN))

    async def ask_reason(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the form; whether it stands still shows when that is sent."""
        require(interaction, MODERATE)
        about = _about(pressed).hex()
        await open_form(interaction, removal_form(pressed.verb, about, str(interaction.locale)))

    async def remove(self, interaction: Interaction, sent: CustomId) -> None:
        """Take it down for good."""
        require(interaction, MODERATE)
        given = values(sent_components(interaction))
        reason = chosen(Reason, given.get("reason"))
        words = given.get("words", "")
        await self._decide(interaction, Decision(_about(sent), Step.TAKEN_DOWN, reason, words))

    async def _decide(self, interaction: Interaction, decision: Decision) -> None:
        """Store it, answer, then let the message follow, which may take Discord a while."""
        is_on_page = interaction.message is not None and interaction.message.flags.ephemeral
        await (promise_update if is_on_page else promise)(interaction)
        guild, user = place_of(interaction), who(interaction).user
        try:
            decided = await self._moderating.decide(guild, user, decision)
        except Refusal as refusal:
            if not is_on_page:
                raise
            await self._refuse_on_page(interaction, decision, refusal)
            return
        told = say(str(interaction.locale), f"moderate-told-{decided.step.value.replace('_', '-')}")
        await self._show(interaction, decided.what, told)
        await self._moderating.finish(decided)

    async def _refuse_on_page(
        self, interaction: Interaction, decision: Decision, refusal: Refusal
    ) -> None:
        """The page stays, as it is now, and gives back what was written."""
        what = await self._moderating.find(place_of(interaction), decision.about)
        told = refusal_text(refusal, str(interaction.locale))
        if decision.words.strip():
            told = f"{told}\n{block(decision.words)}"
        await self._show(interaction, what, told)

    async def _show(
        self,
        interaction: Interaction,
        what: Moderable,
        told: str = "",
        *,
        is_for_below: bool = False,
    ) -> None:
        locale = str(interaction.locale)
        hiding = await self._hidden.hiding(what)
        words = "" if hiding is None else hiding_words(hiding, locale)
        page = moderating_page(
            what, possible(what, locale), locale, told, words, is_for_below=is_for_below
        )
        await answer(interaction, Reply(panel=page))


def _about(used: CustomId) -> bytes:
    if used.rejection is None:  # 16 bytes as text, of a card or note
        raise NothingToModerate
    return used.rejection
