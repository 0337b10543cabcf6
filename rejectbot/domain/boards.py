"""The boards of a server, what each counts, and the keys under which their totals are kept."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Self

from rejectbot.domain.periods import Period
from rejectbot.domain.points import Earning

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_FIRST_YEAR = 2000

_REMEMBERED = 256
"""Keys of so many boards and days: each support asks for the same few again."""

SEASONS_MOST = _BASE**2
"""Seasons that a server can have, numbered from 0: two digits of base 36 say which."""


class BoardKind(StrEnum):
    """What a board ranks members by.

    `points`: what they earned. `sharers`: how many rejections they shared by name, ten a day at
    most. `givers`: how many cards of others they supported, and wrote their first named note to,
    within the limits that points have.
    """

    POINTS = "points"
    SHARERS = "sharers"
    GIVERS = "givers"


COUNTED_ON = {
    Earning.SHARE: BoardKind.SHARERS,
    Earning.SUPPORT: BoardKind.GIVERS,
    Earning.NOTE: BoardKind.GIVERS,
}
"""The board on which each such earning counts for one, whatever it is worth.

What is not here counts on none, least of all the public credit for anonymous effort: the boards
of counts count what was done by name.
"""

_LETTERS = {BoardKind.POINTS: "p", BoardKind.SHARERS: "s", BoardKind.GIVERS: "g"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


@dataclass(frozen=True, slots=True, order=True)
class BoardKey:
    """A board of a server's season in one period; `period` is `Period.key`, as `2026-W48`."""

    kind: BoardKind
    season: int
    period: str

    @property
    def stored(self) -> str:
        """The key of its totals, 8 characters at most.

        The points of season 0 have the period itself. All others have a letter, two digits of
        base 36 for the season, and the period with its year in two such digits from 2000 (`00`)
        to 3295 (`zz`): `g010qW48`, `s010qM11`, `p010q`, `g00all`. Raises ValueError for a year or
        season that does not fit.
        """
        if self.kind is BoardKind.POINTS and self.season == 0:
            return self.period
        return f"{_LETTERS[self.kind]}{_two_digits(self.season)}{_compact(self.period)}"

    @classmethod
    def read(cls, stored: str) -> Self:
        """The board whose totals have this key."""
        kind = _KINDS.get(stored[0])
        if kind is None:
            return cls(BoardKind.POINTS, 0, stored)
        return cls(kind, int(stored[1:3], _BASE), _expanded(stored[3:]))

    def of_season(self, season: int) -> Self:
        """The same board and period in another season."""
        return replace(self, season=season)


@lru_cache(_REMEMBERED)
def board_keys(kind: BoardKind, season: int, day: date) -> tuple[str, ...]:
    """The stored keys of all periods of a board that `day` counts for, in the order of `Period`."""
    return tuple(BoardKey(kind, season, period.key(day)).stored for period in Period)


def _compact(period: str) -> str:
    if period == Period.ALL.value:
        return period
    year, _, rest = period.partition("-")
    part = rest if rest.startswith("W") else rest and f"M{rest}"
    return _two_digits(int(year) - _FIRST_YEAR) + part


def _expanded(compact: str) -> str:
    if compact == Period.ALL.value:
        return compact
    year, part = f"{int(compact[:2], _BASE) + _FIRST_YEAR:04}", compact[2:]
    return "-".join(filter(None, (year, part.removeprefix("M"))))


def _two_digits(number: int) -> str:
    if not 0 <= number < _BASE**2:
        raise ValueError(f"{number} does not fit into two digits of base {_BASE}")
    return _DIGITS[number // _BASE] + _DIGITS[number % _BASE]
