"""`/privacy`: who could learn what here, the two switches, the export and the erasure."""

from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, promise, promise_update
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import CardUnknown
from rejectbot.domain.ids import GuildId, UserId
from rejectbot.services.erasing import Erasing, Where
from rejectbot.services.exporting import Exporting
from rejectbot.services.privacy import Privacy as PrivacyChoices
from rejectbot.services.public_credit import PublicCredit
from rejectbot.ui.cards import privacy as card
from rejectbot.ui.cards import privacy_questions as question
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import privacy as view


class Privacy(commands.Cog):
    """Everything here is answered privately, and concerns whoever presses alone."""

    def __init__(
        self,
        router: Router,
        privacy: PrivacyChoices,
        credit: PublicCredit,
        exporting: Exporting,
        erasing: Erasing,
    ) -> None:
        self._privacy = privacy
        self._credit = credit
        self._exporting = exporting
        self._erasing = erasing
        router.on_control(card.OPEN_VERB, self.open)
        router.on_control(card.BOARD_VERB, self.set_board)
        router.on_control(card.ASK_CREDIT_VERB, self.ask_credit)
        router.on_control(card.CREDIT_VERB, self.set_credit)
        router.on_control(card.EXPORT_VERB, self.export)
        router.on_control(card.ASK_ERASE_VERB, self.ask_erase)
        router.on_control(question.ERASE_VERB, self.erase)

    @app_commands.command(name="privacy", description=described("command-privacy"))
    @app_commands.guild_only()
    async def privacy(self, interaction: Interaction) -> None:
        """The page."""
        await promise(interaction)
        await self._show(interaction)

    async def open(self, interaction: Interaction, pressed: CustomId) -> None:
        """The same from a button, in a message of its own."""
        del pressed
        await promise(interaction)
        await self._show(interaction)

    async def set_board(self, interaction: Interaction, pressed: CustomId) -> None:
        """Leave the board, or come back to it."""
        on_board = _switch(pressed)
        await promise_update(interaction)
        await self._privacy.set_on_board(*_who(interaction), on_board=on_board)
        await self._show(interaction)

    async def ask_credit(self, interaction: Interaction, _pressed: CustomId) -> None:
        """The question before agreeing to public credit."""
        await promise(interaction)
        figures = await self._credit.figures(_who(interaction)[0])
        panel = question.credit_question(figures, str(interaction.locale))
        await answer(interaction, Reply(panel=panel))

    async def set_credit(self, interaction: Interaction, pressed: CustomId) -> None:
        """Agree to public credit, or take that back."""
        credit = _switch(pressed)
        await promise_update(interaction)
        await self._privacy.set_credit(*_who(interaction), credit=credit)
        await self._show(interaction)

    async def export(self, interaction: Interaction, pressed: CustomId) -> None:
        """All that is stored about the member, as a file for them alone."""
        await promise(interaction)
        where = chosen(Where, pressed.more) or Where.HERE
        guild, user = _who(interaction)
        found = await self._exporting.export(guild, user, where)
        page = await self._privacy.page(guild, user)
        locale = str(interaction.locale)
        await answer(interaction, view.export_reply(found, where, page.window_days, locale))

    async def ask_erase(self, interaction: Interaction, _pressed: CustomId) -> None:
        """Say what erasing does before doing it."""
        await promise(interaction)
        page = await self._privacy.page(*_who(interaction))
        panel = question.erase_question(page.window_days, str(interaction.locale))
        await answer(interaction, Reply(panel=panel))

    async def erase(self, interaction: Interaction, pressed: CustomId) -> None:
        """Erase at once; cards are taken down after the answer."""
        await promise(interaction)
        reach, _, more = pressed.more.partition(":")
        where = chosen(Where, reach)
        if where is None or more not in {"", question.CARDS}:
            raise CardUnknown
        cards = more == question.CARDS
        erased = await self._erasing.erase(*_who(interaction), where, cards=cards)
        locale = str(interaction.locale)
        await answer(interaction, view.erased_reply(erased, where, locale, cards=cards))
        await self._erasing.finish(erased)

    async def _show(self, interaction: Interaction) -> None:
        page = await self._privacy.page(*_who(interaction))
        server = interaction.guild
        members = None if server is None else server.member_count
        panel = card.privacy_card(page, members, str(interaction.locale))
        await answer(interaction, Reply(panel=panel))


def _who(interaction: Interaction) -> tuple[GuildId, UserId]:
    return GuildId(interaction.guild_id or 0), UserId(interaction.user.id)


def _switch(pressed: CustomId) -> bool:
    if pressed.more not in {card.ON, card.OFF}:
        raise CardUnknown
    return pressed.more == card.ON
