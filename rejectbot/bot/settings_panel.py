"""What the panels of `/setup` share: a change is made, shown before and after, and undone there."""

from collections.abc import Awaitable, Callable

from rejectbot.bot.answers import Interaction, promise_update
from rejectbot.bot.checks import MANAGE_SERVER, require
from rejectbot.bot.people import place_of
from rejectbot.bot.router import Router
from rejectbot.domain.ids import ChangeId, GuildId, UserId
from rejectbot.domain.undo_errors import NotUndone
from rejectbot.services.server_setup import Change
from rejectbot.services.setting_changes import SettingChanges
from rejectbot.ui.custom_ids import CustomId
from rejectbot.ui.views.setting_changes import just_changed, just_undone, not_undone
from rejectbot.ui.views.top import Top

Show = Callable[[Interaction, Top | None], Awaitable[None]]
"""Show the panel below what was changed; None: nothing was."""

After = Callable[[GuildId], Awaitable[None]]


class SettingsPanel:
    """One panel; `undo_verb` is that of its undo buttons, `show` puts the panel into the answer.

    `after`: what is done for the server once a change was answered.
    """

    def __init__(
        self,
        router: Router,
        changes: SettingChanges,
        undo_verb: str,
        show: Show,
        after: After | None = None,
    ) -> None:
        self._changes = changes
        self._show = show
        self._after = after
        router.on_control(undo_verb, self.undo)

    async def change(self, interaction: Interaction, change: Change) -> None:
        """Make a change of somebody whose right was checked, and whom an answer was promised."""
        made = await self._changes.make(*_who(interaction), change)
        locale = str(interaction.locale)
        await self._answer(interaction, None if made is None else just_changed(made, locale))

    async def undo(self, interaction: Interaction, pressed: CustomId) -> None:
        """The button below a change."""
        require(interaction, MANAGE_SERVER)
        await promise_update(interaction)
        locale, wanted = str(interaction.locale), pressed.rejection
        try:
            made = await self._changes.undo(
                *_who(interaction), None if wanted is None else ChangeId(wanted)
            )
            top = just_undone(made, locale)
        except NotUndone as refusal:
            top = not_undone(refusal, locale)
        await self._answer(interaction, top)

    async def _answer(self, interaction: Interaction, top: Top | None) -> None:
        await self._show(interaction, top)
        if self._after is not None:
            await self._after(place_of(interaction))


def _who(interaction: Interaction) -> tuple[GuildId, UserId]:
    return place_of(interaction), UserId(interaction.user.id)
