"""Keys of boards: short, never the same for two, and read back as what they were."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectbot.domain.boards import COUNTED_ON, SEASONS_MOST, BoardKey, BoardKind, board_keys
from rejectbot.domain.periods import Period, keys
from rejectbot.domain.points import Earning
from rejectbot.storage.tables import standing, total

TODAY = date(2026, 11, 23)
_days = st.dates(date(2015, 1, 1), date(3295, 12, 28))
_seasons = st.integers(0, SEASONS_MOST - 1)
_boards = st.builds(
    lambda kind, season, period, day: BoardKey(kind, season, period.key(day)),
    st.sampled_from(BoardKind),
    _seasons,
    st.sampled_from(Period),
    _days,
)


def test_the_first_points_keep_the_keys_they_have_always_had() -> None:
    assert board_keys(BoardKind.POINTS, 0, TODAY) == keys(TODAY)


def test_other_boards_have_their_own() -> None:
    shared = board_keys(BoardKind.SHARERS, 0, TODAY)
    assert shared == ("s000qW48", "s000qM11", "s000q", "s00all")
    assert board_keys(BoardKind.POINTS, 1295, TODAY)[0] == "pzz0qW48"
    assert board_keys(BoardKind.GIVERS, 37, date(3295, 12, 31))[1] == "g11zzM12"


@given(_boards, _boards)
def test_two_boards_never_share_a_key(one: BoardKey, other: BoardKey) -> None:
    assert (one.stored == other.stored) == (one == other)


@given(_boards)
def test_a_key_fits_its_column_and_says_which_board_it_is_of(board: BoardKey) -> None:
    types: list[Any] = [table.c.period.type for table in (total, standing)]
    longest = {each.length for each in types}
    assert longest == {8}
    assert len(board.stored) <= 8
    assert BoardKey.read(board.stored) == board


@pytest.mark.parametrize("board", [(SEASONS_MOST, "all"), (1, "3296"), (1, "1999")])
def test_what_does_not_fit_is_no_other_boards_key(board: tuple[int, str]) -> None:
    with pytest.raises(ValueError, match="two digits"):
        _ = BoardKey(BoardKind.POINTS, *board).stored


def test_no_credit_for_anonymous_effort_is_counted() -> None:
    assert set(COUNTED_ON) == {Earning.SHARE, Earning.SUPPORT, Earning.NOTE}
