"""What charts of bars share: a scale of round numbers, a legend, and labels that have room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from rejectbot.ui.charts.card import INSIDE, LABEL, LINE, MARGIN, QUIET, WIDTH, text, width_of
from rejectbot.ui.charts.svg import Svg, element

_SMALLEST = (4, 6, 8)
_ROUND = (10, 12, 16, 20, 24, 30, 40, 60, 80)
_KEY = 26
"""Side of the square in front of a legend's words."""
_LEGEND_LINE = 42
_LOWEST = 6
"""Of a bar: a hatched one needs 3 for its outline."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where bars stand: the height of `top`, the base line at `bottom`, the most they can show."""

    top: float
    bottom: float
    most: int

    def height(self, value: int) -> float:
        """How high a bar of this value is; what is more than nothing can be seen."""
        return max(_LOWEST, (self.bottom - self.top) * value / self.most) if value else 0

    @property
    def left(self) -> float:
        """Where bars may begin: beside the scale's widest number."""
        return MARGIN + width_of(f"{self.most:,}", LABEL) + 10

    @property
    def width(self) -> float:
        """The room for all bars."""
        return WIDTH - MARGIN - self.left

    def grid(self) -> list[Svg]:
        """A line for the half and the whole, with its number, and the base line."""
        shapes = [self._line(self.bottom, QUIET)]
        for value in (self.most // 2, self.most):
            y, end, room = self.bottom - self.height(value), self.left - 10, self.left - MARGIN
            number = f"{value:,}"
            shapes += [
                self._line(y, LINE),
                text(end, y + 8, number, room, replace(LABEL, anchor="end")),
            ]
        return shapes

    def _line(self, y: float, colour: str) -> Svg:
        return element("rect", x=self.left, y=y - 1, width=self.width, height=2, fill=colour)


@dataclass(frozen=True, slots=True)
class Series:
    """One line of the legend: its words and how its bars look."""

    said: str
    look: dict[str, str | float]


def scale(most: int) -> int:
    """The round even number, 4 or more, that bars of up to `most` are measured by."""
    larger = (step * tens for tens in _powers() for step in _ROUND)
    return next(step for step in chain(_SMALLEST, larger) if step >= most)


def legend(series: Sequence[Series], y: float) -> tuple[list[Svg], float]:
    """The series beside one another if they have the room, else below; and where it ends."""
    widths = [_KEY + 12 + width_of(each.said) + 30 for each in series]
    beside = sum(widths) <= INSIDE + 30
    shapes: list[Svg] = []
    x: float = MARGIN
    for each, wide in zip(series, widths, strict=True):
        key_y = y - _KEY + 4
        shapes.append(
            element("rect", x=x + 1.5, y=key_y, width=_KEY - 3, height=_KEY - 3, rx=5, **each.look)
        )
        words_x = x + _KEY + 12
        shapes.append(text(words_x, y, each.said, WIDTH - MARGIN - words_x))
        if beside:
            x += wide
        else:
            y += _LEGEND_LINE
    return shapes, y if beside else y - _LEGEND_LINE


def labels(said: Sequence[tuple[float, str]], y: float) -> list[Svg]:
    """Words centred below their places: all of them, or the last and every n-th that has room."""
    placed = [_Label(label, _kept_inside(x, width_of(label, LABEL))) for x, label in said[::-1]]
    steps = (placed[::step] for step in range(1, len(placed) + 1))
    shown: Sequence[_Label] = next((some for some in steps if _apart(some)), ())
    return [text(each.centre, y, each.said, INSIDE, LABEL) for each in shown]


@dataclass(frozen=True, slots=True)
class _Label:
    said: str
    centre: float


def _apart(placed: Sequence[_Label]) -> bool:
    return all(
        right.centre - left.centre >= 8 + (width_of(left.said + right.said, LABEL)) / 2
        for right, left in pairwise(placed)
    )


def _kept_inside(centre: float, width: float) -> float:
    return min(max(centre, MARGIN + width / 2), WIDTH - MARGIN - width / 2)


def _powers() -> Iterator[int]:
    power = 1
    while True:
        yield power
        power *= 10
