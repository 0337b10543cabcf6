"""`/inbox`: support, notes and answers for one's own rejections; pulled, never sent."""

from discord import app_commands
from discord.ext import commands

from rejectbot.bot.answers import Interaction, answer, open_form, promise, promise_update
from rejectbot.bot.people import place_of, who
from rejectbot.bot.router import Router
from rejectbot.bot.tree import described
from rejectbot.domain.errors import NotYours
from rejectbot.domain.ids import OutboxId
from rejectbot.domain.rejection import FormInput
from rejectbot.services.gate import Gate
from rejectbot.services.inbox import Inbox
from rejectbot.services.server_setup import ServerSetup
from rejectbot.ui.cards import inbox as card
from rejectbot.ui.cards import returned
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId, custom_id
from rejectbot.ui.forms.share import VERB, share_form
from rejectbot.ui.reply import Reply


class MyInbox(commands.Cog):
    """Looking at anonymous rejections writes nothing."""

    def __init__(self, router: Router, setup: ServerSetup, gate: Gate, inbox: Inbox) -> None:
        self._setup = setup
        self._gate = gate
        self._inbox = inbox
        router.on_control(card.MORE_VERB, self.more)
        router.on_control(returned.REWRITE_VERB, self.rewrite)
        router.on_control(returned.DISCARD_VERB, self.discard)

    @app_commands.command(name="inbox", description=described("command-inbox"))
    @app_commands.guild_only()
    async def inbox(self, interaction: Interaction) -> None:
        """What came."""
        await promise(interaction)
        await self._show(interaction, 0)

    async def more(self, interaction: Interaction, pressed: CustomId) -> None:
        """The next page in the same message; from `/journey`, the first in one of its own."""
        skip = pressed.more
        turning = skip.isdecimal() and len(skip) <= 4
        await (promise_update(interaction) if turning else promise(interaction))
        await self._show(interaction, int(skip) if turning else 0)

    async def rewrite(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the share form with a text that came back."""
        if interaction.message is None or pressed.rejection is None:
            raise NotYours
        self._gate.check_open(place_of(interaction))
        story, following = returned.returned_texts(interaction.message)
        settings, given = self._setup.of(place_of(interaction)), FormInput(story, next=following)
        form = share_form(str(interaction.locale), settings.anonymous, given, settings.review)
        form.custom_id = custom_id(VERB, pressed.more)  # what came back goes when it is sent
        await open_form(interaction, form)

    async def discard(self, interaction: Interaction, pressed: CustomId) -> None:
        """Throw a text away that came back."""
        await promise(interaction)
        if pressed.rejection is None:
            raise NotYours
        wanted = OutboxId(pressed.rejection)
        await self._inbox.discard(place_of(interaction), who(interaction).user, wanted)
        await answer(interaction, Reply(say(str(interaction.locale), "inbox-discarded")))

    async def _show(self, interaction: Interaction, skip: int) -> None:
        guild, user = place_of(interaction), who(interaction).user
        page = await self._inbox.look(guild, user)
        shown = card.inbox_card(page, skip, str(interaction.locale))
        await answer(interaction, Reply(panel=shown.panel))
        await self._inbox.remember(page, shown.told)
