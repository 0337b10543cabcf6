"""One's own rejections, named or anonymous: update, reply, edit, delete, put one's name on."""

from datetime import UTC

from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_on_draft
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.domain.errors import DraftGone, NotYours
from rejectbot.domain.ids import MessageId
from rejectbot.domain.rejection import AnonymousRule, How
from rejectbot.domain.safety_errors import WordsAsked
from rejectbot.services.anonymity.parcel import Deed
from rejectbot.services.control import Control, Wish, WishCare
from rejectbot.services.gate import Gate
from rejectbot.services.inbox import Inbox
from rejectbot.services.owning import Claim
from rejectbot.services.pages import Page
from rejectbot.services.publishing import Publishing
from rejectbot.services.server_setup import ServerSetup
from rejectbot.ui.cards import own as card
from rejectbot.ui.cards import own_arrived
from rejectbot.ui.cards.removed import removed_page
from rejectbot.ui.claims import claim_of
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms import own as form
from rejectbot.ui.forms.form import Form, values
from rejectbot.ui.reply import Reply
from rejectbot.ui.views import care
from rejectbot.ui.views.asked import own_asked
from rejectbot.ui.views.held import held_reply
from rejectbot.ui.views.own import act_reply


class Own(commands.Cog):
    """Whoever is not the author, or too late, gets one answer: nothing of yours was found."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        gate: Gate,
        control: Control,
        publishing: Publishing,
        inbox: Inbox,
    ) -> None:
        self._setup = setup
        self._gate = gate
        self._control = control
        self._publishing = publishing
        self._inbox = inbox
        router.on_control(card.OPEN_VERB, self.open)
        router.on_control(own_arrived.MORE_VERB, self.more)
        for verb in (form.UPDATE_VERB, form.REPLY_VERB, form.EDIT_VERB, form.RECEIPT_VERB):
            router.on_control(verb, self.open_form)
        router.on_control(care.OWN_EDIT_VERB, self.edit_wish)
        router.on_control(care.OWN_VERB, self.carry_out_cared)
        router.on_control(card.ASK_NAME_VERB, self.ask_name)
        router.on_control(card.PUT_NAME_VERB, self.put_name)
        router.on_form(form.UPDATE_VERB, self.update)
        router.on_form(form.REPLY_VERB, self.reply)
        router.on_form(form.EDIT_VERB, self.edit)
        router.on_form(form.RECEIPT_VERB, self.receipt_sent)

    async def open(self, interaction: Interaction, pressed: CustomId) -> None:
        """The page of one rejection."""
        await promise(interaction)
        await self._show(interaction, _claim(pressed)[0])

    async def more(self, interaction: Interaction, pressed: CustomId) -> None:
        """What came for it and had no room on its page, in an answer of its own."""
        await promise(interaction)
        skip, claimed = own_arrived.more_of(pressed)
        claim, _ = _claim(claimed)
        arrived = await self._inbox.look_at(place_of(interaction), who(interaction).user, claim)
        locale = str(interaction.locale)
        panel = own_arrived.arrived_page(arrived, skip, locale, claim.receipt)
        await answer(interaction, Reply(panel=panel))

    async def open_form(self, interaction: Interaction, pressed: CustomId) -> None:
        """A form about a rejection; whether it is one's own shows when it is sent."""
        locale = str(interaction.locale)
        if pressed.verb == form.RECEIPT_VERB:
            await open_form(interaction, form.receipt_form(locale))
            return
        _, is_anonymous = _claim(pressed)
        self._gate.check_open(place_of(interaction))
        asks = is_anonymous and self._asks_when(interaction)
        message = interaction.message
        is_edit = pressed.verb == form.EDIT_VERB
        text = card.story_on(message) if is_edit and message is not None else ""
        await open_form(interaction, _form(pressed, text, locale, asks_when=asks))

    async def edit_wish(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the form again with what came back in it."""
        wish, claim = _wish(interaction, pressed)
        self._gate.check_open(place_of(interaction))
        about = CustomId(wish.deed.value, claim)  # the forms' verbs are the deeds' names
        asks = _claim(about)[1] and self._asks_when(interaction)
        opened = _form(about, wish.text, str(interaction.locale), asks_when=asks)
        await open_form(interaction, opened)

    async def carry_out_cared(self, interaction: Interaction, pressed: CustomId) -> None:
        """Do what came back; whoever wishes it has seen where to find help."""
        wish, claim = _wish(interaction, pressed)
        await self._carry_out(interaction, CustomId(pressed.verb, claim), wish, cared=True)

    async def update(self, interaction: Interaction, sent: CustomId) -> None:
        """What happened next: a line on the card, and words in its thread."""
        fields = values(sent_components(interaction))
        wish = Wish(Deed.UPDATE, fields.get("text", ""), fields.get("happened"), _later(fields))
        await self._carry_out(interaction, sent, wish)

    async def reply(self, interaction: Interaction, sent: CustomId) -> None:
        """A reply of the author in the card's thread."""
        fields = values(sent_components(interaction))
        wish = Wish(Deed.REPLY, fields.get("reply", ""), later=_later(fields))
        await self._carry_out(interaction, sent, wish)

    async def edit(self, interaction: Interaction, sent: CustomId) -> None:
        """Another story on the card."""
        fields = values(sent_components(interaction))
        wish = Wish(Deed.EDIT, fields.get("story", ""), later=_later(fields))
        await self._carry_out(interaction, sent, wish)

    async def ask_name(self, interaction: Interaction, pressed: CustomId) -> None:
        """Say what it means to put one's name on a card."""
        self._gate.check_open(place_of(interaction))
        panel = card.confirm_name_card(pressed.more, str(interaction.locale))
        await answer(interaction, Reply(panel=panel))

    async def put_name(self, interaction: Interaction, pressed: CustomId) -> None:
        """Make an anonymous card one's own for everybody to see."""
        await self._carry_out(interaction, pressed, Wish(Deed.PUT_NAME))

    async def receipt_sent(self, interaction: Interaction, _: CustomId) -> None:
        """Open the rejection that a receipt belongs to."""
        await promise(interaction)
        receipt = values(sent_components(interaction)).get("receipt", "")
        claim = await self._control.find_by_receipt(place_of(interaction), receipt)
        await self._show(interaction, claim)

    async def _show(self, interaction: Interaction, claim: Claim) -> None:
        guild, user, locale = place_of(interaction), who(interaction).user, str(interaction.locale)
        try:
            page = await self._control.open(guild, user, claim)
        except NotYours:
            removed = await self._inbox.removed(guild, user, claim)
            panel = removed_page(removed, self._setup.window_days, locale)
            await answer(interaction, Reply(panel=panel))
            return
        arrived = await self._inbox.look_at(guild, user, claim)
        hidden = await self._inbox.hidden(guild, user, claim)
        await answer(interaction, Reply(panel=card.own_page(page, arrived, locale, hidden)))

    async def _carry_out(
        self, interaction: Interaction, used: CustomId, wish: Wish, *, cared: bool = False
    ) -> None:
        page = _page(interaction)
        has_text = page is not None
        await (promise_on_draft(interaction) if has_text else promise(interaction))
        claim, _ = _claim(used)
        guild, locale = place_of(interaction), str(interaction.locale)
        try:
            taken = self._control.take(guild, who(interaction), claim, wish, page, cared=cared)
            act = await taken
        except WordsAsked as asked:
            if has_text:
                raise  # the page stays, with its way to edit
            await answer(interaction, own_asked(asked, wish, used.more, locale))
            return
        if isinstance(act, WishCare):
            own_words = self._setup.of(guild).care
            await answer(interaction, care.own_care(act.wish, used.more, own_words, locale))
            return
        if act.how is How.ANONYMOUS:
            await answer(interaction, act_reply(act, None, locale))
            await self._publishing.carry_out_now(act)
            return
        if act.held is not None:
            await answer(interaction, held_reply(act, self._setup.window_days, locale))
            await self._gate.hand_to_moderators(act)
            return
        done = await self._publishing.carry_out(act)
        await answer(interaction, act_reply(act, done, locale))

    def _asks_when(self, interaction: Interaction) -> bool:
        return self._setup.of(place_of(interaction)).anonymous is not AnonymousRule.LATER


def _form(about: CustomId, text: str, locale: str, *, asks_when: bool) -> Form:
    """The form of an update, a reply or another story, with a text in it."""
    if about.verb == form.UPDATE_VERB:
        return form.update_form(locale, about.more, text, asks_when=asks_when)
    if about.verb == form.REPLY_VERB:
        return form.reply_form(locale, about.more, text, asks_when=asks_when)
    return form.edit_form(locale, about.more, text, asks_when=asks_when)


def _wish(interaction: Interaction, pressed: CustomId) -> tuple[Wish, str]:
    found = care.own_wish_of(interaction.message, pressed.more)
    if found is None:
        raise DraftGone
    return found


def _page(interaction: Interaction) -> Page | None:
    """The private answer with a text from which something is sent."""
    message = interaction.message
    if message is None or not care.is_own_page(message):
        return None
    return Page(MessageId(message.id), message.created_at.astimezone(UTC).date())


def _claim(used: CustomId) -> tuple[Claim, bool]:
    found = claim_of(used)
    if found is None:
        raise NotYours
    return found


def _later(fields: dict[str, str]) -> bool:
    return fields.get("when") == form.LATER
