"""Why a change of settings stays: a branch of the tree that is drawn in `errors`."""

from rejectbot.domain.errors import Refusal


class NotUndone(Refusal):
    """A change of settings stays as it is."""


class ChangedSince(NotUndone):
    """The same setting was changed once more after it."""


class UndoneAlready(NotUndone):
    """What it changed is as it was before."""


class UndoneTooLate(NotUndone):
    """It is older than a day, or not known."""
