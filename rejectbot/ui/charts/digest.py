"""The digest's chart: how many shared and how many were answered, by day or by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rejectbot.ui.charts.axes import Plot, Series, labels, legend, scale
from rejectbot.ui.charts.card import (
    BLUE,
    GREEN,
    HEADING,
    INSIDE,
    MARGIN,
    card,
    hatched,
    solid,
    text,
)
from rejectbot.ui.charts.chart import Chart, told
from rejectbot.ui.charts.dates import day_and_month, weekday
from rejectbot.ui.charts.svg import Svg, bar, element
from rejectbot.ui.copy import say

NAME = "digest.png"
_PLOT = 230
_WIDEST = 34
_GAP = 6
_OUTLINE = 1.5


class Step(StrEnum):
    """How long each span is."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Span:
    """What happened in a server from the day `first` on: published cards, anonymous ones too."""

    first: date
    shared: int
    answered: int


def digest_chart(spans: Sequence[Span], step: Step, locale: str) -> Chart:
    """The chart of 1 to 12 spans, oldest first; one in which nothing was shared is words alone."""
    shared, answered = sum(s.shared for s in spans), sum(s.answered for s in spans)
    if not shared:
        return Chart(NAME, None, "", say(locale, "chart-digest-empty"))
    series = _series(shared, answered, locale)
    totals = " · ".join(each.said for each in series)
    parts = [_span(span, step, locale) for span in spans if span.shared]
    return Chart(
        NAME,
        _drawing(spans, step, series, locale),
        told(
            [_title(len(spans), step, locale) + ".", f"{totals}."],
            (f"{part}." for part in parts),
        ),
        say(locale, "chart-digest-text", totals=totals, parts=" · ".join(parts)),
    )


def _title(spans: int, step: Step, locale: str) -> str:
    return say(locale, f"chart-digest-{step.value}s", count=spans)


def _series(shared: int, answered: int, locale: str) -> list[Series]:
    series = [Series(say(locale, "chart-shared", count=shared), solid(BLUE))]
    if answered:
        said = say(locale, "chart-answered", count=answered)
        series.append(Series(said, hatched(GREEN)))
    return series


def _drawing(spans: Sequence[Span], step: Step, series: Sequence[Series], locale: str) -> str:
    title = _title(len(spans), step, locale)
    keys, y = legend(series, 112)
    most = max(max(span.shared, span.answered) for span in spans)
    plot = Plot(top=y + 38, bottom=y + 38 + _PLOT, most=scale(most))
    pitch = plot.width / len(spans)
    shapes = [text(MARGIN, 62, title, INSIDE, HEADING), *keys, *plot.grid()]
    shapes += _bars(spans, plot, pitch)
    named = [
        (plot.left + (number + 0.5) * pitch, _name(span, step, locale))
        for number, span in enumerate(spans)
    ]
    shapes += labels(named, plot.bottom + 36)
    return card(plot.bottom + 62, *shapes, second=GREEN)


def _bars(spans: Sequence[Span], plot: Plot, pitch: float) -> list[Svg]:
    wide, shared, answered = min(_WIDEST, (pitch - 3 * _GAP) / 2), "", ""
    for number, span in enumerate(spans):
        middle = plot.left + (number + 0.5) * pitch
        if span.shared:
            shared += bar(middle - wide - _GAP / 2, plot.bottom, wide, plot.height(span.shared))
        if span.answered:
            left, bottom = middle + _GAP / 2 + _OUTLINE, plot.bottom - _OUTLINE
            height = plot.height(span.answered) - 2 * _OUTLINE
            answered += bar(left, bottom, wide - 2 * _OUTLINE, height)
    return [
        element("path", d=shared, **solid(BLUE)),
        element("path", d=answered, **hatched(GREEN)),
    ]


def _name(span: Span, step: Step, locale: str) -> str:
    return (weekday if step is Step.DAY else day_and_month)(span.first, locale)


def _span(span: Span, step: Step, locale: str) -> str:
    name = _name(span, step, locale)
    if not span.answered:
        return say(locale, "chart-span-shared", name=name, shared=span.shared)
    return say(locale, "chart-span-both", name=name, shared=span.shared, answered=span.answered)
