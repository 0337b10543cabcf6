"""The year chart: 53 weeks of rejections and attempts, for their owner alone."""

from collections.abc import Sequence

from rejectbot.domain.year import Span, Year
from rejectbot.ui.charts.axes import Plot, Series, labels, legend, scale
from rejectbot.ui.charts.card import (
    BLUE,
    HEADING,
    INSIDE,
    MARGIN,
    ORANGE,
    card,
    hatched,
    solid,
    text,
)
from rejectbot.ui.charts.chart import Chart, told
from rejectbot.ui.charts.dates import day_and_month, month
from rejectbot.ui.charts.svg import Svg, bar, element
from rejectbot.ui.copy import say

NAME = "year.png"
_PLOT = 230
"""Height of the bars' room."""
_GAP = 3
_ROUND = 8
_OUTLINE = 1.5
_DRAWN_FROM = 3
"""Weeks with something in them."""


def year_chart(year: Year, locale: str) -> Chart:
    """The chart of a year; one that has just begun is words alone.

    A picture of fifty empty weeks would show what somebody did not do.
    """
    if not year.months:
        return Chart(NAME, None, "", say(locale, "chart-year-empty"))
    series = _series(year, locale)
    totals, fullest = _totals(series, locale), _fullest(year, locale)
    months = [
        _month(span, locale, with_year=number == 0 or span.first.month == 1)
        for number, span in enumerate(year.months)
    ]
    alt = told([say(locale, "chart-year-alt"), totals, fullest], (f"{each}." for each in months))
    text = say(locale, "chart-year-text", totals=totals, fullest=fullest, months=" · ".join(months))
    if year.active_weeks < _DRAWN_FROM:
        return Chart(NAME, None, "", text)
    return Chart(NAME, _drawing(year, series, locale), alt, text)


def _drawing(year: Year, series: Sequence[Series], locale: str) -> str:
    keys, y = legend(series, 112)
    plot = Plot(top=y + 38, bottom=y + 38 + _PLOT, most=scale(year.fullest.effort))
    pitch = plot.width / len(year.weeks)
    shapes = [text(MARGIN, 62, say(locale, "chart-year-title"), INSIDE, HEADING)]
    shapes += [*keys, *plot.grid()]
    months: list[tuple[float, str]] = []
    for number, week in enumerate(year.weeks):
        if number == 0 or week.first.month != year.weeks[number - 1].first.month:
            months.append((plot.left + (number + 2) * pitch, month(week.first, locale)))
    shapes += _bars(year, plot, pitch)
    shapes += labels(months[1:], plot.bottom + 36)
    return card(plot.bottom + 62, *shapes, second=ORANGE)


def _series(year: Year, locale: str) -> list[Series]:
    series = []
    if year.rejections:
        said = say(locale, "chart-rejections", count=year.rejections)
        series.append(Series(said, solid(BLUE)))
    if year.attempts:
        said = say(locale, "chart-attempts", count=year.attempts)
        series.append(Series(said, hatched(ORANGE)))
    return series


def _bars(year: Year, plot: Plot, pitch: float) -> list[Svg]:
    """Attempts stand on the rejections, so that a bar is as high as the week's whole effort."""
    wide, rejections, attempts = pitch - _GAP, "", ""
    for number, week in enumerate(year.weeks):
        x = plot.left + number * pitch + _GAP / 2
        foot = plot.height(week.rejections)
        if week.rejections:
            rejections += bar(x, plot.bottom, wide, foot, 0 if week.attempts else _ROUND)
        if week.attempts:
            height = plot.height(week.attempts) - 2 * _OUTLINE
            left, bottom = x + _OUTLINE, plot.bottom - foot - _OUTLINE
            attempts += bar(left, bottom, wide - 2 * _OUTLINE, height)
    return [
        element("path", d=rejections, **solid(BLUE)),
        element("path", d=attempts, **hatched(ORANGE)),
    ]


def _totals(series: Sequence[Series], locale: str) -> str:
    said = [each.said for each in series]
    if len(said) == 1:
        return f"{said[0]}."
    return say(locale, "chart-year-totals", rejections=said[0], attempts=said[1])


def _fullest(year: Year, locale: str) -> str:
    week = year.fullest
    when = day_and_month(week.first, locale)
    return say(locale, "chart-year-fullest", week=when, count=week.effort)


def _month(span: Span, locale: str, *, with_year: bool) -> str:
    name = month(span.first, locale)
    values: dict[str, str | int] = {
        "month": f"{name} {span.first.year}" if with_year else name,
        "rejections": span.rejections,
        "attempts": span.attempts,
    }
    if not span.attempts:
        return say(locale, "chart-month-rejections", **values)
    if not span.rejections:
        return say(locale, "chart-month-attempts", **values)
    return say(locale, "chart-month-both", **values)
