"""What moderators do about a card or note that stands, and when each of it is possible."""

from enum import StrEnum

from rejectbot.domain.review import State


class Step(StrEnum):
    """What was done: the text is hidden, shown again, or taken down for good.

    `kept`: reports were looked at, and it stands. `reported`: so many of them hid it. `unlooked`:
    no moderator had looked at that in time, so it was shown again.
    """

    HIDDEN = "hidden"
    SHOWN = "shown"
    TAKEN_DOWN = "taken_down"
    KEPT = "kept"
    REPORTED = "reported"
    UNLOOKED = "unlooked"


_STEPS: dict[State, tuple[Step, ...]] = {
    State.PUBLISHED: (Step.HIDDEN, Step.TAKEN_DOWN),
    State.HIDDEN: (Step.SHOWN, Step.TAKEN_DOWN),
    State.LOST: (Step.TAKEN_DOWN,),
}
THEN = {
    Step.HIDDEN: State.HIDDEN,
    Step.SHOWN: State.PUBLISHED,
    Step.TAKEN_DOWN: State.REMOVED,
}
"""The state in which each step leaves what it is about."""


def steps(state: State) -> tuple[Step, ...]:
    """What can be done now, in the order in which it is offered."""
    return _STEPS.get(state, ())


def sources(step: Step) -> frozenset[State]:
    """The states in which this step can be taken."""
    return frozenset(state for state, possible in _STEPS.items() if step in possible)
