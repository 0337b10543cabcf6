"""`/inbox`: support, notes and answers for one's own rejections; pulled, never sent."""

from collections.abc import Callable

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
from rejectbot.services.inbox import Inbox, InboxPage
from rejectbot.services.server_setup import ServerSetup
from rejectbot.services.taking_back import TakingBack
from rejectbot.ui.cards import held, returned
from rejectbot.ui.cards import inbox as card
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.forms.share import share_form
from rejectbot.ui.reply import Reply


class MyInbox(commands.Cog):
    """Looking at anonymous rejections writes nothing."""

    def __init__(
        self,
        router: Router,
        setup: ServerSetup,
        gate: Gate,
        inbox: Inbox,
        taking_back: TakingBack,
    ) -> None:
        self._taking_back = taking_back
        self._setup = setup
        self._gate = gate
        self._inbox = inbox
        router.on_control(card.MORE_VERB, self.more)
        router.on_control(returned.TURN_VERB, self.turn)
        router.on_control(held.PAGE_VERB, self.show_held)
        router.on_control(held.TAKE_BACK_VERB, self.take_back)
        router.on_control(returned.REWRITE_VERB, self.rewrite)
        router.on_control(returned.DISCARD_VERB, self.discard)

    @app_commands.command(name="inbox", description=described("command-inbox"))
    @app_commands.guild_only()
    async def inbox(self, interaction: Interaction) -> None:
        """What came."""
        await promise(interaction)
        await self._show(interaction, card.inbox_card)

    async def more(self, interaction: Interaction, pressed: CustomId) -> None:
        """The next page in the same message; from `/journey`, the first in one of its own."""
        if not pressed.more:
            await promise(interaction)
            await self._show(interaction, card.inbox_card)
            return
        await promise_update(interaction)
        skip = _number_in(pressed)
        await self._show(interaction, lambda page, locale: card.inbox_more(page, skip, locale))

    async def turn(self, interaction: Interaction, pressed: CustomId) -> None:
        """Another of the texts that came back, in the same message."""
        await promise_update(interaction)
        at = _number_in(pressed)
        await self._show(interaction, lambda page, locale: card.inbox_card(page, locale, at))

    async def show_held(self, interaction: Interaction, pressed: CustomId) -> None:
        """What waits for moderators, one text a page; from the inbox, in a message of its own."""
        await (promise_update(interaction) if pressed.more else promise(interaction))
        page = await self._inbox.look(place_of(interaction), who(interaction).user)
        at, locale = _number_in(pressed), str(interaction.locale)
        panel = held.held_page(page.held, at, page.window_days, locale)
        await answer(interaction, Reply(panel=panel))

    async def take_back(self, interaction: Interaction, pressed: CustomId) -> None:
        """Take a text back that waits for moderators."""
        await promise(interaction)
        if pressed.rejection is None:
            raise NotYours
        guild, user = place_of(interaction), who(interaction).user
        taken = await self._taking_back.take_back(guild, user, OutboxId(pressed.rejection))
        await answer(interaction, held.taken_back(taken, str(interaction.locale)))
        await self._taking_back.finish(taken)

    async def rewrite(self, interaction: Interaction, pressed: CustomId) -> None:
        """Open the share form with a text that came back."""
        if interaction.message is None or pressed.rejection is None:
            raise NotYours
        self._gate.check_open(place_of(interaction))
        story, following = returned.returned_texts(interaction.message)
        settings, before = self._setup.of(place_of(interaction)), OutboxId(pressed.rejection)
        given = FormInput(story, next=following, instead_of=before)
        form = share_form(str(interaction.locale), settings.anonymous, given, settings.review)
        await open_form(interaction, form)

    async def discard(self, interaction: Interaction, pressed: CustomId) -> None:
        """Throw a text away that came back."""
        await promise(interaction)
        if pressed.rejection is None:
            raise NotYours
        wanted = OutboxId(pressed.rejection)
        await self._inbox.discard(place_of(interaction), who(interaction).user, wanted)
        await answer(interaction, Reply(say(str(interaction.locale), "inbox-discarded")))

    async def _show(
        self, interaction: Interaction, draw: Callable[[InboxPage, str], card.ShownInbox]
    ) -> None:
        guild, user = place_of(interaction), who(interaction).user
        page = await self._inbox.look(guild, user)
        shown = draw(page, str(interaction.locale))
        await answer(interaction, Reply(panel=shown.panel))
        await self._inbox.remember(page, shown.told)


def _number_in(used: CustomId) -> int:
    """A number of up to four digits in what was pressed; forged ones are 0."""
    return int(used.more) if used.more.isdecimal() and len(used.more) <= 4 else 0
