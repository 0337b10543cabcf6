"""Notes to a card: the form, clues in anonymous ones, and being told of the first."""

from datetime import UTC
from functools import partial

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_on_draft
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.bot.standing import is_found_by
from rejectbot.domain.errors import CardRemoved, CardUnknown, DraftGone
from rejectbot.domain.ids import GuildId, MessageId, RejectionId
from rejectbot.domain.rejection import How
from rejectbot.domain.safety_errors import WordsAsked
from rejectbot.services.anonymity.parcel import Act
from rejectbot.services.cards import Cards
from rejectbot.services.gate import Gate
from rejectbot.services.noting import NoteCare, NoteClues, NoteInput, Noting
from rejectbot.services.pages import Page
from rejectbot.services.publishing import Publishing
from rejectbot.services.server_setup import ServerSetup
from rejectbot.ui.cards.rejection import wish_of
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms import note as form
from rejectbot.ui.forms.form import values
from rejectbot.ui.views import care
from rejectbot.ui.views.asked import note_asked
from rejectbot.ui.views.held import held_reply
from rejectbot.ui.views.note_clues import EDIT_VERB as NOTE_EDIT_VERB
from rejectbot.ui.views.note_clues import SEND_VERB as NOTE_SEND_VERB
from rejectbot.ui.views.note_clues import is_note_page, note_clues_found, note_draft_of
from rejectbot.ui.views.share import TELL_VERB, told
from rejectbot.ui.views.support import anonymous_note_reply, named_note_reply


class Notes(commands.Cog):
    """Named notes are answered with their link; anonymous ones before anything is posted."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        gate: Gate,
        noting: Noting,
        cards: Cards,
        publishing: Publishing,
    ) -> None:
        self._setup = setup
        self._gate = gate
        self._noting = noting
        self._cards = cards
        self._publishing = publishing
        router.on_control(form.VERB, self.open_note)
        router.on_form(form.VERB, self.note_sent)
        router.on_control(NOTE_EDIT_VERB, self.edit_note)
        router.on_control(NOTE_SEND_VERB, self.send_note_anyway)
        router.on_control(care.NOTE_VERB, self.send_note_cared)
        router.on_control(TELL_VERB, self.tell)

    async def open_note(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the note form, with the author's wish as it stands on the card."""
        pid = _rejection(pressed)
        self._gate.check_open(place_of(interaction))
        wish = wish_of(interaction.message) if interaction.message is not None else None
        settings = self._setup.of(GuildId(interaction.guild_id or 0))
        await open_form(interaction, form.note_form(str(interaction.locale), pid, wish, settings))

    async def note_sent(self, interaction: Interaction, sent: CustomId) -> None:
        """From a card's form, or from that of a draft, whose page then changes."""
        page = _page(interaction)
        await (promise(interaction) if page is None else promise_on_draft(interaction))
        given = values(sent_components(interaction))
        settings = self._setup.of(place_of(interaction))
        note = form.note_input(_rejection(sent), given, settings)
        await self._take_note(interaction, note, page)

    async def edit_note(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the form again with the note in it."""
        self._gate.check_open(place_of(interaction))
        settings, locale = self._setup.of(place_of(interaction)), str(interaction.locale)
        draft = form.with_opener_apart(_draft(interaction, pressed), settings)
        await open_form(interaction, form.note_form(locale, draft.pid, None, settings, draft))

    async def send_note_anyway(self, interaction: Interaction, pressed: CustomId) -> None:
        """Send the note as it stands, with its clues."""
        await self._send(interaction, pressed, knowingly=True)

    async def send_note_cared(self, interaction: Interaction, pressed: CustomId) -> None:
        """Send the note as it stands; its writer has seen where to find help."""
        await self._send(interaction, pressed, cared=True)

    async def _send(self, interaction: Interaction, pressed: CustomId, **seen: bool) -> None:
        settings = self._setup.of(place_of(interaction))
        draft = form.with_opener_apart(_draft(interaction, pressed), settings)
        await promise_on_draft(interaction)
        await self._take_note(interaction, draft, _page(interaction), **seen)

    async def _take_note(
        self, interaction: Interaction, note: NoteInput, page: Page | None, **seen: bool
    ) -> None:
        """Take it in; an anonymous one is answered before anything is posted."""
        locale, days = str(interaction.locale), self._setup.window_days
        try:
            act = await self._submit_note(interaction, note, page, **seen)
        except WordsAsked as asked:
            if page is not None:
                raise  # the page stays, with its way to edit
            await answer(interaction, note_asked(asked, note, locale))
            return
        if isinstance(act, NoteCare):
            own_words = self._setup.of(place_of(interaction)).care
            await answer(interaction, care.note_care(act, note.pid, own_words, locale))
        elif isinstance(act, NoteClues):
            await answer(interaction, note_clues_found(act, note.pid, locale))
        elif act.how is How.ANONYMOUS:
            await answer(interaction, anonymous_note_reply(act, days, locale))
            await self._publishing.carry_out_now(act)
        elif act.held is not None:
            await answer(interaction, held_reply(act, days, locale))
            await self._gate.hand_to_moderators(act)
        else:
            done = await self._publishing.carry_out(act)
            await answer(interaction, named_note_reply(act, done, days, locale))

    async def _submit_note(
        self, interaction: Interaction, note: NoteInput, page: Page | None, **seen: bool
    ) -> Act | NoteClues | NoteCare:
        """Once more where the card that is said to be lost is the one that was pressed."""
        submit = partial(
            self._noting.submit, place_of(interaction), who(interaction), note, page, **seen
        )
        try:
            return await submit()
        except CardRemoved:
            if not await is_found_by(interaction, self._cards, note.pid):
                raise
            return await submit()

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


def _draft(interaction: Interaction, pressed: CustomId) -> NoteInput:
    draft = note_draft_of(interaction.message, pressed.more)
    if draft is None:
        raise DraftGone
    return draft


def _page(interaction: Interaction) -> Page | None:
    """The private answer with a note from which something is sent."""
    message = interaction.message
    if message is None or not is_note_page(message):
        return None
    return Page(MessageId(message.id), message.created_at.astimezone(UTC).date())
