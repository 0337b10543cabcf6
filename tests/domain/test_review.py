"""The life of a rejection: the table of moves has no way back from removed."""

import pytest

from rejectbot.domain.review import MOVES, State, may_move, sources


def test_every_state_is_in_the_table() -> None:
    assert set(MOVES) == set(State)


@pytest.mark.parametrize("now", State)
@pytest.mark.parametrize("then", State)
def test_sources_are_the_table_read_backwards(now: State, then: State) -> None:
    assert (now in sources(then)) == may_move(now, then) == (then in MOVES[now])


@pytest.mark.parametrize("state", State)
def test_nothing_moves_to_where_it_is(state: State) -> None:
    assert not may_move(state, state)


def test_removed_is_the_end_and_everything_can_get_there() -> None:
    assert MOVES[State.REMOVED] == frozenset()
    assert sources(State.REMOVED) == set(State) - {State.REMOVED}


def test_nothing_is_queued_again() -> None:
    assert sources(State.QUEUED) == frozenset()


def test_only_what_is_hidden_or_taken_for_deleted_comes_back_to_the_channel() -> None:
    assert sources(State.PUBLISHED) == {State.QUEUED, State.HELD, State.HIDDEN, State.LOST}


def test_what_is_hidden_does_not_come_back_by_being_lost_and_found() -> None:
    assert sources(State.LOST) == {State.PUBLISHED}
