"""From the custom id of a button, select or form to its handler: without memory, so also after
a restart. One way in for all of them, with one place where a refusal or a crash is answered.
"""

from collections.abc import Awaitable, Callable

import discord

from rejectbot.bot.answers import Interaction, answer, answer_error
from rejectbot.bot.quirks import sent_custom_id
from rejectbot.domain.errors import CardUnknown
from rejectbot.ui.copy import say
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.reply import Reply

Handler = Callable[[Interaction, CustomId], Awaitable[None]]


class Router:
    """Handlers by verb, apart for controls on messages and for forms."""

    def __init__(self) -> None:
        self._controls: dict[str, Handler] = {}
        self._forms: dict[str, Handler] = {}

    def on_control(self, verb: str, handler: Handler) -> None:
        """Call `handler` when a button or select with this verb is used."""
        _add(self._controls, verb, handler)

    def on_form(self, verb: str, handler: Handler) -> None:
        """Call `handler` when a form with this verb is sent."""
        _add(self._forms, verb, handler)

    async def dispatch(self, interaction: Interaction) -> None:
        """Handle a control or form of ours; every one gets an answer, forged ones too."""
        handlers = self._handlers(interaction)
        if handlers is None:
            return
        parsed = CustomId.parse(sent_custom_id(interaction))
        try:
            if interaction.guild_id is None:
                await answer(interaction, Reply(say(str(interaction.locale), "guild-only")))
            elif parsed is None or parsed.verb not in handlers:
                raise CardUnknown
            else:
                await handlers[parsed.verb](interaction, parsed)
        except Exception as error:  # noqa: BLE001 - the last stop before discord.py: all are answered
            await answer_error(interaction, error)

    def _handlers(self, interaction: Interaction) -> dict[str, Handler] | None:
        if interaction.type is discord.InteractionType.component:
            return self._controls
        if interaction.type is discord.InteractionType.modal_submit:
            return self._forms
        return None


def _add(handlers: dict[str, Handler], verb: str, handler: Handler) -> None:
    if verb in handlers:
        raise ValueError(f"two handlers for {verb}")
    handlers[verb] = handler
