"""The year chart: 53 weeks of rejections and attempts, for their owner alone."""

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
_OUTLINE = 1.5


def year_chart(year: Year, locale: str) -> Chart:
    """The chart of a year; one in which nothing was shared yet is words alone."""
    if not year.rejections and not year.attempts:
        return Chart(NAME, None, "", say(locale, "chart-year-empty"))
    return Chart(NAME, _drawing(year, locale), _alt(year, locale), _text(year, locale))


def _drawing(year: Year, locale: str) -> str:
    keys, y = legend(_series(year, locale), 112)
    plot = Plot(top=y + 38, bottom=y + 38 + _PLOT, most=scale(year.fullest.effort))
    pitch = plot.width / len(year.weeks)
    shapes = [text(MARGIN, 62, say(locale, "chart-year-title"), INSIDE, HEADING)]
    shapes += [*keys, *plot.grid()]
    months: list[tuple[float, str]] = []
    for number, week in enumerate(year.weeks):
        x = plot.left + number * pitch
        shapes += _bars(week, x + _GAP / 2, pitch - _GAP, plot)
        if number == 0 or week.first.month != year.weeks[number - 1].first.month:
            months.append((x + 2 * pitch, month(week.first, locale)))
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


def _bars(week: Span, x: float, wide: float, plot: Plot) -> list[Svg]:
    """Attempts stand on the rejections, so that a bar is as high as the week's whole effort."""
    shapes = []
    foot = plot.bottom - plot.height(week.rejections)
    if week.rejections:
        height = plot.bottom - foot
        path = f"M{x} {foot}h{wide}v{height}h{-wide}z" if week.attempts else ""
        shapes.append(element("path", d=path or bar(x, plot.bottom, wide, height), **solid(BLUE)))
    if week.attempts:
        path = bar(
            x + _OUTLINE, foot - _OUTLINE, wide - 2 * _OUTLINE,
            plot.height(week.attempts) - 2 * _OUTLINE,
        )  # fmt: skip
        shapes.append(element("path", d=path, **hatched(ORANGE)))
    return shapes


def _alt(year: Year, locale: str) -> str:
    return told(
        [say(locale, "chart-year-alt"), *_totals(year, locale), _fullest(year, locale)],
        (f"{_month(span, locale, year=True)}." for span in year.months),
    )


def _text(year: Year, locale: str) -> str:
    totals = " ".join(_totals(year, locale))
    months = " · ".join(_month(span, locale) for span in year.months)
    return say(
        locale, "chart-year-text", totals=totals, fullest=_fullest(year, locale), months=months
    )


def _totals(year: Year, locale: str) -> list[str]:
    said = [each.said for each in _series(year, locale)]
    if len(said) == 1:
        return [f"{said[0]}."]
    return [say(locale, "chart-year-totals", rejections=said[0], attempts=said[1])]


def _fullest(year: Year, locale: str) -> str:
    week = year.fullest
    when = day_and_month(week.first, locale)
    return say(locale, "chart-year-fullest", week=when, count=week.effort)


def _month(span: Span, locale: str, *, year: bool = False) -> str:
    name = month(span.first, locale)
    values: dict[str, str | int] = {
        "month": f"{name} {span.first.year}" if year else name,
        "rejections": span.rejections,
        "attempts": span.attempts,
    }
    if not span.attempts:
        return say(locale, "chart-month-rejections", **values)
    if not span.rejections:
        return say(locale, "chart-month-attempts", **values)
    return say(locale, "chart-month-both", **values)
