"""A change of a server's settings: what it changed, and going back from it for a day."""

from dataclasses import dataclass, fields, replace
from typing import Any

from rejectbot.domain.ids import ChangeId, UserId
from rejectbot.domain.settings import ServerSettings, TeamGoal
from rejectbot.domain.undo_errors import ChangedSince, UndoneAlready

_HAS_ITS_OWN_UNDO = "season"
SETTINGS = tuple(
    each.name for each in fields(ServerSettings) if each.name not in {"guild", _HAS_ITS_OWN_UNDO}
)
"""The names of the settings, as attributes of `ServerSettings`."""


def changed(old: ServerSettings, new: ServerSettings) -> tuple[str, ...]:
    """Which settings are not the same in both."""
    return tuple(name for name in SETTINGS if _choice(old, name) != _choice(new, name))


@dataclass(frozen=True, slots=True)
class SettingChange:
    """Of one or several settings at once, by an administrator; None once they were erased.

    `before` and `after` differ in what was changed alone. `hours_ago` counts full hours of the
    clock, since nothing finer is kept.
    """

    id: ChangeId
    by: UserId | None
    hours_ago: int
    before: ServerSettings
    after: ServerSettings

    @property
    def changed(self) -> tuple[str, ...]:
        """Which settings it changed."""
        return changed(self.before, self.after)

    def undone(self, now: ServerSettings) -> ServerSettings:
        """The settings that hold now, with what this changed as it was before.

        Raises UndoneAlready where nothing is left to undo, and ChangedSince where one of its
        settings has got another value by now.
        """
        names = self.changed
        if all(_choice(now, name) == _choice(self.before, name) for name in names):
            raise UndoneAlready
        if any(_choice(now, name) != _choice(self.after, name) for name in names):
            raise ChangedSince
        earlier: dict[str, Any] = {name: getattr(self.before, name) for name in names}
        return replace(now, **earlier)

    def can_be_undone(self, now: ServerSettings) -> bool:
        """Whether `undone` would go back."""
        try:
            self.undone(now)
        except (UndoneAlready, ChangedSince):
            return False
        return True


def _choice(settings: ServerSettings, name: str) -> object:
    """What an administrator chose: how much of a team goal was told is nobody's choice."""
    value: object = getattr(settings, name)
    return replace(value, told=0) if isinstance(value, TeamGoal) else value
