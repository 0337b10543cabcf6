"""The life of a rejection as a table of allowed moves."""

from enum import StrEnum


class State(StrEnum):
    """Where a rejection is. `queued` and `held` live in the outbox, the others in `rejection`.

    `lost`: somebody deleted the card's message on Discord. Its author keeps what it earned, and
    it comes back where its message is found to stand.
    """

    QUEUED = "queued"
    HELD = "held"
    PUBLISHED = "published"
    HIDDEN = "hidden"
    LOST = "lost"
    REMOVED = "removed"


MOVES: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.HELD, State.PUBLISHED, State.REMOVED}),
    State.HELD: frozenset({State.PUBLISHED, State.REMOVED}),
    State.PUBLISHED: frozenset({State.HIDDEN, State.LOST, State.REMOVED}),
    State.HIDDEN: frozenset({State.PUBLISHED, State.REMOVED}),
    State.LOST: frozenset({State.PUBLISHED, State.REMOVED}),
    State.REMOVED: frozenset(),
}


def may_move(now: State, then: State) -> bool:
    """Whether a rejection may go from `now` to `then`; nothing comes back from `removed`."""
    return then in MOVES[now]


def sources(then: State) -> frozenset[State]:
    """The states from which `then` can be reached in one move."""
    return frozenset(now for now in State if may_move(now, then))
