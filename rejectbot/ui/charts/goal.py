"""The goal ring: how much of one's own goal is reached, and never how much is missing."""

from dataclasses import dataclass

from rejectbot.ui.charts.card import (
    BLUE,
    HEADING,
    LINE,
    MARGIN,
    NORMAL,
    QUIET,
    WIDTH,
    Style,
    card,
    text,
    wrapped,
)
from rejectbot.ui.charts.chart import Chart, told
from rejectbot.ui.charts.svg import Svg, arc, element
from rejectbot.ui.copy import say

NAME = "goal.png"
_HEIGHT = 340
_X, _Y, _RADIUS, _THICK = 178, 170, 118, 34
_WORDS_X = 356
_LINES = 3
_COUNT = Style(78, bold=True, anchor="middle")
_OF = Style(NORMAL, fill=QUIET, anchor="middle")


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """`reached` of `target` rejections (1 or more).

    `pace` is a short sentence in the reader's language, such as "Two weeks ahead."; empty: none.
    """

    reached: int
    target: int
    pace: str = ""


def goal_ring(goal: GoalProgress, locale: str) -> Chart:
    """The ring of a goal; before the first rejection it is words alone."""
    if not goal.reached:
        return Chart(NAME, None, "", say(locale, "chart-goal-empty", target=goal.target))
    facts = say(locale, "chart-goal-facts", reached=goal.reached, target=goal.target)
    said = told([facts], [_pace(goal, locale)])
    alt = told([say(locale, "chart-goal-alt")], [said])
    return Chart(NAME, _drawing(goal, locale), alt, say(locale, "chart-goal-text", facts=said))


def _drawing(goal: GoalProgress, locale: str) -> str:
    room = 2 * (_RADIUS - _THICK / 2) - 24
    of = say(locale, "chart-goal-of", target=goal.target)
    shapes = [
        *_ring(goal.reached / goal.target),
        text(_X, _Y + 16, f"{goal.reached:,}", room, _COUNT),
        text(_X, _Y + 58, of, room - 24, _OF),
    ]
    beside = WIDTH - MARGIN - _WORDS_X
    lines = wrapped(_pace(goal, locale), beside, _LINES)
    y = _Y - 8 - 19 * (len(lines) - 1)
    title = say(locale, "chart-goal-title")
    shapes.append(text(_WORDS_X, y, title, beside, HEADING))
    for number, line in enumerate(lines, start=1):
        shapes.append(text(_WORDS_X, y + 8 + 38 * number, line, beside))
    return card(_HEIGHT, *shapes, second=BLUE)


def _ring(part: float) -> list[Svg]:
    around: dict[str, str | float] = {"fill": "none", "stroke_width": _THICK}
    whole = element("circle", cx=_X, cy=_Y, r=_RADIUS, stroke=LINE, **around)
    if part >= 1:
        return [element("circle", cx=_X, cy=_Y, r=_RADIUS, stroke=BLUE, **around)]
    path = arc(_X, _Y, _RADIUS, part)
    return [whole, element("path", d=path, stroke=BLUE, stroke_linecap="round", **around)]


def _pace(goal: GoalProgress, locale: str) -> str:
    return say(locale, "chart-goal-reached") if goal.reached >= goal.target else goal.pace
