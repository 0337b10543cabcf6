"""`/share`: the form, and what happens when it is sent."""

from contextlib import suppress
from datetime import UTC

import discord
from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_on_draft
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.errors import DraftGone, NotYours
from rejectbot.domain.ids import MessageId
from rejectbot.domain.limits import SMALL_SERVER
from rejectbot.domain.rejection import FormInput, Kind, Visibility
from rejectbot.domain.safety_errors import WordsAsked
from rejectbot.services.admitting import Admitting, CareNeeded, CluesFound
from rejectbot.services.inbox import Inbox
from rejectbot.services.pages import Page
from rejectbot.services.publishing import Publishing
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Accepted
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms import share as form
from rejectbot.ui.forms.form import values
from rejectbot.ui.views import care, clues
from rejectbot.ui.views import share as view
from rejectbot.ui.views.asked import share_asked

_PRESELECTED = {
    "now": Visibility.ANONYMOUS,
    "later": Visibility.ANONYMOUS_LATER,
    "no": Visibility.NAMED,
}


class Share(commands.Cog):
    """Sharing a rejection."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        admitting: Admitting,
        publishing: Publishing,
        inbox: Inbox,
    ) -> None:
        self._inbox = inbox
        self._setup = setup
        self._admitting = admitting
        self._publishing = publishing
        router.on_form(form.VERB, self.sent)
        router.on_control(form.OPEN_VERB, self.open)
        router.on_control(clues.EDIT_VERB, self.edit)
        router.on_control(clues.SEND_VERB, self.send_anyway)
        router.on_control(care.SHARE_VERB, self.send_cared)

    @app_commands.command(name="share", description=described("command-share"))
    @app_commands.describe(
        kind=described("option-share-kind"), anonymous=described("option-share-anonymous")
    )
    @app_commands.choices(
        kind=[
            app_commands.Choice(name=described(f"kind-{kind.value}"), value=kind.value)
            for kind in Kind
        ],
        anonymous=[
            app_commands.Choice(name=described(f"choice-anonymous-{choice}"), value=choice)
            for choice in _PRESELECTED
        ],
    )
    @app_commands.guild_only()
    async def share(
        self, interaction: Interaction, kind: str | None = None, anonymous: str | None = None
    ) -> None:
        """Open the form at once: nothing is looked up that is not in memory."""
        visibility = _PRESELECTED.get(anonymous or "")
        await self._open(interaction, FormInput("", kind=kind, visibility=visibility))

    async def open(self, interaction: Interaction, pressed: CustomId) -> None:
        """The same from a button, with nothing preselected."""
        del pressed
        await self._open(interaction, FormInput(""))

    async def sent(self, interaction: Interaction, used: CustomId) -> None:
        """From the command's form, or from that of a draft, whose page then changes."""
        page = _page(interaction)
        await (promise(interaction) if page is None else promise_on_draft(interaction))
        sent = form.form_input(values(sent_components(interaction)), used)
        await self._take(interaction, sent, page)

    async def edit(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the form again with the draft in it."""
        draft = _draft(interaction, pressed)
        self._admitting.check_ready(place_of(interaction))
        await self._open_form(interaction, draft)

    async def send_anyway(self, interaction: Interaction, pressed: CustomId) -> None:
        """Send the draft as it stands, with its clues."""
        draft = _draft(interaction, pressed)
        await promise_on_draft(interaction)
        await self._take(interaction, draft, _page(interaction), knowingly=True)

    async def send_cared(self, interaction: Interaction, pressed: CustomId) -> None:
        """Send the draft as it stands; its author has seen where to find help."""
        draft = _draft(interaction, pressed)
        await promise_on_draft(interaction)
        await self._take(interaction, draft, _page(interaction), cared=True)

    async def _open(self, interaction: Interaction, given: FormInput) -> None:
        guild = place_of(interaction)
        self._admitting.check_ready(guild)
        await self._open_form(interaction, given)

    async def _open_form(self, interaction: Interaction, given: FormInput) -> None:
        settings, locale = self._setup.of(place_of(interaction)), str(interaction.locale)
        opened = form.share_form(locale, settings.anonymous, given, settings.review)
        await open_form(interaction, opened)

    async def _take(
        self, interaction: Interaction, sent: FormInput, page: Page | None, **seen: bool
    ) -> None:
        """Store the share, then publish it, unless it goes back with what was found in it.

        A named one is published before the answer, which links it. What came back, and is written
        anew with it, is in the inbox no more.
        """
        locale, settings = str(interaction.locale), self._setup.of(place_of(interaction))
        try:
            taken = await self._admitting.take(settings.guild, who(interaction), sent, page, **seen)
        except WordsAsked as asked:
            if page is not None:
                raise  # the page stays, with its way to edit
            draft = sent.checked(settings.anonymous)
            await answer(interaction, share_asked(asked, draft, sent, locale))
            return
        if isinstance(taken, CareNeeded):
            care_page = care.share_care(taken.draft, sent, settings.care, locale)
            await answer(interaction, care_page)
        elif isinstance(taken, CluesFound):
            await answer(interaction, clues.clues_found(taken.draft, sent, taken.clues, locale))
        else:
            await self._go_on(interaction, taken)
            if sent.instead_of is not None:
                with suppress(NotYours):
                    user = who(interaction).user
                    await self._inbox.discard(settings.guild, user, sent.instead_of)

    async def _go_on(self, interaction: Interaction, accepted: Accepted) -> None:
        if accepted.receipt is None:
            await self._publish_and_answer(interaction, accepted)
        else:
            await self._answer_and_publish(interaction, accepted, accepted.receipt)

    async def _publish_and_answer(self, interaction: Interaction, accepted: Accepted) -> None:
        locale, waiting = str(interaction.locale), accepted.waiting
        if waiting.held is not None:
            await answer(interaction, view.held_by_name(waiting, self._setup.window_days, locale))
            await self._admitting.hand_to_moderators(waiting)
            return
        published = await self._publishing.publish(waiting)
        reply = view.shared_by_name(published, locale) if published else view.on_its_way(locale)
        await answer(interaction, reply)

    async def _answer_and_publish(
        self, interaction: Interaction, accepted: Accepted, receipt: str
    ) -> None:
        waiting = accepted.waiting
        reply = view.shared_anonymously(
            waiting, receipt, str(interaction.locale), is_small=_is_small(interaction.guild)
        )
        await answer(interaction, reply)
        if waiting.draft.visibility is Visibility.ANONYMOUS:
            await self._publishing.publish(waiting)


def _is_small(guild: discord.Guild | None) -> bool:
    """By the number of members that Discord gave at the start, if it gave one."""
    count = None if guild is None else guild.member_count
    return count is not None and count < SMALL_SERVER


def _draft(interaction: Interaction, pressed: CustomId) -> FormInput:
    draft = clues.draft_of(interaction.message, pressed.more)
    if draft is None:
        raise DraftGone
    return draft


def _page(interaction: Interaction) -> Page | None:
    """The private answer with a draft from which something is sent."""
    message = interaction.message
    if message is None or clues.draft_of(message) is None:
        return None
    return Page(MessageId(message.id), message.created_at.astimezone(UTC).date())
