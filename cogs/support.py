"""Support: the five buttons of a card, the note form, and native reactions."""

from functools import partial

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise
from rejectbot.bot.counts import CardCounts
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.domain.errors import CardUnknown, NoteWayNotOffered
from rejectbot.domain.ids import GuildId, RejectionId, UserId
from rejectbot.domain.support import SupportKind
from rejectbot.services.noting import Noting
from rejectbot.services.sharing import Author
from rejectbot.services.supporting import Supporting
from rejectbot.ui.cards.rejection import wish_of
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms import note as form
from rejectbot.ui.forms.form import values
from rejectbot.ui.views.support import note_reply, pressed_reply


class Support(commands.Cog):
    """Answers to a card."""

    def __init__(
        self,
        router: Router,
        supporting: Supporting,
        noting: Noting,
        counts: CardCounts,
    ) -> None:
        self._supporting = supporting
        self._noting = noting
        self._counts = counts
        for kind in SupportKind:
            router.on_control(kind.value, partial(self.press, kind))
        router.on_control(form.VERB, self.open_note)
        router.on_form(form.VERB, self.note_sent)

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
        await open_form(interaction, form.note_form(str(interaction.locale), pid, wish))

    async def note_sent(self, interaction: Interaction, sent: CustomId) -> None:
        """Post the note into the card's thread."""
        await promise(interaction)
        pid = _rejection(sent)
        fields = values(sent_components(interaction))
        if fields.get("from", "named") != "named" or fields.get("to", "thread") != "thread":
            raise NoteWayNotOffered
        guild = GuildId(interaction.guild_id or 0)
        writer = Author(UserId(interaction.user.id), interaction.user.display_name)
        left = await self._noting.leave(guild, writer, pid, fields.get("note", ""))
        await answer(interaction, note_reply(left, guild, str(interaction.locale)))


def _rejection(used: CustomId) -> RejectionId:
    if used.rejection is None:
        raise CardUnknown
    return used.rejection
