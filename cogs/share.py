"""`/share`: the form, and what happens when it is sent."""

from contextlib import suppress

from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise
from rejectbot.bot.people import place_of, who
from rejectbot.bot.quirks import sent_components
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.choices import chosen
from rejectbot.domain.errors import CardUnknown, NotYours
from rejectbot.domain.ids import GuildId, OutboxId
from rejectbot.domain.rejection import Kind, Visibility
from rejectbot.services.inbox import Inbox
from rejectbot.services.noting import Noting
from rejectbot.services.publishing import Publishing
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.sharing import Accepted, Sharing
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms import share as form
from rejectbot.ui.forms.form import values
from rejectbot.ui.views import share as view

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
        sharing: Sharing,
        publishing: Publishing,
        noting: Noting,
        inbox: Inbox,
    ) -> None:
        self._inbox = inbox
        self._setup = setup
        self._sharing = sharing
        self._publishing = publishing
        self._noting = noting
        router.on_form(form.VERB, self.sent)
        router.on_control(view.TELL_VERB, self.tell)

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
        guild = GuildId(interaction.guild_id or 0)
        self._sharing.ready_channel(guild)
        shown = form.share_form(
            str(interaction.locale),
            self._setup.of(guild).anonymous,
            kind=chosen(Kind, kind),
            visibility=_PRESELECTED.get(anonymous or ""),
        )
        await open_form(interaction, shown)

    async def sent(self, interaction: Interaction, used: CustomId) -> None:
        """Store the share, then publish it: a named one before the answer, which links it."""
        await promise(interaction)
        sent = form.form_input(values(sent_components(interaction)))
        accepted = await self._sharing.submit(
            GuildId(interaction.guild_id or 0), who(interaction), sent
        )
        if accepted.receipt is None:
            await self._publish_and_answer(interaction, accepted)
        else:
            await self._answer_and_publish(interaction, accepted, accepted.receipt)
        if used.rejection is not None:  # written anew after it came back
            with suppress(NotYours):
                wanted = OutboxId(used.rejection)
                await self._inbox.discard(place_of(interaction), who(interaction).user, wanted)

    async def _publish_and_answer(self, interaction: Interaction, accepted: Accepted) -> None:
        locale = str(interaction.locale)
        published = await self._publishing.publish(accepted.waiting)
        reply = view.shared_by_name(published, locale) if published else view.on_its_way(locale)
        await answer(interaction, reply)

    async def _answer_and_publish(
        self, interaction: Interaction, accepted: Accepted, receipt: str
    ) -> None:
        waiting = accepted.waiting
        reply = view.shared_anonymously(waiting, receipt, str(interaction.locale))
        await answer(interaction, reply)
        if waiting.draft.visibility is Visibility.ANONYMOUS:
            await self._publishing.publish(waiting)

    async def tell(self, interaction: Interaction, pressed: CustomId) -> None:
        """*Tell me here*: one mention at the first note."""
        await promise(interaction)
        if pressed.rejection is None:
            raise CardUnknown
        thread = await self._noting.tell_author(
            place_of(interaction), who(interaction).user, pressed.rejection
        )
        await answer(interaction, view.told(thread, str(interaction.locale)))
