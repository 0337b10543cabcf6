"""Support: the five buttons of a card, the note form, and native reactions."""

from functools import partial

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise
from rejectbot.bot.counts import CardCounts
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.domain.errors import CardUnknown
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.rejection import How
from rejectbot.domain.support import SupportKind
from rejectbot.services.noting import Noting
from rejectbot.services.publishing import Publishing
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.supporting import Supporting
from rejectbot.ui.cards.rejection import wish_of
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms import note as form
from rejectbot.ui.forms.form import values
from rejectbot.ui.views.share import TELL_VERB, told
from rejectbot.ui.views.support import anonymous_note_reply, named_note_reply, pressed_reply


class Support(commands.Cog):
    """Answers to a card."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        supporting: Supporting,
        noting: Noting,
        publishing: Publishing,
        counts: CardCounts,
    ) -> None:
        self._setup = setup
        self._supporting = supporting
        self._noting = noting
        self._publishing = publishing
        self._counts = counts
        for kind in SupportKind:
            router.on_control(kind.value, partial(self.press, kind))
        router.on_control(form.VERB, self.open_note)
        router.on_form(form.VERB, self.note_sent)
        router.on_control(TELL_VERB, self.tell)

    async def press(self, kind: SupportKind, interaction: Interaction, pressed: CustomId) -> None:
        """Toggle one kind of support."""
        await promise(interaction)
        pid = _rejection(pressed)
        if interaction.message is not None:
            self._counts.saw(interaction.message)
        done = await self._supporting.press(
            GuildId(interaction.guild_id or 0), UserId(interaction.user.id), pid, kind
        )
        await answer(interaction, pressed_reply(done, str(interaction.locale)))

    async def open_note(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the note form, with the author's wish as it stands on the card."""
        pid = _rejection(pressed)
        wish = wish_of(interaction.message) if interaction.message is not None else None
        rule = self._setup.of(GuildId(interaction.guild_id or 0)).anonymous
        await open_form(interaction, form.note_form(str(interaction.locale), pid, wish, rule))

    async def note_sent(self, interaction: Interaction, sent: CustomId) -> None:
        """Take the note in; an anonymous one is answered before anything is posted."""
        await promise(interaction)
        pid = _rejection(sent)
        sent_note = form.note_input(values(sent_components(interaction)))
        guild = GuildId(interaction.guild_id or 0)
        act = await self._noting.submit(guild, who(interaction), pid, sent_note)
        locale, days = str(interaction.locale), self._setup.window_days
        if act.how is How.ANONYMOUS:
            await answer(interaction, anonymous_note_reply(act, days, locale))
            await self._publishing.carry_out_now(act)
            return
        done = await self._publishing.carry_out(act)
        await answer(interaction, named_note_reply(act, done, days, locale))

    async def tell(self, interaction: Interaction, pressed: CustomId) -> None:
        """*Tell me here*: one mention at the first note."""
        await promise(interaction)
        if pressed.rejection is None:
            raise CardUnknown
        thread = await self._noting.tell_author(
            place_of(interaction), who(interaction).user, pressed.rejection
        )
        await answer(interaction, told(thread, str(interaction.locale)))


def _rejection(used: CustomId) -> RejectionId:
    if used.rejection is None:
        raise CardUnknown
    return used.rejection
